import gcoordModule from 'gcoord';
import { capitalCodeOf, plain, telephoneOf } from '#contract/kernel/typed.ts';
import type { Attributes, PlaceFacts } from '#contract/places/api.ts';
import { hasAttributes, type PlaceAttribute, type PlaceKind, placeAttributes, type WeekHours } from '#contract/places/kinds.ts';
import { readCoordinates } from '#kernel/sheets/rows/coordinates.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { hoursText, parseHours } from './hours-text.ts';

// the package's types describe its CommonJS form, in which everything lies one step deeper than Node hands it out
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** Columns of the sheet of places, in order, with their width in characters and what people write over them instead. The area follows from the point and is only shown. */
export const placeColumns = {
  id: ['编号', 38],
  kind: ['类型', 12, ['类别', '点位类型', '种类']],
  name: ['名称', 28, ['点位名称', '场所名称', '阵地名称']],
  lon: ['经度', 12, ['东经', 'X', 'lon', 'lng', 'longitude']],
  lat: ['纬度', 12, ['北纬', 'Y', 'lat', 'latitude']],
  crs: ['坐标系', 9],
  area: ['所在区域（自动）', 32],
  address: ['地址', 30, ['办公地址', '详细地址', '位置', '地点']],
  phone: ['电话', 16, ['联系电话', '联系方式', '办公电话', '座机']],
  floorArea: ['面积（㎡）', 10, ['面积', '建筑面积', '面积(平方米)']],
  hours: ['开放时间', 36, ['营业时间', '服务时间', '工作时间']],
  holidays: ['法定节假日', 12, ['节假日', '节假日开放']],
  makeUpDays: ['调休上班日', 14, ['调休', '补班日']],
  hoursNote: ['开放说明', 20],
  facilities: ['设施', 36, ['设施设备', '配套设施']],
  attributes: ['八有（已达到）', 36, ['八有']],
  note: ['备注', 30, ['说明']],
} as const satisfies Record<string, ColumnSpec>;
export type PlaceColumn = keyof typeof placeColumns;
export type PlaceReader = RowReader<PlaceColumn>;
/** What a sheet says of public holidays; an empty cell means the same as `open`. */
export const holidayWords = { closed: '不开放', open: '照常开放' } as const;
/** What a sheet says of make-up days; an empty cell means as places of the kind do. */
export const makeUpWords = { yes: '按工作日开放', no: '按星期几开放' } as const;
/** Without these there is no place. */
export const neededColumns = ['kind', 'name', 'lon', 'lat'] as const satisfies readonly PlaceColumn[];

/** Chinese words of kinds, attributes and known facilities, by code. */
export interface PlaceWords {
  readonly kinds: Readonly<Record<PlaceKind, string>>;
  readonly attributes: Readonly<Record<PlaceAttribute, string>>;
  readonly facilities: Readonly<Record<string, string>>;
}

const separators = /[、,，;；\n]/;
const words = (text: string | null): string[] =>
  (text ?? '')
    .split(separators)
    .map((word) => word.trim())
    .filter(Boolean);
const codeIn = (table: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.keys(table).find((code) => plain(table[code] ?? '') === plain(word));

/** What is known of a place before a row is read. */
export type KnownPlace = Omit<PlaceFacts, 'point' | 'hours' | 'facilities'> & {
  readonly facilities: readonly string[];
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly hours: WeekHours;
};
type Facts = Omit<PlaceFacts, 'organisationId' | 'attributes'> & { met: ReadonlySet<PlaceAttribute> };
/** What a row says of a place; what it has no column for is left out, and stays as it is. */
export type Told = Pick<Facts, 'kind' | 'name' | 'point'> & Partial<Facts>;

const systems = { WGS84: gcoord.WGS84, CGCS2000: gcoord.WGS84, GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 } as const;
const reach = { lon: [70, 140], lat: [0, 56] } as const;
const codeOf = (code: string): string => `places.fault.${code}`;

function readPoint(r: PlaceReader): PlaceFacts['point'] | null {
  for (const column of ['lon', 'lat'] as const) r.require(column);
  const read = readCoordinates(r, reach);
  const word = r.text('crs', 1, 30, { clean: capitalCodeOf })?.replaceAll(/[^A-Z0-9]/g, '') ?? 'WGS84';
  if (!(word in systems)) return r.wrong('crs', codeOf('crs'), { value: word });
  if (!read) return null;
  const [x, y] = gcoord.transform([read.lon, read.lat], systems[word as keyof typeof systems], gcoord.WGS84);
  return { lon: Math.round(x * 1e7) / 1e7, lat: Math.round(y * 1e7) / 1e7 };
}

function readMet(r: PlaceReader, vocabulary: PlaceWords): Set<PlaceAttribute> {
  const met = new Set<PlaceAttribute>();
  for (const word of words(r.lines('attributes', 200))) {
    const code = codeIn(vocabulary.attributes, word.replace(/^有/, '')) as PlaceAttribute | undefined;
    if (code) met.add(code);
    else {
      const attributes = placeAttributes.map((one) => vocabulary.attributes[one]).join('、');
      r.wrong('attributes', codeOf('attribute'), { value: word.slice(0, 30), attributes });
    }
  }
  return met;
}

function readFacilities(r: PlaceReader, vocabulary: PlaceWords): string[] {
  const facilities = words(r.lines('facilities', 2000)).map((word) => codeIn(vocabulary.facilities, word) ?? word);
  if (facilities.length > 40 || facilities.some((one) => one.length > 20)) r.wrong('facilities', codeOf('facilities'));
  return facilities;
}

const yesOf = (word: 'yes' | 'no' | null): boolean | null => (word === null ? null : word === 'yes');

function readFloorArea(r: PlaceReader): number | null {
  const area = r.number('floorArea', 1, 1_000_000);
  return area === null || Number.isInteger(area) ? area : r.wrong('floorArea', codeOf('whole'), { value: area });
}

function readHours(r: PlaceReader): PlaceFacts['hours'] {
  const text = r.lines('hours', 400);
  const hours = parseHours(text ?? '');
  return hours === undefined ? r.wrong('hours', codeOf('hours'), { value: (text ?? '').slice(0, 60) }) : (hours as PlaceFacts['hours']);
}

/**
 * Reads one row; null when it does not even say what it is about. Everything that is wrong in it is noted with the reader.
 * @param known the place with the row's number: what stands in the row as it was handed out is as it was
 */
export function readPlaceRow(r: PlaceReader, vocabulary: PlaceWords, known: KnownPlace | null): Told | null {
  const out = known && cellsOf(known, '', vocabulary);
  /** A column that is there and says something else than what was handed out. */
  const anew = (column: PlaceColumn): boolean => r.has(column) && !(out && r.says(column, out[column]));
  const told = <T>(column: PlaceColumn, read: () => T): T | undefined => (anew(column) ? read() : undefined);

  const kind = r.require('kind') ? r.word('kind', vocabulary.kinds, codeOf('kind')) : null;
  const name = anew('name') ? (r.require('name') ? r.text('name', 2, 60) : null) : (known?.name ?? null);
  const point =
    ['lon', 'lat', 'crs'].some((column) => anew(column as PlaceColumn)) || !known ? readPoint(r) : { lon: known.lon, lat: known.lat };
  const facts: Partial<Facts> = {
    address: told('address', () => r.text('address', 1, 120)),
    phone: told('phone', () => r.phone('phone', { clean: telephoneOf, check: { is: /^[0-9+\- ]{3,20}$/, code: codeOf('phone') } })),
    floorArea: told('floorArea', () => readFloorArea(r)),
    hours: told('hours', () => readHours(r)),
    closedOnHolidays: told('holidays', () => r.word('holidays', holidayWords, codeOf('holidays')) === 'closed'),
    makeUpDays: told('makeUpDays', () => yesOf(r.word('makeUpDays', makeUpWords, codeOf('makeUpDays')))),
    hoursNote: told('hoursNote', () => r.text('hoursNote', 1, 120)),
    facilities: told('facilities', () => readFacilities(r, vocabulary)),
    met: told('attributes', () => readMet(r, vocabulary)),
    note: told('note', () => r.lines('note', 1000)),
  };
  if (kind === null || name === null || point === null) return null;
  return { ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<Facts>), kind, name, point };
}

/** The facts a row asks for, on top of what is known of the place. What is met is said by the sheet, notes stay. */
export function factsOfRow({ met, ...told }: Told, known: KnownPlace | null): PlaceFacts {
  const attributes: Attributes = { ...known?.attributes };
  for (const code of met && hasAttributes(told.kind) ? placeAttributes : []) {
    const before = attributes[code];
    if (met?.has(code) !== (before?.met ?? false)) attributes[code] = { met: met?.has(code) ?? false, note: before?.note ?? null };
  }
  return {
    organisationId: known?.organisationId ?? null,
    address: known?.address ?? null,
    phone: known?.phone ?? null,
    floorArea: known?.floorArea ?? null,
    hours: (known?.hours ?? null) as PlaceFacts['hours'],
    closedOnHolidays: known?.closedOnHolidays ?? false,
    makeUpDays: known?.makeUpDays ?? null,
    hoursNote: known?.hoursNote ?? null,
    facilities: [...(known?.facilities ?? [])],
    note: known?.note ?? null,
    ...told,
    attributes,
  };
}

function cellsOf(place: KnownPlace, areaName: string, vocabulary: PlaceWords): Record<PlaceColumn, string | number | null> {
  return {
    id: place.id,
    kind: vocabulary.kinds[place.kind] ?? place.kind,
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
    makeUpDays: place.makeUpDays == null ? null : makeUpWords[place.makeUpDays ? 'yes' : 'no'],
    hoursNote: place.hoursNote,
    facilities: place.facilities.map((code) => vocabulary.facilities[code] ?? code).join('、') || null,
    attributes:
      placeAttributes
        .filter((code) => place.attributes[code]?.met)
        .map((code) => vocabulary.attributes[code])
        .join('、') || null,
    note: place.note,
  };
}

/** A place as a row of the sheet. */
export const rowOfPlace = (place: KnownPlace, areaName: string, vocabulary: PlaceWords): (string | number | null)[] => {
  const cells = cellsOf(place, areaName, vocabulary);
  return (Object.keys(placeColumns) as PlaceColumn[]).map((column) => cells[column]);
};
