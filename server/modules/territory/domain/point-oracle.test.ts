import fc from 'fast-check';
import { orient2d } from 'robust-predicates';
import { describe, expect, it } from 'vitest';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Position, Ring, TerritoryArea } from './area.ts';
import { makePointLocator } from './point-locator.ts';

/** Lattice coordinates, 1e-7°, from the south-west corner; whole numbers, so that the oracle and the locator speak of the same points. */
type Spot = readonly [x: number, y: number];
const origin = [100, 26] as const;
const degrees = ([x, y]: Spot): Position => [origin[0] + x / 1e7, origin[1] + y / 1e7];

/** Which side of the line a–b a point lies on, exact (Shewchuk's adaptive predicates); positive is one side, 0 on the line. */
const side = (a: Spot, b: Spot, p: Spot): number => Math.sign(orient2d(a[0], a[1], b[0], b[1], p[0], p[1]));
const onEdge = (a: Spot, b: Spot, p: Spot): boolean =>
  side(a, b, p) === 0 &&
  p[0] >= Math.min(a[0], b[0]) &&
  p[0] <= Math.max(a[0], b[0]) &&
  p[1] >= Math.min(a[1], b[1]) &&
  p[1] <= Math.max(a[1], b[1]);
const edgesOf = (ring: readonly Spot[]) => ring.map((a, i) => [a, ring[(i + 1) % ring.length] as Spot] as const);
const left = side([0, 0], [0, 1], [-1, 0]);

/** inside, border or outside of a polygon given by rings, by crossings of a ray to the east decided with exact predicates. */
function oracle(rings: readonly (readonly Spot[])[], p: Spot): 'inside' | 'border' | 'outside' {
  const edges = rings.flatMap(edgesOf);
  if (edges.some(([a, b]) => onEdge(a, b, p))) return 'border';
  const crossed = edges.filter(([a, b]) => {
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    return low[1] <= p[1] && p[1] < high[1] && side(low, high, p) === left;
  });
  return crossed.length % 2 === 1 ? 'inside' : 'outside';
}

/** Rings around a set of cells: edges that two cells share cancel out, what is left is walked along. */
function outline(cells: readonly (readonly Spot[])[]): Spot[][] {
  const edges = new Map<string, readonly [Spot, Spot]>();
  for (const [a, b] of cells.flatMap(edgesOf)) if (!edges.delete(`${b};${a}`)) edges.set(`${a};${b}`, [a, b]);
  const rings: Spot[][] = [];
  for (;;) {
    const first = edges.values().next().value;
    if (!first) return rings;
    const ring: Spot[] = [];
    for (let edge: readonly [Spot, Spot] | undefined = first; edge; ) {
      const [a, b]: readonly [Spot, Spot] = edge;
      edges.delete(`${a};${b}`);
      ring.push(a);
      edge = [...edges.values()].find(([from]) => `${from}` === `${b}`);
      if (`${b}` === `${first[0]}`) break;
    }
    rings.push(ring);
  }
}

const area = (code: string, rings: readonly (readonly Spot[])[]): TerritoryArea => ({
  id: code,
  parentId: null,
  code,
  path: pathOfCode(code),
  level: code.length === 6 ? 'county' : 'grid',
  name: code,
  shortName: code,
  kind: null,
  households: null,
  residents: null,
  center: null,
  boundary: { type: 'Polygon', coordinates: rings.map((ring): Ring => [...ring, ring[0] as Spot].map(degrees)) },
  names: [],
  current: true,
});

/**
 * A partition of a rectangle: columns and rows of any width from 3 steps (3 cm, slivers) to 400,000 (4 km), corners moved, each quadrangle
 * cut along a diagonal or not, and the pieces dealt to a few grids at random – which gives holes, islands and separate parts.
 */
const partitions = fc
  .record({
    widths: fc.array(fc.oneof(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 1_000, max: 400_000 })), { minLength: 2, maxLength: 5 }),
    heights: fc.array(fc.oneof(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 1_000, max: 400_000 })), { minLength: 2, maxLength: 5 }),
    moves: fc.array(fc.tuple(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.double({ min: -0.3, max: 0.3, noNaN: true })), {
      minLength: 36,
      maxLength: 36,
    }),
    cuts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 25, maxLength: 25 }),
    owners: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 50, maxLength: 50 }),
    picks: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 20,
      maxLength: 20,
    }),
  })
  .map(({ widths, heights, moves, cuts, owners, picks }) => {
    const sums = (steps: number[]) => [0, ...steps].map((_, i, all) => all.slice(0, i + 1).reduce((a, b) => a + b));
    const [xs, ys] = [sums(widths), sums(heights)];
    const inner = (i: number, all: number[]) => i > 0 && i < all.length - 1;
    const corner = (i: number, j: number): Spot => {
      const [dx, dy] = moves[(j * 6 + i) % 36] as [number, number];
      const room = (all: number[], k: number) => Math.min(all[k]! - all[k - 1]!, all[k + 1]! - all[k]!);
      if (!inner(i, xs) || !inner(j, ys)) return [xs[i] as number, ys[j] as number];
      return [xs[i]! + Math.round(dx * room(xs, i)), ys[j]! + Math.round(dy * room(ys, j))];
    };
    const cells = widths.flatMap((_, i) =>
      heights.flatMap((_, j): Spot[][] => {
        const [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
        const cut = cuts[(j * 5 + i) % 25];
        if (cut === 0) return [[a, b, c, d]];
        return cut === 1
          ? [
              [a, b, c],
              [a, c, d],
            ]
          : [
              [a, b, d],
              [b, c, d],
            ];
      }),
    );
    const grids = [...Map.groupBy(cells, (cell) => owners[cells.indexOf(cell) % 50])].map(([owner, own]) => ({
      code: `53070200100100${owner}`,
      rings: outline(own),
    }));
    const all = grids.flatMap(({ rings }) => rings.flatMap(edgesOf));
    // points on borders: ends of edges, whole points along them, and their neighbours one step away
    const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
    const along = all.flatMap(([a, b]): Spot[] => {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const parts = gcd(Math.abs(dx), Math.abs(dy));
      const at = Math.floor(parts / 2);
      const spot: Spot = [a[0] + (dx / parts) * at, a[1] + (dy / parts) * at];
      return [a, spot, [spot[0] + 1, spot[1]], [spot[0], spot[1] - 1]];
    });
    const [width, height] = [xs.at(-1) as number, ys.at(-1) as number];
    const anywhere = picks.map(([u, v]): Spot => [Math.round(u * width), Math.round(v * height)]);
    return { grids, spots: [...along, ...anywhere].filter(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height), width, height };
  });

describe('locating against an exact oracle', () => {
  it('gives every point of a random partition to exactly one grid: the one it lies in, or one whose border it lies on', () => {
    const seen = { inside: 0, border: 0, holes: 0 };
    fc.assert(
      fc.property(partitions, ({ grids, spots, width, height }) => {
        const county = area('530702', [
          [
            [0, 0],
            [width, 0],
            [width, height],
            [0, height],
          ],
        ]);
        const { find: locate } = makePointLocator([county, ...grids.map(({ code, rings }) => area(code, rings))]);
        // each grid alone: a point may be in one of them only
        const alone = grids.map(({ code, rings }) => makePointLocator([area(code, rings)]).find);
        seen.holes += grids.filter(({ rings }) => rings.length > 1).length;
        for (const spot of spots) {
          const [lon, lat] = degrees(spot);
          const found = locate({ lon, lat });
          const verdicts = grids.map(({ code, rings }) => [code, oracle(rings, spot)] as const);
          const inside = verdicts.filter(([, verdict]) => verdict === 'inside').map(([code]) => code);
          const border = verdicts.filter(([, verdict]) => verdict === 'border').map(([code]) => code);
          const holders = grids.filter((_, i) => alone[i]?.({ lon, lat })).map(({ code }) => code);
          const onFrame = spot[0] === width || spot[1] === height;
          if (inside.length > 0) {
            seen.inside++;
            expect([inside, holders, found?.area.code]).toEqual([[found?.area.code], inside, inside[0]]);
          } else {
            seen.border++;
            expect(border).toContain(found?.area.code ?? (onFrame ? border[0] : null));
            // the outer frame belongs to the neighbour in the east and north, of which there is none here
            expect(holders.length).toBe(onFrame ? 0 : 1);
            for (const code of holders) expect(border).toContain(code);
          }
        }
      }),
      { numRuns: 300 },
    );
    // the partitions hold what they are meant to
    expect(seen.inside).toBeGreaterThan(5_000);
    expect(seen.border).toBeGreaterThan(5_000);
    expect(seen.holes).toBeGreaterThan(50);
  });
});
