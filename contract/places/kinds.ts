import { baseOf, defineKinds, type Kind } from '../kernel/kinds.ts';

/** Kinds of places 点位/阵地, in the order of lists. */
export const placeKinds = [
  'service_centre',
  'service_station',
  'courier_station',
  'patrol_point',
  'canteen',
  'venue',
  'screen',
  'other',
] as const;
export const placeKindSet = defineKinds('places.kinds', placeKinds);
export type ShippedPlaceKind = (typeof placeKinds)[number];
export type PlaceKind = Kind<ShippedPlaceKind>;

/** The eight attributes 八有 a service centre or station should have: 标识码 标牌 设施 机制 队伍 活动 服务 保障. */
export const placeAttributes = ['code', 'sign', 'facilities', 'mechanism', 'team', 'activities', 'services', 'guarantee'] as const;
export type PlaceAttribute = (typeof placeAttributes)[number];

/** Kinds that are measured by the eight attributes. */
export const attributeKinds = ['service_centre', 'service_station'] as const satisfies readonly ShippedPlaceKind[];
export const hasAttributes = (kind: PlaceKind): boolean => (attributeKinds as readonly string[]).includes(baseOf(kind));

/** Kinds nobody enters: they have no opening hours and no facilities. */
const unentered: readonly ShippedPlaceKind[] = ['patrol_point', 'screen'];
export const hasOpening = (kind: PlaceKind): boolean => !unentered.includes(baseOf(kind));

/** Facilities the platform knows a word for (`places:facilities.*`); a jurisdiction may add its own in plain words. */
export const knownFacilities = [
  'water',
  'charging',
  'microwave',
  'rest',
  'wifi',
  'toilet',
  'first_aid',
  'umbrella',
  'nursing',
  'books',
  'tv',
  'air_conditioning',
  'heating',
  'tyre_pump',
  'repair_tools',
  'counter',
  'meeting_room',
  'party_room',
  'reading_room',
  'children',
  'elders',
  'fitness',
  'stage',
  'projector',
  'kitchen',
  'delivery',
  'ramp',
  'defibrillator',
  'lockers',
  'shower',
  'fridge',
  'battery_swap',
  'masks',
  'sewing_kit',
  'wish_box',
] as const;

/** Facilities offered to choose from, per kind, unless the jurisdiction says otherwise. A courier station has the fifteen that cities name: 座椅、饮水、微波炉、冰箱、空调、充电、换电、无线网、图书、药箱、雨具、口罩纸巾、打气修车、针线、心愿箱. */
export const defaultFacilities: Readonly<Record<ShippedPlaceKind, readonly string[]>> = {
  service_centre: [
    'counter',
    'meeting_room',
    'party_room',
    'reading_room',
    'children',
    'elders',
    'toilet',
    'nursing',
    'ramp',
    'wifi',
    'water',
    'first_aid',
    'defibrillator',
  ],
  service_station: ['counter', 'meeting_room', 'reading_room', 'children', 'elders', 'toilet', 'ramp', 'wifi', 'water', 'first_aid'],
  courier_station: [
    'rest',
    'water',
    'microwave',
    'fridge',
    'air_conditioning',
    'charging',
    'battery_swap',
    'wifi',
    'books',
    'first_aid',
    'umbrella',
    'masks',
    'repair_tools',
    'sewing_kit',
    'wish_box',
  ],
  patrol_point: [],
  canteen: ['kitchen', 'delivery', 'ramp', 'toilet', 'air_conditioning'],
  venue: ['stage', 'projector', 'fitness', 'books', 'toilet', 'ramp', 'wifi', 'water', 'shower', 'lockers'],
  screen: [],
  other: ['toilet', 'water', 'ramp'],
};

/** Times of one day as [from, to] in "HH:MM"; a `to` not after its `from` lies on the next day, "24:00" is midnight. */
export type DayHours = readonly (readonly [from: string, to: string])[];
/** Seven days from Monday; null: nobody has told, which is neither open nor closed. */
export type WeekHours = readonly DayHours[] | null;
/** The hours of a place that never closes. */
export const alwaysOpen: readonly DayHours[] = Array.from({ length: 7 }, () => [['00:00', '24:00']]);
export const isAlwaysOpen = (hours: WeekHours): boolean => JSON.stringify(hours) === JSON.stringify(alwaysOpen);

/** Kinds that keep the hours of a working day on a make-up day unless a place says otherwise: people are sent there on working days. */
const keepMakeUpDays: readonly ShippedPlaceKind[] = ['service_centre', 'service_station'];
export const makesUp = (kind: PlaceKind, told: boolean | null): boolean => told ?? keepMakeUpDays.includes(baseOf(kind));

/** How a service circle is drawn: walking speed, how much longer the way is than the straight line, and which kinds count as centres. */
export interface CircleSettings {
  /** Metres per minute on foot. */
  readonly speed: number;
  /** Way on foot divided by straight distance. */
  readonly detour: number;
  readonly kinds: readonly ShippedPlaceKind[];
}

/**
 * Defaults of the service circle. 80 m/min (4.8 km/h) is an adult's usual walking speed; GB 50180-2018 likewise counts 800–1,000 m for its
 * 15-minute and 500 m for its 10-minute living circle. 1.3 is the usual detour of a street network; 15 min × 80 m ÷ 1.3 = 923 m falls
 * in the standard's range.
 */
export const defaultCircle: CircleSettings = { speed: 80, detour: 1.3, kinds: ['service_centre', 'service_station'] };

/** Straight distance in metres that can be walked in the given minutes: minutes × speed ÷ detour. */
export const walkRadius = (minutes: number, { speed, detour }: CircleSettings): number => (minutes * speed) / detour;
