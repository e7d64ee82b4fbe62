import { mapMembers, mapMembersFrom, mapZooms } from '#contract/map/layers.ts';
import type { PointStore } from './point-store.ts';
import { lightIn, lightOfRow } from './question.ts';

/** One feature of a point tile: its place in tile units and what it says. */
export interface TilePoint {
  x: number;
  y: number;
  tags: Record<string, string | number>;
}
export interface TileQuestion {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly form: 'points' | 'heat';
  /** Rows carry clocks: say lights, and how many of a cluster are red and yellow. */
  readonly clocks: boolean;
  /** Rows stand for several, some of them present. */
  readonly heads: boolean;
  /** In ms; decides lights. */
  readonly now: number;
  readonly shows: (row: number) => boolean;
}

/** Units along a tile's edge. */
export const extent = 4096;
/** Clusters closer than this share of a tile would hide one another (36 of 512 px). */
const tooClose = 0.07;

/** Cells along a tile's edge, each of which becomes one feature: wide ones far out, at the largest zoom only what stands on one spot. */
const cellsAt = (z: number, form: TileQuestion['form']): number => {
  if (form === 'heat') return 32;
  if (z >= mapZooms.points) return 64;
  return z >= mapMembersFrom ? 20 : 10;
};

interface Group {
  n: number;
  x: number;
  y: number;
  first: number;
  rows: number[];
  red: number;
  yellow: number;
  total: number;
  active: number;
}

const join = (into: Group, other: Group): void => {
  const n = into.n + other.n;
  into.x = (into.x * into.n + other.x * other.n) / n;
  into.y = (into.y * into.n + other.y * other.n) / n;
  into.n = n;
  into.total += other.total;
  into.active += other.active;
  into.red += other.red;
  into.yellow += other.yellow;
  for (const row of other.rows) into.rows.push(row);
};

/** Lets the largest take in what lies too close to it, so that no circle hides another. */
function apart(groups: Group[]): Group[] {
  const kept: Group[] = [];
  for (const group of groups.sort((a, b) => b.n - a.n || a.first - b.first)) {
    const near = kept.find((other) => Math.hypot(other.x - group.x, other.y - group.y) < tooClose);
    if (near) join(near, group);
    else kept.push(group);
  }
  return kept;
}

/**
 * The features of one tile. Every row that shows lies in exactly one tile of a zoom and in one feature of it, so the numbers of all tiles of a
 * zoom add up. Rows that stand alone in their cell are things, the others clusters in the middle of their members.
 */
export function pointsOf(store: PointStore, q: TileQuestion): TilePoint[] {
  const { columns } = store;
  const cells = cellsAt(q.z, q.form);
  const scale = 2 ** q.z;
  const [west, north] = [q.x / scale, q.y / scale];
  const [east, south] = [(q.x + 1) / scale, (q.y + 1) / scale];
  const named = q.form === 'points' && q.z >= mapMembersFrom;
  const groups: Group[] = [];
  // the number of each cell's group, 0 where there is none yet
  const numbers = new Uint16Array(cells * cells);
  const { x: xs, y: ys, count } = columns;
  for (let row = 0; row < count; row++) {
    const x = xs[row] as number;
    const y = ys[row] as number;
    if (!(x >= west && x < east && y >= north && y < south) || !q.shows(row)) continue;
    const [u, v] = [(x - west) * scale, (y - north) * scale];
    const cell = Math.min(cells - 1, Math.floor(v * cells)) * cells + Math.min(cells - 1, Math.floor(u * cells));
    let number = numbers[cell] as number;
    if (number === 0) {
      number = groups.push({ n: 0, x: 0, y: 0, first: row, rows: [], red: 0, yellow: 0, total: 0, active: 0 });
      numbers[cell] = number;
    }
    const group = groups[number - 1] as Group;
    group.n++;
    group.x += u;
    group.y += v;
    if (named) group.rows.push(row);
    if (q.clocks) {
      const light = lightIn(columns, row, q.now);
      if (light === 0) group.red++;
      else if (light === 1) group.yellow++;
    }
    if (q.heads) {
      group.total += columns.total[row] as number;
      group.active += columns.active[row] as number;
    }
  }
  for (const group of groups) {
    group.x /= group.n;
    group.y /= group.n;
  }
  const list = q.form === 'heat' || q.z >= mapZooms.points ? groups : apart(groups);
  return list.map((group) => ({
    x: Math.min(extent - 1, Math.round(group.x * extent)),
    y: Math.min(extent - 1, Math.round(group.y * extent)),
    tags: q.form === 'heat' ? { n: group.n } : group.n === 1 ? single(store, group.first, q) : cluster(store, group, q),
  }));
}

const single = (store: PointStore, row: number, q: TileQuestion): TilePoint['tags'] => {
  const { columns, kinds, states } = store;
  const name = columns.names[row];
  const kind = kinds.texts[columns.kind[row] as number];
  return {
    id: columns.ids[row] as string,
    ...(kind ? { kind } : {}),
    ...(name ? { name } : {}),
    ...(columns.approximate[row] ? { approximate: 1 } : {}),
    ...(q.clocks ? { state: states.texts[columns.state[row] as number] ?? '', light: lightOfRow(store, row, q.now) } : {}),
    ...(q.heads ? { total: columns.total[row] as number, active: columns.active[row] as number } : {}),
  };
};

const cluster = ({ columns }: PointStore, { n, rows, red, yellow, total, active }: Group, q: TileQuestion): TilePoint['tags'] => ({
  n,
  ...(q.clocks ? { red, yellow } : {}),
  ...(q.heads ? { total, active } : {}),
  ...(rows.length === n && n <= mapMembers ? { ids: rows.map((row) => columns.ids[row]).join(',') } : {}),
});
