import { LRUCache } from 'lru-cache';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MapArea, MapCounts, MapFigures } from '#contract/map/api.ts';
import { type MapLayerId, mapLights } from '#contract/map/layers.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { type Box, boxOf, joined, middleOf } from '#modules/territory/domain/index.ts';
import type { MapLayers } from './layers.ts';
import type { PointStore } from './point-store.ts';
import { lightIn, sightOf } from './question.ts';

/** What an area holds by itself: extent and people, from below where it does not say. */
interface Extent {
  readonly bounds: Box | null;
  readonly households: number | null;
  readonly residents: number | null;
}
const extents = new WeakMap<TerritorySnapshot, Map<string, Extent>>();

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
};

function extentOf(territory: TerritorySnapshot, area: TerritoryArea): Extent {
  const known = extents.get(territory) ?? new Map<string, Extent>();
  extents.set(territory, known);
  const found = known.get(area.id);
  if (found) return found;
  const complete = area.boundary !== null && area.households !== null && area.residents !== null;
  const below = complete ? [] : territory.children(area).map((child) => extentOf(territory, child));
  const extent: Extent = {
    bounds: area.boundary ? boxOf(area.boundary) : below.reduce<Box | null>((box, one) => joined(box, one.bounds), null),
    households: area.households ?? sum(below.map((one) => one.households)),
    residents: area.residents ?? sum(below.map((one) => one.residents)),
  };
  known.set(area.id, extent);
  return extent;
}

type Layered = Omit<MapFigures, 'households' | 'residents'>;
const nothing = (): Layered => ({ cases: null, organisations: null, units: null, teams: null, workers: null, places: null });

/** Where each area path of a store lies among an area and its children: 0 the area itself, 1… a child, −1 elsewhere. */
interface Among {
  readonly territory: TerritorySnapshot;
  readonly places: Int32Array;
}
const remembered = new WeakMap<PointStore, LRUCache<string, Among>>();

function placesAmong(store: PointStore, territory: TerritorySnapshot, area: TerritoryArea): Int32Array {
  const own = remembered.get(store) ?? new LRUCache<string, Among>({ max: 50 });
  remembered.set(store, own);
  const held = own.get(area.code);
  if (held?.territory === territory && held.places.length === store.areas.texts.length) return held.places;
  const children = territory.children(area);
  const numbers = new Map(children.map((child, i) => [child.path, i + 1]));
  // paths of a level are equally long, so a path lies in a child when it begins with it
  const lengths = [...new Set(children.map((child) => child.path.length))];
  const places = Int32Array.from(store.areas.texts, (text) => {
    if (!isWithin(text, area.path)) return -1;
    for (const length of lengths) {
      const number = numbers.get(text.slice(0, length));
      if (number !== undefined) return number;
    }
    return 0;
  });
  own.set(area.code, { territory, places });
  return places;
}

/** Tells the rows of one layer apart: numbers from 0 on for what is counted apart, and how much a row counts in each of up to two sums. */
interface Tally {
  readonly width: number;
  count(into: Float64Array, at: number, row: number): void;
  figures(counted: Float64Array): Partial<Layered>;
}
function tallyOf(layer: MapLayerId, { columns, kinds }: PointStore, now: number): Tally {
  const add = (into: Float64Array, at: number, n = 1): void => {
    into[at] = (into[at] as number) + n;
  };
  if (layer === 'cases')
    return {
      width: mapLights.length,
      count: (into, at, row) => add(into, at + lightIn(columns, row, now)),
      figures: ([red = 0, yellow = 0, green = 0, none = 0]) => ({ cases: { red, yellow, green, none } }),
    };
  if (layer === 'workers')
    return {
      width: 2,
      count: (into, at, row) => {
        add(into, at, columns.total[row]);
        add(into, at + 1, columns.active[row]);
      },
      figures: ([total = 0, active = 0]) => ({ workers: { total, active } }),
    };
  if (layer === 'places')
    return {
      width: Math.max(1, kinds.texts.length),
      count: (into, at, row) => add(into, at + (columns.kind[row] as number)),
      figures: (counted) => ({
        places: Object.fromEntries(kinds.texts.map((kind, i) => [kind, counted[i] ?? 0] as const).filter(([, n]) => n > 0)),
      }),
    };
  return { width: 1, count: (into, at) => add(into, at), figures: ([n = 0]) => ({ [layer]: n }) };
}

/** Figures of an area and of those directly below it, from memory, as far as the viewer may see. `now` in ms decides lights. */
export async function countsOf(
  layers: MapLayers,
  territory: TerritorySnapshot,
  viewer: Viewer,
  area: TerritoryArea,
  now: number,
): Promise<MapCounts> {
  const children = territory.children(area);
  const all = [area, ...children].map(nothing);
  for (const layer of layers.all()) {
    const access = layer.sight(viewer);
    if (!access) continue;
    const store = await layers.store(layer, viewer.jurisdictionId);
    const among = placesAmong(store, territory, area);
    const sees = sightOf(store, access);
    const { width, count, figures } = tallyOf(layer.id, store, now);
    // the first block takes what lies in the area but in none of its children
    const counted = new Float64Array(width * (children.length + 1));
    const { columns } = store;
    for (let row = 0; row < columns.count; row++) {
      const at = among[columns.area[row] as number] as number;
      if (at >= 0 && sees(row)) count(counted, at * width, row);
    }
    const blocks = all.map((_, i) => counted.subarray(i * width, (i + 1) * width));
    const whole = Float64Array.from({ length: width }, (_, k) => blocks.reduce((sum, block) => sum + (block[k] as number), 0));
    for (const [i, block] of blocks.entries()) Object.assign(all[i] as Layered, figures(i === 0 ? whole : block));
  }
  const present = (one: TerritoryArea, figures: Layered): MapArea => {
    const { bounds, households, residents } = extentOf(territory, one);
    const below = territory.children(one).length;
    return {
      code: one.code,
      name: one.shortName,
      level: one.level,
      bounds,
      middle: middleOf(one),
      below,
      figures: { households, residents, ...figures },
    };
  };
  const own = present(area, all[0] as Layered);
  const outer = own.bounds ? null : (territory.ancestors(area).findLast((one) => one.boundary !== null)?.boundary ?? null);
  return {
    area: { ...own, bounds: outer ? boxOf(outer) : own.bounds, around: own.bounds === null },
    trail: [...territory.ancestors(area), area].map(({ code, shortName, level }) => ({ code, name: shortName, level })),
    children: children.map((child, i) => present(child, all[i + 1] as Layered)),
  };
}
