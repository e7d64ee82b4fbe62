import Flatbush from 'flatbush';
import type { Noded } from './noding.ts';
import type { Spot } from './shape.ts';

/** Faces of the plane between noded edges. Half-edge 2i runs from a to b of edge i, half-edge 2i + 1 back; its face lies to its left. */
export interface Faces {
  readonly noded: Noded;
  from(half: number): number;
  /** Number of the face to the left of a half-edge; faces around the same ground have the same number. */
  face(half: number): number;
  /** Labels of the areas that hold the face to the left of a half-edge (even-odd rule). */
  labels(half: number): readonly number[];
  /** The half-edge that follows on the border of the same face. */
  next(half: number): number;
  /** Whether the face to the left of a half-edge is the ground beyond everything. */
  isOutside(half: number): boolean;
}

/** Directions from -90° (included) to 90° come first. */
const leans = (dx: number, dy: number): number => (dx > 0 || (dx === 0 && dy < 0) ? 0 : 1);

/** Groups numbers that were joined. */
export class Groups {
  private readonly parents: number[];
  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, i) => i);
  }
  of(one: number): number {
    let at = one;
    while (this.parents[at] !== at) {
      this.parents[at] = this.parents[this.parents[at] as number] as number;
      at = this.parents[at] as number;
    }
    return at;
  }
  join(one: number, other: number): void {
    this.parents[this.of(one)] = this.of(other);
  }
}

/** Label sets, each kept once. */
class LabelSets {
  readonly sets: (readonly number[])[] = [[]];
  private readonly byKey = new Map<string, number>([['', 0]]);
  private readonly toggles = new Map<string, number>();
  number(labels: readonly number[]): number {
    const sorted = [...labels].sort((a, b) => a - b);
    const key = sorted.join(' ');
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.sets.length);
    this.sets.push(sorted);
    return this.sets.length - 1;
  }
  toggle(set: number, labels: readonly number[]): number {
    const key = `${set}:${labels.join(' ')}`;
    let result = this.toggles.get(key);
    if (result === undefined) {
      const now = new Set(this.sets[set]);
      for (const label of labels) if (!now.delete(label)) now.add(label);
      result = this.number([...now]);
      this.toggles.set(key, result);
    }
    return result;
  }
}

/** Where an edge crosses the level y, for comparing edges to the west of a point. */
const crossesAt = (low: Spot, high: Spot, y: number): number => low.x + ((high.x - low.x) * (y - low.y)) / (high.y - low.y);

interface Rising {
  readonly low: Spot;
  readonly high: Spot;
}
/** Whether of two edges that do not cross, and reach one level, the first lies east of the other; for those too close for {@link crossesAt}. */
function isEast(one: Rising, other: Rising): boolean {
  const right = ({ low, high }: Rising, p: Spot) => (high.x - low.x) * (p.y - low.y) - (high.y - low.y) * (p.x - low.x);
  const above = one.high.y <= other.high.y ? right(other, one.high) : -right(one, other.high);
  if (above !== 0) return above < 0;
  return (one.low.y >= other.low.y ? right(other, one.low) : -right(one, other.low)) < 0;
}

/** Finds the faces between noded edges and what holds each. */
export function facesOf(noded: Noded): Faces {
  const { spots, edges } = noded;
  const halves = edges.length * 2;
  const from = (half: number): number => {
    const edge = edges[half >> 1] as { a: number; b: number };
    return half & 1 ? edge.b : edge.a;
  };
  const spot = (i: number) => spots[i] as Spot;

  const leaving: number[][] = spots.map(() => []);
  for (let half = 0; half < halves; half++) (leaving[from(half)] as number[]).push(half);
  const next = new Int32Array(halves);
  for (const [v, list] of leaving.entries()) {
    if (list.length === 0) continue;
    const origin = spot(v);
    const way = (half: number) => {
      const to = spot(from(half ^ 1));
      return { half, dx: to.x - origin.x, dy: to.y - origin.y };
    };
    const sorted = list.map(way).sort((p, q) => leans(p.dx, p.dy) - leans(q.dx, q.dy) || q.dx * p.dy - q.dy * p.dx);
    sorted.forEach(({ half }, i) => {
      list[i] = half;
      // coming in along the twin of a way, the border of the face to the left goes on with the way clockwise of it
      next[half ^ 1] = (sorted[(i + sorted.length - 1) % sorted.length] as { half: number }).half;
    });
  }

  const cycle = new Int32Array(halves).fill(-1);
  let cycles = 0;
  for (let start = 0; start < halves; start++) {
    if (cycle[start] !== -1) continue;
    for (let half = start; cycle[half] === -1; half = next[half] as number) cycle[half] = cycles;
    cycles += 1;
  }

  const parts = new Groups(spots.length);
  for (const { a, b } of edges) parts.join(a, b);
  // the westernmost (then lowest) spot of each connected part
  const first = new Map<number, number>();
  for (const [v, list] of leaving.entries()) {
    if (list.length === 0) continue;
    const part = parts.of(v);
    const known = first.get(part);
    const [p, q] = [spot(v), known === undefined ? null : spot(known)];
    if (q === null || p.x < q.x || (p.x === q.x && p.y < q.y)) first.set(part, v);
  }

  const outside = cycles;
  const faces = new Groups(cycles + 1);
  const sets = new LabelSets();
  const holding = new Int32Array(cycles).fill(-1);
  let index: Flatbush | null = null;
  if (first.size > 1) {
    index = new Flatbush(edges.length);
    for (const { a, b } of edges) {
      const [p, q] = [spot(a), spot(b)];
      index.add(Math.min(p.x, q.x), Math.min(p.y, q.y), Math.max(p.x, q.x), Math.max(p.y, q.y));
    }
    index.finish();
  }

  /** The half-edge whose left side looks at a point from the west, and the labels of other parts that hold the point. */
  const westOf = (v: number): { half: number | null; labels: readonly number[] } => {
    const { x, y } = spot(v);
    const labels = new Set<number>();
    let nearest: { half: number; at: number; low: Spot; high: Spot } | null = null;
    for (const i of index?.search(-Infinity, y, x, y) ?? []) {
      const edge = edges[i] as Noded['edges'][number];
      if (parts.of(edge.a) === parts.of(v)) continue;
      const rising = spot(edge.a).y < spot(edge.b).y;
      const [low, high] = rising ? [spot(edge.a), spot(edge.b)] : [spot(edge.b), spot(edge.a)];
      if (y < low.y || y >= high.y || (high.x - low.x) * (y - low.y) - (x - low.x) * (high.y - low.y) >= 0) continue;
      for (const label of edge.labels) if (!labels.delete(label)) labels.add(label);
      const at = crossesAt(low, high, y);
      const nearer = nearest === null || (Math.abs(at - nearest.at) > 1e-3 ? at > nearest.at : isEast({ low, high }, nearest));
      if (nearer) nearest = { half: rising ? 2 * i + 1 : 2 * i, at, low, high };
    }
    return { half: nearest?.half ?? null, labels: [...labels] };
  };

  const twins: number[][] = Array.from({ length: cycles }, () => []);
  for (let half = 0; half < halves; half++) (twins[cycle[half] as number] as number[]).push(half);
  for (const v of first.values()) {
    const outer = cycle[(leaving[v] as number[]).at(-1) as number] as number;
    const { half, labels } = westOf(v);
    faces.join(outer, half === null ? outside : (cycle[half] as number));
    holding[outer] = sets.number(labels);
    const queue = [outer];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const one of twins[at] as number[]) {
        const beyond = cycle[one ^ 1] as number;
        if (holding[beyond] !== -1) continue;
        holding[beyond] = sets.toggle(holding[at] as number, (edges[one >> 1] as Noded['edges'][number]).labels);
        queue.push(beyond);
      }
    }
  }

  const faceOf = (half: number) => faces.of(cycle[half] as number);
  return {
    noded,
    from,
    face: faceOf,
    labels: (half) => sets.sets[holding[cycle[half] as number] as number] as readonly number[],
    next: (half) => next[half] as number,
    isOutside: (half) => faceOf(half) === faces.of(outside),
  };
}
