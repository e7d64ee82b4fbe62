import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readForm } from '#contract/kernel/form/read.ts';
import { plainForm } from '../testing/estate.ts';
import { allot, draw } from './draw.ts';
import { compareEntries } from './papers.ts';
import { marginOf, resultsOf, shownBuildings } from './results.ts';

test('a sample is shared out by building, exactly as large as asked, none more than its share rounded up, and a seed draws the same again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 400 }),
      (sizes, size) => {
        const all = sizes.reduce((a, b) => a + b, 0);
        const counts = allot(sizes, size);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(Math.min(size, all));
        for (const [at, n] of counts.entries()) {
          const share = ((sizes[at] ?? 0) * Math.min(size, all)) / all;
          expect(n).toBeGreaterThanOrEqual(Math.floor(share));
          expect(n).toBeLessThanOrEqual(Math.ceil(share));
        }
      },
    ),
  );
  const strata = [
    { buildingId: 'a', keys: ['1', '2', '3', '4'] },
    { buildingId: 'b', keys: ['5', '6'] },
  ];
  const ranks = (key: string): string => String((Number(key) * 7) % 11);
  expect(draw(strata, 3, ranks)).toEqual([['3', '2'], ['5']].map((keys) => keys.sort((x, y) => (ranks(x) < ranks(y) ? -1 : 1))));
  expect(draw(strata, 3, ranks)).toEqual(
    draw([{ ...strata[0], buildingId: 'a', keys: ['4', '3', '2', '1'] }, strata[1]] as typeof strata, 3, ranks),
  );
  expect(draw(strata, null, ranks).flat()).toHaveLength(6);
});

test('the sampling error is that of the formula, none where everybody answered, and never none because all said the same', () => {
  // 1.96 · √(0.5 · 0.5 / 100) · √(900 / 999) = 0.09302
  expect(marginOf(50, 100, 1000)).toBe(931);
  expect(marginOf(30, 100, 100)).toBe(0);
  // 3 / 60 · √(540 / 599) = 0.04747
  expect(marginOf(60, 60, 600)).toBe(475);
  expect(marginOf(0, 0, 600)).toBe(10_000);
});

test('a building shows figures from the least number of answers on, and no other gives away the one that is hidden', () => {
  const of = (...counts: number[]) => [
    ...shownBuildings(
      counts.map((n, at) => ({ id: String(at), n })),
      5,
    ),
  ];
  expect(of(8, 6, 5)).toEqual(['0', '1', '2']);
  // 4 are hidden: the whole less the rest would tell them, so 6 is hidden too
  expect(of(8, 6, 4)).toEqual(['0']);
  // 4 and 3 hide each other
  expect(of(8, 6, 4, 3)).toEqual(['0', '1']);
  expect(of(8, 6, 0)).toEqual(['0', '1']);
});

test('results count each question by those who answered it, keep texts from telling whose they are, and are none below the least', () => {
  const form = readForm(plainForm);
  const rows = ['lift', 'lift', 'pipes', 'none', 'lift', 'pipes'].map((wish, at) => ({
    buildingId: at < 5 ? 'a' : 'b',
    answers: { wish, ...(at % 2 === 0 && { more: `意见${9 - at}` }) },
  }));
  const frame = {
    population: 40,
    sample: true,
    least: 5,
    buildings: [
      { id: 'a', name: '1栋' },
      { id: 'b', name: '2栋' },
    ],
  };
  const [wish, more] = resultsOf(form, rows, frame);
  expect(wish?.options.map(({ value, count, share }) => [value, count, share])).toEqual([
    ['lift', 3, 5000],
    ['pipes', 2, 3333],
    ['none', 1, 1667],
  ]);
  // the only answer of 2栋 would be the whole less 1栋
  expect(wish?.buildings.map(({ counts }) => counts)).toEqual([null, null]);
  // three texts are fewer than five
  expect(more).toMatchObject({ answered: 0, texts: [] });
  const [, all] = resultsOf(form, rows, { ...frame, least: 3 });
  expect(all?.texts).toEqual(['意见5', '意见7', '意见9']);
  expect(resultsOf(form, rows.slice(0, 4), frame)).toEqual([]);
});

test('two entries of a sheet differ where either says what the other does not; the order of chosen options is none', () => {
  expect(compareEntries({ a: 'x', b: ['p', 'q'], c: 1 }, { a: 'x', b: ['q', 'p'], d: true })).toEqual({
    compared: 4,
    differing: ['c', 'd'],
  });
});
