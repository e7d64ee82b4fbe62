import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Boundary, Position } from '#modules/territory/domain/area.ts';
import { measureCircles } from './circle-share.ts';

const metresPerDegree = 111_195;
const origin: Position = [100.23, 26.87];
const metresX = metresPerDegree * Math.cos((origin[1] * Math.PI) / 180);
/** A position so many metres east and north of the origin. */
const away = (x: number, y: number): Position => [origin[0] + x / metresX, origin[1] + y / metresPerDegree];
const polygon = (...rings: (readonly (readonly [number, number])[])[]): Boundary => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0] as [number, number]].map(([x, y]) => away(x, y))),
});

/** The share by a fine lattice of points, each asked by itself: even-odd rule and distance, nothing clever. */
function byLattice(boundary: Boundary, centres: readonly Position[], radius: number, steps: number): number {
  const rings = (boundary.coordinates as readonly (readonly Position[])[]).map((ring) =>
    ring.map(([lon, lat]) => [(lon - origin[0]) * metresX, (lat - origin[1]) * metresPerDegree] as const),
  );
  const spots = centres.map(([lon, lat]) => [(lon - origin[0]) * metresX, (lat - origin[1]) * metresPerDegree] as const);
  const all = rings.flat();
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  let [inside, covered] = [0, 0];
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const [x, y] = [west + ((i + 0.5) / steps) * (east - west), south + ((j + 0.5) / steps) * (north - south)];
      let odd = false;
      for (const ring of rings) {
        for (let k = 0; k + 1 < ring.length; k++) {
          const [[ax, ay], [bx, by]] = [ring[k] as [number, number], ring[k + 1] as [number, number]];
          if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) odd = !odd;
        }
      }
      if (!odd) continue;
      inside++;
      if (spots.some(([cx, cy]) => Math.hypot(cx - x, cy - y) <= radius)) covered++;
    }
  }
  return inside > 0 ? covered / inside : 0;
}

const square = polygon([
  [0, 0],
  [1000, 0],
  [1000, 1000],
  [0, 1000],
]);

describe('the share of an area within walking distance', () => {
  it('is nothing without centres or far from them, all beside one, and a quarter circle at a corner', () => {
    expect(measureCircles([], 900)(square)).toBe(0);
    expect(measureCircles([away(5000, 500)], 900)(square)).toBe(0);
    expect(measureCircles([away(500, 500)], 900)(square)).toBe(1);
    expect(measureCircles([away(0, 0)], 800)(square)).toBeCloseTo((Math.PI * 0.8 ** 2) / 4, 2);
  });

  it('counts overlapping circles once', () => {
    const twice = measureCircles([away(500, 500), away(500, 500), away(520, 500)], 300)(square);
    expect(twice).toBeGreaterThan(measureCircles([away(500, 500)], 300)(square));
    expect(twice).toBeLessThan(0.31);
  });

  it('leaves holes out', () => {
    const ring = polygon(
      [
        [0, 0],
        [1000, 0],
        [1000, 1000],
        [0, 1000],
      ],
      [
        [250, 250],
        [750, 250],
        [750, 750],
        [250, 750],
      ],
    );
    expect(measureCircles([away(500, 500)], 240)(ring)).toBe(0);
  });

  it('errs by less than 1 % against a fine lattice of points, for any polygon and centres', () => {
    const star = fc.array(fc.integer({ min: 200, max: 1200 }), { minLength: 5, maxLength: 16 }).map((radii) =>
      polygon(
        radii.map((r, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [r * Math.cos(angle), r * Math.sin(angle)] as [number, number];
        }),
      ),
    );
    const centre = fc.tuple(fc.integer({ min: -1800, max: 1800 }), fc.integer({ min: -1800, max: 1800 })).map(([x, y]) => away(x, y));
    fc.assert(
      fc.property(star, fc.array(centre, { minLength: 1, maxLength: 4 }), fc.integer({ min: 300, max: 1200 }), (area, centres, radius) => {
        const share = measureCircles(centres, radius)(area);
        expect(Math.abs(share - byLattice(area, centres, radius, 300))).toBeLessThan(0.01);
      }),
      { numRuns: 60 },
    );
  });
});
