import { expect, test } from 'vitest';
import { type Item, percentOf, reasonsMissing, shippedItems, whole } from '#contract/evaluations/values.ts';
import { resultOf, type Sheet } from './results.ts';

const items: readonly Item[] = [
  { code: 'a', name: '协调', power: 'coordination', full: 60, help: '', only: [] },
  { code: 'b', name: '减负', power: 'own', full: 40, help: '', only: [] },
  { code: 'x', name: '执法下沉', power: 'resources', full: 100, help: '', only: ['d2'] },
];
const shares = { street: 60, delegates: 20, unit: 20 };
const sheet = (kind: Sheet['kind'], weight: number, a: number, b: number): Sheet => ({ kind, weight, points: { a, b } });

test('what is asked of all makes a whole of 100 points; things of some departments are asked of them alone', () => {
  expect(shippedItems.reduce((sum, { full }) => sum + full, 0)).toBe(100);
  expect(percentOf(items.slice(0, 2), { a: 45, b: 30 })).toBe(75);
  expect(percentOf(items, { a: 45, b: 30 })).toBeNull();
  expect(percentOf(items.slice(0, 2), { a: 61, b: 30 })).toBeNull();
  const of = { due: 1, least: 1, shares };
  expect(resultOf(items, 'd1', of, [sheet('street', 1, 60, 40)]).percent).toBe(100);
  expect(resultOf(items, 'd2', of, [{ ...sheet('street', 1, 60, 40), points: { a: 60, b: 40, x: 0 } }]).percent).toBe(50);
});

test('who works closely with a department weighs more; kinds of raters have their shares', () => {
  const of = { due: 4, least: 1, shares };
  // 3 × 90 and 1 × 50: 80 by weight, 70 without
  expect(resultOf(items, 'd1', of, [sheet('street', 3, 54, 36), sheet('street', 1, 30, 20)])).toEqual({
    due: 4,
    came: 2,
    percent: 80,
    things: [
      { code: 'a', percent: 80 },
      { code: 'b', percent: 80 },
    ],
  });
  // streets 80 of 60 parts, delegates 50 of 20; no unit handed anything in: (60 × 80 + 20 × 50) ÷ 80
  expect(resultOf(items, 'd1', of, [sheet('street', 1, 48, 32), sheet('delegates', 1, 30, 20)]).percent).toBe(72.5);
  // half up, once
  expect(resultOf(items, 'd1', of, [sheet('street', 1, 60, 40), sheet('street', 1, 60, 40), sheet('street', 1, 60, 39.985)]).percent).toBe(
    100,
  );
});

test('of fewer sheets than it takes nothing is told but how many came', () => {
  const of = { due: 9, least: 3, shares };
  expect(resultOf(items, 'd1', of, [sheet('street', 1, 60, 40), sheet('unit', 1, 0, 0)])).toEqual({
    due: 9,
    came: 2,
    percent: null,
    things: [],
  });
});

test('very low things and very high sheets need a reason', () => {
  const bounds = { low: 60, high: 95 };
  const [all, few] = [items.slice(0, 2), { a: 35.9, b: 24 }];
  expect(reasonsMissing(all, bounds, few, {})).toEqual(['a']);
  expect(reasonsMissing(all, bounds, few, { a: '召集三次未到' })).toEqual([]);
  expect(reasonsMissing(all, bounds, { a: 57, b: 38 }, {})).toEqual([whole]);
  expect(reasonsMissing(all, bounds, { a: 57, b: 37.9 }, {})).toEqual([]);
  expect(reasonsMissing(all, bounds, { a: 57, b: 38 }, { whole: ' 好 ' })).toEqual([whole]);
});
