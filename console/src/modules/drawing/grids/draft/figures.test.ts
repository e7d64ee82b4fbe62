import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { freeName, shareOut, suggestCounts, takenIn } from './figures.ts';

const square = (west: number, width: number): DrawnArea['boundary'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [100 + west, 26],
      [100 + west + width, 26],
      [100 + west + width, 26.01],
      [100 + west, 26.01],
      [100 + west, 26],
    ],
  ],
});
const area = (key: string, west: number, width: number, more: Partial<DrawnArea> = {}): DrawnArea => ({
  key,
  code: key,
  name: key,
  shortName: key,
  kind: null,
  households: 600,
  residents: 1501,
  lines: ['party'],
  names: [],
  boundary: square(west, width),
  from: [],
  ...more,
});

describe('figures of new parts', () => {
  it('sharing out keeps the sum and nobody is more than one off the exact share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const parts = shareOut(total, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (total * (weights[i] as number)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  it('a split shares households and residents by area and loses nobody', () => {
    const before = [area('a', 0, 0.01), area('b', 0.01, 0.01)];
    const after = [
      area('a', 0, 0.006),
      area('new', 0.006, 0.004, { code: null, households: null, residents: null }),
      before[1] as DrawnArea,
    ];
    const [a, fresh, b] = suggestCounts(before, after) as [DrawnArea, DrawnArea, DrawnArea];
    expect([a.households, fresh.households]).toEqual([360, 240]);
    expect((a.residents ?? 0) + (fresh.residents ?? 0)).toBe(1501);
    expect(b).toBe(before[1]);
  });

  it('an area drawn over two takes people from both; one swallowed whole gives all', () => {
    const before = [area('a', 0, 0.01), area('b', 0.01, 0.01, { households: 100 })];
    const after = [area('a', 0, 0.005), area('new', 0.005, 0.015, { code: null, households: null, residents: null })];
    const [a, fresh] = suggestCounts(before, after) as [DrawnArea, DrawnArea];
    expect(a.households).toBe(300);
    expect(fresh.households).toBe(400);
  });

  it('an unknown count stays unknown instead of becoming nought', () => {
    const before = [area('a', 0, 0.01, { households: null })];
    const after = [area('a', 0, 0.005, { households: null }), area('new', 0.005, 0.005, { code: null, households: null, residents: null })];
    const [a, fresh] = suggestCounts(before, after) as [DrawnArea, DrawnArea];
    expect([a.households, fresh.households]).toEqual([null, null]);
  });

  it('merging adds people up and joins lines and place words', () => {
    const one = area('a', 0, 0.01, { names: ['东苑'] });
    const other = area('b', 0.01, 0.01, { households: null, lines: ['health', 'party'], names: ['西苑', '东苑'] });
    expect(takenIn(one, [other])).toEqual({ households: 600, residents: 3002, lines: ['party', 'health'], names: ['东苑', '西苑'] });
  });

  it('names go on counting, or get a number', () => {
    expect(freeName('第三网格', new Set(['第一网格', '第二网格', '第三网格']))).toBe('第四网格');
    expect(freeName('第三网格', new Set(['第二网格', '第三网格']))).toBe('第一网格');
    expect(freeName('福慧小区', new Set(['福慧小区']))).toBe('福慧小区二');
    expect(freeName('新网格', new Set(['福慧小区']))).toBe('新网格');
    expect(freeName('第九网格', new Set(Array.from('一二三四五六七八九', (n) => `第${n}网格`)))).toBe('第十网格');
  });
});
