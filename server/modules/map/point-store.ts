import { mercatorX, mercatorY } from '#modules/territory/domain/index.ts';

/** One thing of a layer, as its module tells it. Carries what deciding "may this person see it" needs, nothing about persons. */
export interface MapPoint {
  readonly id: string;
  /** WGS-84; null: it has no place of its own and stands near the middle of its area. */
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly areaPath: string;
  /** What the layer is narrowed by: kind of organisation or place, category code; empty when there is none. */
  readonly kind: string;
  readonly name: string | null;
  readonly state?: string;
  /** Moments in ms after which its clock is yellow and red; absent where no clock runs. */
  readonly yellowAfter?: number | undefined;
  readonly redAfter?: number | undefined;
  /** Who sees it beside those whose areas it lies in: organisations (ids joined by commas) and the reporter. */
  readonly organisations?: string;
  readonly reporter?: string;
  /** How many it stands for, and how many of these are present. */
  readonly total?: number;
  readonly active?: number;
}

/** Turns texts that repeat into small numbers. */
interface Words {
  of(text: string): number;
  /** The number of a text that may be there; null when it is not. */
  numberOf(text: string): number | null;
  readonly texts: readonly string[];
}
const makeWords = (): Words => {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    numberOf: (text) => numbers.get(text) ?? null,
    of: (text) => {
      let n = numbers.get(text);
      if (n === undefined) {
        n = texts.push(text) - 1;
        numbers.set(text, n);
      }
      return n;
    },
  };
};

/** Columns of a layer, one row a thing; rows 0 to `count` − 1 hold. Numbers stand for words, see the lists beside them. */
export interface Columns {
  count: number;
  /** Web mercator in the unit square; NaN where there is no place at all. */
  x: Float64Array;
  y: Float64Array;
  yellowAfter: Float64Array;
  redAfter: Float64Array;
  area: Uint32Array;
  kind: Uint32Array;
  state: Uint32Array;
  /** The set of organisations that see it. */
  reach: Uint32Array;
  reporter: Uint32Array;
  total: Uint32Array;
  active: Uint32Array;
  approximate: Uint8Array;
  ids: string[];
  names: (string | null)[];
}

/** All things of one layer of one jurisdiction, in memory. */
export interface PointStore {
  readonly columns: Columns;
  /** Paths of areas, kinds, states, organisations (joined by commas), reporters: in the order of their numbers. */
  readonly areas: Words;
  readonly kinds: Words;
  readonly states: Words;
  readonly reaches: Words;
  readonly reporters: Words;
  /** Puts a thing in, or in the place of the one with the same id. */
  put(point: MapPoint): void;
  remove(id: string): void;
  /** Row of an id; undefined when it is not there. */
  rowOf(id: string): number | undefined;
}

const numbers = ['x', 'y', 'yellowAfter', 'redAfter'] as const;
const words = ['area', 'kind', 'state', 'reach', 'reporter', 'total', 'active'] as const;

/** Where something without a place of its own stands: near the middle of its area, or of the nearest area above that has one. */
export type Placing = (areaPath: string, id: string) => { lon: number; lat: number } | null;

/**
 * Makes an empty store. Columns instead of objects: a question reads 200,000 rows in about a millisecond, which needs no index and leaves
 * changes cheap.
 */
export function makePointStore(placing: Placing): PointStore {
  const columns: Columns = {
    count: 0,
    ...(Object.fromEntries(numbers.map((name) => [name, new Float64Array(64)])) as Pick<Columns, (typeof numbers)[number]>),
    ...(Object.fromEntries(words.map((name) => [name, new Uint32Array(64)])) as Pick<Columns, (typeof words)[number]>),
    approximate: new Uint8Array(64),
    ids: [],
    names: [],
  };
  const [areas, kinds, states, reaches, reporters] = [makeWords(), makeWords(), makeWords(), makeWords(), makeWords()];
  const rows = new Map<string, number>();

  const grow = (): void => {
    const size = columns.x.length * 2;
    for (const name of numbers) {
      const wider = new Float64Array(size);
      wider.set(columns[name]);
      columns[name] = wider;
    }
    for (const name of words) {
      const wider = new Uint32Array(size);
      wider.set(columns[name]);
      columns[name] = wider;
    }
    const wider = new Uint8Array(size);
    wider.set(columns.approximate);
    columns.approximate = wider;
  };

  return {
    columns,
    areas,
    kinds,
    states,
    reaches,
    reporters,
    rowOf: (id) => rows.get(id),
    put: (p) => {
      let row = rows.get(p.id);
      if (row === undefined) {
        if (columns.count === columns.x.length) grow();
        row = columns.count++;
        rows.set(p.id, row);
      }
      const at = p.point ?? placing(p.areaPath, p.id);
      columns.x[row] = at ? mercatorX(at.lon) : Number.NaN;
      columns.y[row] = at ? mercatorY(at.lat) : Number.NaN;
      columns.yellowAfter[row] = p.yellowAfter ?? Infinity;
      columns.redAfter[row] = p.redAfter ?? Infinity;
      columns.area[row] = areas.of(p.areaPath);
      columns.kind[row] = kinds.of(p.kind);
      columns.state[row] = states.of(p.state ?? '');
      columns.reach[row] = reaches.of(p.organisations ?? '');
      columns.reporter[row] = reporters.of(p.reporter ?? '');
      columns.total[row] = p.total ?? 1;
      columns.active[row] = p.active ?? 0;
      columns.approximate[row] = p.point ? 0 : 1;
      columns.ids[row] = p.id;
      columns.names[row] = p.name;
    },
    remove: (id) => {
      const row = rows.get(id);
      if (row === undefined) return;
      rows.delete(id);
      const last = --columns.count;
      if (row !== last) {
        for (const name of numbers) columns[name][row] = columns[name][last] as number;
        for (const name of words) columns[name][row] = columns[name][last] as number;
        columns.approximate[row] = columns.approximate[last] as number;
        columns.ids[row] = columns.ids[last] as string;
        columns.names[row] = columns.names[last] ?? null;
        rows.set(columns.ids[row], row);
      }
      columns.ids.length = last;
      columns.names.length = last;
    },
  };
}
