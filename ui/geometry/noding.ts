import Flatbush from 'flatbush';
import type { Spot } from './shape.ts';

/** A line of the plane, with the label of the area whose border it is; null for a cut. Coordinates are local whole numbers below 2^26. */
export interface Line {
  readonly a: Spot;
  readonly b: Spot;
  readonly label: number | null;
}

/** Lines cut where they meet: afterwards two edges share whole ends or nothing. */
export interface Noded {
  readonly spots: readonly Spot[];
  /** Ends of the edges (numbers of spots), each edge once, the lower number first. */
  readonly edges: readonly { readonly a: number; readonly b: number; readonly labels: readonly number[]; readonly cut: boolean }[];
  /** The spots that came to lie upon a line given in, from a to b; undefined when none did. */
  nodesOn(a: Spot, b: Spot): readonly Spot[] | undefined;
}

/** Lines so entangled that no map has them and judging them would take minutes. */
export class TooIntricate extends Error {}

/** Counts what is looked at, and gives up when it is out of all proportion to the number of lines. */
export function patience(lines: number): (looked: number) => void {
  let left = 100_000 + 20 * lines;
  return (looked) => {
    left -= looked;
    if (left < 0) throw new TooIntricate(`${lines} lines meet one another too often`);
  };
}

const size = 2 ** 26;
const keyOf = ({ x, y }: Spot): number => x * size + y;
const turnOf = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/**
 * Whether a line passes the square of one step around a spot (its left and lower sides included). A line that does is led through the spot:
 * J. D. Hobby, Practical segment intersection with finite precision output, 1999. Exact: the ends are whole numbers.
 */
export function passes(a: Spot, b: Spot, c: Spot): boolean {
  if (c.x < Math.min(a.x, b.x) || c.x > Math.max(a.x, b.x) || c.y < Math.min(a.y, b.y) || c.y > Math.max(a.y, b.y)) return false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const off = turnOf(a.x, a.y, b.x, b.y, c.x, c.y);
  const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
  if (Math.abs(off) !== reach) return Math.abs(off) < reach;
  // it touches just one corner of the square, of which only the lower left belongs to it
  return off === (dx - dy) / 2 && dx * dy < 0;
}

/** The step nearest to where two lines cross in their inner points; null when they do not. */
export function crossing(a: Spot, b: Spot, c: Spot, d: Spot): Spot | null {
  const c1 = turnOf(a.x, a.y, b.x, b.y, c.x, c.y);
  const d1 = turnOf(a.x, a.y, b.x, b.y, d.x, d.y);
  if (c1 === 0 || d1 === 0 || c1 > 0 === d1 > 0) return null;
  const a1 = turnOf(c.x, c.y, d.x, d.y, a.x, a.y);
  const b1 = turnOf(c.x, c.y, d.x, d.y, b.x, b.y);
  if (a1 === 0 || b1 === 0 || a1 > 0 === b1 > 0) return null;
  const along = a1 / (a1 - b1);
  return { x: Math.round(a.x + along * (b.x - a.x)), y: Math.round(a.y + along * (b.y - a.y)) };
}

/**
 * Cuts lines where they cross, touch or come within half a step of a spot.
 * @param also further spots lines are led through
 * @throws TooIntricate
 */
export function node(lines: readonly Line[], also: readonly Spot[] = []): Noded {
  const numbers = new Map<number, number>();
  const spots: Spot[] = [];
  const numberOf = (spot: Spot): number => {
    const key = keyOf(spot);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, spots.length);
    spots.push(spot);
    return spots.length - 1;
  };
  interface Edge {
    a: number;
    b: number;
    labels: number[];
    cut: boolean;
  }
  const limit = 2 ** 26;
  const add = (edges: Map<number, Edge>, from: number, to: number, labels: readonly number[], cut: boolean): void => {
    if (from === to) return;
    const [a, b] = from < to ? [from, to] : [to, from];
    const key = a * limit + b;
    const edge = edges.get(key) ?? { a, b, labels: [], cut: false };
    edges.set(key, edge);
    edge.cut ||= cut;
    for (const label of labels) {
      // a border passed twice is none
      const at = edge.labels.indexOf(label);
      if (at < 0) edge.labels.push(label);
      else edge.labels.splice(at, 1);
    }
  };

  const given = new Map<number, Edge>();
  for (const { a, b, label } of lines) add(given, numberOf(a), numberOf(b), label === null ? [] : [label], label === null);
  for (const spot of also) numberOf(spot);
  const whole = [...given.values()];
  const spotAt = (i: number) => spots[i] as Spot;
  if (whole.length > 0) {
    const index = new Flatbush(whole.length);
    const boxes = whole.map(({ a, b }) => {
      const [p, q] = [spotAt(a), spotAt(b)];
      return [Math.min(p.x, q.x), Math.min(p.y, q.y), Math.max(p.x, q.x), Math.max(p.y, q.y)] as const;
    });
    for (const box of boxes) index.add(...box);
    index.finish();
    const look = patience(whole.length);
    whole.forEach((one, i) => {
      const near = index.search(...(boxes[i] as readonly [number, number, number, number]));
      look(near.length);
      for (const j of near) {
        if (j <= i) continue;
        const other = whole[j] as Edge;
        if (one.a === other.a || one.a === other.b || one.b === other.a || one.b === other.b) continue;
        const meet = crossing(spotAt(one.a), spotAt(one.b), spotAt(other.a), spotAt(other.b));
        if (meet) numberOf(meet);
      }
    });
  }

  const points = spots.length > 0 ? new Flatbush(spots.length) : null;
  for (const { x, y } of spots) points?.add(x, y, x, y);
  points?.finish();
  const lookAtSpots = patience(whole.length + spots.length);
  const edges = new Map<number, Edge>();
  const inner = new Map<number, readonly Spot[]>();
  for (const { a, b, labels, cut } of whole) {
    const [p, q] = [spotAt(a), spotAt(b)];
    const near = points?.search(Math.min(p.x, q.x), Math.min(p.y, q.y), Math.max(p.x, q.x), Math.max(p.y, q.y)) ?? [];
    lookAtSpots(near.length);
    const hits = near.filter((i) => i !== a && i !== b && passes(p, q, spotAt(i)));
    const along = (i: number) => (spotAt(i).x - p.x) * (q.x - p.x) + (spotAt(i).y - p.y) * (q.y - p.y);
    hits.sort((i, j) => along(i) - along(j));
    if (hits.length > 0) inner.set(a * limit + b, hits.map(spotAt));
    let from = a;
    for (const to of [...hits, b]) {
      add(edges, from, to, labels, cut);
      from = to;
    }
  }
  return {
    spots,
    edges: [...edges.values()].filter(({ labels, cut }) => cut || labels.length > 0),
    nodesOn: (from, to) => {
      const [i, j] = [numbers.get(keyOf(from)), numbers.get(keyOf(to))];
      if (i === undefined || j === undefined) return undefined;
      return i < j ? inner.get(i * limit + j) : inner.get(j * limit + i)?.toReversed();
    },
  };
}
