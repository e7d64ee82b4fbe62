import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Boundary, Position } from './area.ts';
import { contains, makeLattice, metresToEdge, toPolygon } from './polygon.ts';

const polygon = (...ring: Position[]): Boundary => ({ type: 'Polygon', coordinates: [ring] });
const corners: readonly Position[] = [
  [100, 26],
  [100.1, 26],
  [100.1, 26.1],
  [100, 26.1],
  [100, 26],
];
const lattice = makeLattice(100, 26, 100.1, 26.1);

describe('polygons on the lattice', () => {
  it('gives every point of a fan to exactly one of its triangles: anywhere, on the borders and at the hub', () => {
    const step = fc.integer({ min: 1, max: 499_999 });
    fc.assert(
      fc.property(step, step, step, step, fc.integer({ min: 0, max: 4 }), (hubX, hubY, x, y, spoke) => {
        // an even hub: halfway to a corner is a lattice point exactly on the border
        const hub: Position = [100 + (2 * hubX) / 1e7, 26 + (2 * hubY) / 1e7];
        const fan = [0, 1, 2, 3].map((i) => {
          const [a, b] = corners.slice(i, i + 2) as [Position, Position];
          return toPolygon(polygon(a, b, hub, a), lattice);
        });
        const half = 500_000;
        const halfway = [
          [hubX, hubY],
          [hubX + half, hubY],
          [hubX + half, hubY + half],
          [hubX, hubY + half],
          [2 * x, 2 * y],
        ];
        for (const [px, py] of [halfway[spoke], [2 * hubX, 2 * hubY]] as [number, number][]) {
          expect(fan.filter((piece) => contains(piece, px, py))).toHaveLength(1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stays exact for a jurisdiction as wide as its lattice allows, and coarsens beyond', () => {
    expect(makeLattice(95, 36, 101.7, 40).x(101.7)).toBe(67_000_000);
    expect(makeLattice(84, 36, 94, 40).x(94)).toBe(10_000_000);
  });

  it('measures metres to the nearest edge, level edges included', () => {
    const square = toPolygon(polygon(...corners), lattice);
    expect(metresToEdge(square, 500_000, -10_000, lattice)).toBeCloseTo(111.2, 0);
    expect(metresToEdge(square, -10_000, 500_000, lattice)).toBeCloseTo(99.9, 0);
  });
});
