import { describe, expect, it } from 'vitest';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Boundary, Ring, TerritoryArea } from './area.ts';
import { levelOfCode, parentCode } from './import.ts';
import { makePointLocator } from './point-locator.ts';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: Ring[]): Boundary => ({ type: 'Polygon', coordinates: rings });
const area = (code: string, boundary: Boundary | null): TerritoryArea => ({
  id: code,
  parentId: parentCode(code),
  code,
  path: pathOfCode(code),
  level: levelOfCode(code) ?? 'grid',
  name: code,
  shortName: code,
  kind: null,
  households: null,
  residents: null,
  center: null,
  boundary,
  names: [],
  current: true,
});
const codeAt = (areas: TerritoryArea[], lon: number, lat: number) => makePointLocator(areas).find({ lon, lat })?.area.code ?? null;

const county = area('530702', polygon(box(100, 26, 100.1, 26.1)));
const street = area('530702001', polygon(box(100, 26, 100.08, 26.1)));
const community = area('530702001001', polygon(box(100, 26, 100.06, 26.1)));
const west = area('530702001001001', polygon(box(100, 26, 100.02, 26.1)));
const east = area('530702001001002', polygon(box(100.02, 26, 100.04, 26.1)));
const all = [county, street, community, west, east];

describe('locating a point', () => {
  it('finds the grid', () => {
    expect(codeAt(all, 100.01, 26.05)).toBe(west.code);
    expect(codeAt(all, 100.03, 26.05)).toBe(east.code);
  });

  it('gives a shared border, corners included, to exactly one grid', () => {
    for (const lat of [26, 26.0000001, 26.05, 26.0999999]) expect(codeAt(all, 100.02, lat)).toBe(east.code);
  });

  it('gives a point in a gap to a grid within 50 m, else to the smallest area around it', () => {
    expect(codeAt(all, 100.0404, 26.05)).toBe(east.code);
    expect(codeAt(all, 100.0406, 26.05)).toBe(community.code);
    expect(codeAt(all, 100.07, 26.05)).toBe(street.code);
    expect(codeAt(all, 100.09, 26.05)).toBe(county.code);
  });

  it('goes down to the micro-grid where one is drawn, within the grid of the point alone', () => {
    const micro = area('53070200100100101', polygon(box(100, 26, 100.01, 26.1)));
    const over = area('53070200100100201', polygon(box(100.015, 26, 100.04, 26.05)));
    expect(codeAt([...all, micro, over], 100.005, 26.05)).toBe(micro.code);
    expect(codeAt([...all, micro, over], 100.01, 26.05)).toBe(west.code);
    expect(codeAt([...all, micro, over], 100.018, 26.02)).toBe(west.code);
    expect(codeAt([...all, micro, over], 100.02, 26.02)).toBe(over.code);
    expect(makePointLocator([...all, micro]).find({ lon: 100.0404, lat: 26.05 })?.metres).toBeCloseTo(39.9, 0);
  });

  it('does not reach over into another community for the nearest grid', () => {
    const next = area('530702001002', polygon(box(100.06, 26, 100.08, 26.1)));
    const grid = area('530702001002001', polygon(box(100.06, 26, 100.08, 26.1)));
    expect(codeAt([...all, next, grid], 100.0599, 26.05)).toBe(community.code);
  });

  it('finds nothing outside', () => {
    expect(codeAt(all, 99.99, 26.05)).toBeNull();
    expect(codeAt(all, 100.05, 26.2)).toBeNull();
    expect(codeAt([], 100, 26)).toBeNull();
    expect(codeAt(all, Number.NaN, 26.05)).toBeNull();
  });

  it('respects holes and separate parts', () => {
    const ring = area('530702001001003', polygon(box(100, 26, 100.04, 26.04), box(100.01, 26.01, 100.03, 26.03)));
    const coordinates = [[box(100.01, 26.01, 100.03, 26.03)], [box(100.05, 26, 100.06, 26.04)]];
    const parts = area('530702001001004', { type: 'MultiPolygon', coordinates });
    expect(codeAt([county, ring, parts], 100.005, 26.02)).toBe(ring.code);
    expect(codeAt([county, ring, parts], 100.02, 26.02)).toBe(parts.code);
    expect(codeAt([county, ring, parts], 100.055, 26.02)).toBe(parts.code);
    expect(codeAt([county, ring, parts], 100.01, 26.02)).toBe(parts.code);
    expect(codeAt([county, ring, parts], 100.03, 26.02)).toBe(ring.code);
  });

  it('decides an overlap for the lowest code, in whatever order the areas come', () => {
    const over = area('530702001001009', polygon(box(100, 26, 100.04, 26.1)));
    expect(codeAt([over, ...all], 100.03, 26.05)).toBe(east.code);
    expect(codeAt([...all, over].reverse(), 100.03, 26.05)).toBe(east.code);
  });
});
