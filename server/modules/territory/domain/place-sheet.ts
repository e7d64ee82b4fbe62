import gcoordModule from 'gcoord';
import { capitalCodeOf, numberOf, plain, telephoneOf } from '#contract/kernel/typed.ts';
import {
  hasAttributes,
  type PlaceAttribute,
  type PlaceKind,
  placeAttributes,
  placeKinds,
  type WeekHours,
} from '#contract/territory/place-kinds.ts';
import type { Attributes, PlaceFacts } from '#contract/territory/places.ts';
import { hoursText, parseHours } from './hours-text.ts';

// the package's types describe its CommonJS form, in which everything lies one step deeper than Node hands it out
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** Columns of the sheet of places, in order, with their width in characters. The area follows from the point and is only shown. */
export const placeColumns = {
  id: ['编号', 38],
  kind: ['类型', 12],
  name: ['名称', 28],
  lon: ['经度', 12],
  lat: ['纬度', 12],
  crs: ['坐标系', 9],
  area: ['所在区域（自动）', 32],
  address: ['地址', 30],
  phone: ['电话', 16],
  floorArea: ['面积（㎡）', 10],
  hours: ['开放时间', 36],
  holidays: ['法定节假日', 12],
  hoursNote: ['开放说明', 20],
  facilities: ['设施', 36],
  attributes: ['八有（已达到）', 36],
  note: ['备注', 30],
} as const satisfies Record<string, readonly [heading: string, width: number]>;
export type PlaceColumn = keyof typeof placeColumns;
/** What a sheet says of public holidays; an empty cell means the same as `open`. */
export const holidayWords = { closed: '不开放', open: '照常开放' } as const;
/** Without these there is no place. */
export const neededColumns = ['kind', 'name', 'lon', 'lat'] as const satisfies readonly PlaceColumn[];

/** Chinese words of kinds, attributes and known facilities, by code. */
export interface PlaceWords {
  readonly kinds: Readonly<Record<PlaceKind, string>>;
  readonly attributes: Readonly<Record<PlaceAttribute, string>>;
  readonly facilities: Readonly<Record<string, string>>;
}

export type Cell = string | number | null;
/** What is wrong in one cell; `code` is a sentence `territory.place_fault.*`. */
export interface CellFault {
  readonly column: PlaceColumn;
  readonly code: string;
  readonly data: Record<string, unknown>;
}

const separators = /[、,，;；\n]/;
const words = (text: string): string[] =>
  text
    .split(separators)
    .map((word) => word.trim())
    .filter(Boolean);
const codeIn = (table: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.keys(table).find((code) => plain(table[code] ?? '') === plain(word));

/** What a sheet says of a place; columns it does not have say nothing and leave things as they are. */
type Told = Omit<PlaceFacts, 'attributes' | 'organisationId' | 'hours' | 'closedOnHolidays'> & {
  hours: WeekHours;
  closedOnHolidays: boolean | null;
  met: ReadonlySet<PlaceAttribute> | null;
};
export interface SheetRow {
  readonly id: string | null;
  readonly told: Told;
}

/** Reads one row by column. Everything that is wrong in it comes back, not only the first thing. */
export function readPlaceRow(cells: Partial<Record<PlaceColumn, Cell>>, vocabulary: PlaceWords): SheetRow | CellFault[] {
  const faults: CellFault[] = [];
  const wrong = (column: PlaceColumn, code: string, data: Record<string, unknown> = {}): undefined => {
    faults.push({ column, code: `territory.place_fault.${code}`, data });
  };
  const text = (column: PlaceColumn): string => String(cells[column] ?? '').trim();
  const line = (column: PlaceColumn, min: number, max: number, lines = false): string | null => {
    const value = text(column);
    if (value === '' && min === 0) return null;
    if (value === '') wrong(column, 'required');
    else if (value.length < min || value.length > max || (lines ? /\0/ : /\p{Cc}/u).test(value)) wrong(column, 'text', { min, max });
    return value;
  };
  const number = (column: PlaceColumn, low: number, high: number): number | null => {
    const value = text(column);
    if (value === '') return null;
    const read = Number(numberOf(value));
    return Number.isFinite(read) && read >= low && read <= high ? read : (wrong(column, 'number', { value: value.slice(0, 30) }) ?? null);
  };

  const kindWord = text('kind');
  const kind = kindWord ? (codeIn(vocabulary.kinds, kindWord) as PlaceKind | undefined) : undefined;
  if (!kindWord) wrong('kind', 'required');
  else if (!kind) wrong('kind', 'kind', { value: kindWord.slice(0, 30), kinds: placeKinds.map((one) => vocabulary.kinds[one]).join('、') });
  const name = line('name', 2, 60) ?? '';
  const [lon, lat] = [number('lon', 70, 140), number('lat', 0, 56)];
  for (const column of ['lon', 'lat'] as const) if (text(column) === '') wrong(column, 'required');
  const crs = text('crs') === '' ? 'WGS84' : capitalCodeOf(text('crs')).replaceAll(/[^A-Z0-9]/g, '');
  const system = { WGS84: gcoord.WGS84, CGCS2000: gcoord.WGS84, GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 }[crs];
  if (!system) wrong('crs', 'crs', { value: text('crs').slice(0, 30) });
  const phone = telephoneOf(text('phone')) || null;
  if (phone && !/^[0-9+\- ]{3,20}$/.test(phone)) wrong('phone', 'phone', { value: phone.slice(0, 30) });
  const floorArea = number('floorArea', 1, 1_000_000);
  const hours = parseHours(text('hours'));
  if (hours === undefined) wrong('hours', 'hours', { value: text('hours').slice(0, 60) });
  const onHolidays = text('holidays');
  if (!['', ...Object.values(holidayWords)].includes(onHolidays)) wrong('holidays', 'holidays', { value: onHolidays.slice(0, 30) });
  const facilities = words(text('facilities')).map((word) => codeIn(vocabulary.facilities, word) ?? word);
  if (facilities.length > 40 || facilities.some((one) => one.length > 20)) wrong('facilities', 'facilities');
  const met = new Set<PlaceAttribute>();
  for (const word of words(text('attributes'))) {
    const code = codeIn(vocabulary.attributes, word.replace(/^有/, '')) as PlaceAttribute | undefined;
    if (code) met.add(code);
    else
      wrong('attributes', 'attribute', {
        value: word.slice(0, 30),
        attributes: placeAttributes.map((one) => vocabulary.attributes[one]).join('、'),
      });
  }
  const [address, hoursNote, note] = [line('address', 0, 120), line('hoursNote', 0, 120), line('note', 0, 1000, true)];
  if (faults.length > 0 || !kind || lon === null || lat === null || !system || hours === undefined) return faults;
  const [x, y] = gcoord.transform([lon, lat], system, gcoord.WGS84);
  const point = { lon: Math.round(x * 1e7) / 1e7, lat: Math.round(y * 1e7) / 1e7 };
  return {
    id: plain(text('id')).toLowerCase() || null,
    told: {
      kind,
      name,
      point,
      address,
      phone,
      floorArea: floorArea === null ? null : Math.round(floorArea),
      hours,
      closedOnHolidays: 'holidays' in cells ? onHolidays === holidayWords.closed : null,
      hoursNote,
      facilities,
      note,
      met: 'attributes' in cells && hasAttributes(kind) ? met : null,
    },
  };
}

/** The facts a row asks for, on top of what is known of the place. What is met is said by the sheet, notes stay. */
export function factsOfRow(
  { told: { met, closedOnHolidays, ...told } }: SheetRow,
  known: Pick<PlaceFacts, 'attributes' | 'organisationId' | 'closedOnHolidays'> | null,
): PlaceFacts {
  const attributes: Attributes = { ...known?.attributes };
  for (const code of met ? placeAttributes : []) {
    const before = attributes[code];
    if (met?.has(code) !== (before?.met ?? false)) attributes[code] = { met: met?.has(code) ?? false, note: before?.note ?? null };
  }
  return {
    ...told,
    hours: told.hours as PlaceFacts['hours'],
    closedOnHolidays: closedOnHolidays ?? known?.closedOnHolidays ?? false,
    organisationId: known?.organisationId ?? null,
    attributes,
  };
}

/** A place as a row of the sheet. */
export function rowOfPlace(
  place: {
    readonly id: string;
    readonly kind: PlaceKind;
    readonly name: string;
    readonly lon: number;
    readonly lat: number;
    readonly address: string | null;
    readonly phone: string | null;
    readonly floorArea: number | null;
    readonly hours: WeekHours;
    readonly closedOnHolidays: boolean;
    readonly hoursNote: string | null;
    readonly facilities: readonly string[];
    readonly attributes: Attributes;
    readonly note: string | null;
  },
  areaName: string,
  vocabulary: PlaceWords,
): Cell[] {
  const cells: Record<PlaceColumn, Cell> = {
    id: place.id,
    kind: vocabulary.kinds[place.kind],
    name: place.name,
    lon: place.lon,
    lat: place.lat,
    crs: 'WGS84',
    area: areaName,
    address: place.address,
    phone: place.phone,
    floorArea: place.floorArea,
    hours: hoursText(place.hours),
    holidays: place.closedOnHolidays ? holidayWords.closed : null,
    hoursNote: place.hoursNote,
    facilities: place.facilities.map((code) => vocabulary.facilities[code] ?? code).join('、') || null,
    attributes:
      placeAttributes
        .filter((code) => place.attributes[code]?.met)
        .map((code) => vocabulary.attributes[code])
        .join('、') || null,
    note: place.note,
  };
  return (Object.keys(placeColumns) as PlaceColumn[]).map((column) => cells[column]);
}
