import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '#contract/territory/levels.ts';
import { makeSnapshot, ringsOf } from '#modules/territory/domain/index.ts';
import { type DemoArea, demoAreas } from './territory.ts';

const areas = demoAreas();
const of = (level: DemoArea['level']) => areas.filter((area) => area.level === level);
const territory = makeSnapshot(
  areas.map((area) => ({ ...area, id: area.code, parentId: area.parentCode, current: true })),
  'test',
);
const fixed = (degrees: number) => BigInt(Math.round(degrees * 1e7));

/** Winding number in whole numbers of unlimited size: slow, and by another rule than the code under test. `border` when on an edge. */
function wound(area: DemoArea, x: bigint, y: bigint): boolean | 'border' {
  let turns = 0;
  for (const ring of ringsOf(area.boundary)) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [fixed(ring[i - 1]?.[0] as number), fixed(ring[i - 1]?.[1] as number)];
      const [bx, by] = [fixed(ring[i]?.[0] as number), fixed(ring[i]?.[1] as number)];
      const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      const spans = (a: bigint, b: bigint, c: bigint) => (a <= c && c <= b) || (b <= c && c <= a);
      if (side === 0n && spans(ax, bx, x) && spans(ay, by, y)) return 'border';
      if (ay <= y && by > y && side > 0n) turns++;
      if (ay > y && by <= y && side < 0n) turns--;
    }
  }
  return turns !== 0;
}

describe('the demo district', () => {
  it('has all real streets and communities, and grids within the rules', () => {
    expect([of('county').length, of('street').length, of('community').length]).toEqual([1, 11, 65]);
    for (const grid of of('grid')) {
      if (grid.kind === 'dedicated') expect(grid.households).toBeNull();
      else expect(grid.households).toSatisfy((n: number) => n >= 300 && n <= 500);
    }
    for (const community of of('community')) {
      const grids = of('grid').filter((grid) => grid.parentCode === community.code);
      expect(community.households).toSatisfy((n: number) => n >= 600 && n <= 3000);
      expect(community.households).toBe(grids.reduce((sum, grid) => sum + (grid.households ?? 0), 0));
    }
  });

  it('has micro-grids in two communities, which make up their grids', () => {
    const parts = of('micro_grid');
    expect(new Set(parts.map(({ code }) => code.slice(0, 12))).size).toBe(2);
    for (const grid of of('grid').filter(({ code }) => parts.some((part) => part.parentCode === code))) {
      const own = parts.filter(({ parentCode }) => parentCode === grid.code);
      expect(own.reduce((sum, part) => sum + (part.households ?? 0), 0)).toBe(grid.households);
      for (const part of own) expect(part.households).toBeLessThanOrEqual(500);
    }
  });

  it('names each estate and dedicated grid once, and finds each by its name', () => {
    const named = of('grid').filter((grid) => grid.kind !== null);
    expect(new Set(named.map((grid) => grid.name)).size).toBe(named.length);
    for (const grid of named) expect(territory?.locateByText(`我家在${grid.name}门口`)?.area.code).toBe(grid.code);
    for (const community of of('community')) expect(territory?.locateByText(community.name)?.area.code).toBe(community.code);
    for (const street of of('street')) expect(territory?.locateByText(`${street.name}办事处`)?.area.code).toBe(street.code);
  });

  it('has the middle of every area inside it', () => {
    for (const area of areas) expect(isWithin(territory?.locate(area.center)?.area.path ?? '', area.path)).toBe(true);
  });

  it('puts every point of the district into exactly one grid, as an independent oracle sees it', () => {
    const [county] = of('county') as [DemoArea];
    const grids = of('grid');
    const lon = fc.integer({ min: 100_15_00000, max: 100_46_00000 }).map((n) => n / 1e7);
    const lat = fc.integer({ min: 26_60_00000, max: 27_05_00000 }).map((n) => n / 1e7);
    const town = fc.record({ lon: lon.map((x) => 100.2 + (x - 100.15) * 0.15), lat: lat.map((y) => 26.85 + (y - 26.6) * 0.1) });
    const corners = fc.constantFrom(...grids.flatMap((grid) => ringsOf(grid.boundary).flat()));
    const corner = corners.map(([x, y]) => ({ lon: x, lat: y }));
    fc.assert(
      fc.property(fc.oneof(fc.record({ lon, lat }), town, corner), (point) => {
        const [x, y] = [fixed(point.lon), fixed(point.lat)];
        const holding = grids.filter((grid) => wound(grid, x, y) !== false);
        const strictly = holding.filter((grid) => wound(grid, x, y) === true);
        const district = wound(county, x, y);
        const located = territory?.locate(point)?.area;
        if (district === 'border') return;
        if (!district) {
          expect(located).toBeUndefined();
          expect(holding).toEqual([]);
        } else if (strictly.length > 0) {
          expect(holding).toHaveLength(1);
          // in a divided grid it is one of the grid's parts
          expect(located?.code.slice(0, 15)).toBe(strictly[0]?.code);
        } else {
          expect(holding.length).toBeGreaterThan(1);
          expect(holding.map((grid) => grid.code)).toContain(located?.code.slice(0, 15));
        }
      }),
      { numRuns: 800 },
    );
  });
});
