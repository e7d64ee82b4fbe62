import { expect, test } from 'vitest';
import { isDrawn, sampleOf } from './lots.ts';

const ids = Array.from({ length: 2_000 }, (_, n) => `case ${n}`);

test('the same seed draws the same sample, whatever the order; another seed another one', () => {
  const drawn = sampleOf('2026-11', ids, 5);
  expect(drawn).toHaveLength(100);
  expect(sampleOf('2026-11', [...ids].reverse(), 5)).toEqual(drawn);
  expect(sampleOf('2026-12', ids, 5)).not.toEqual(drawn);
});

test('a small share of few is at least one', () => {
  expect(sampleOf('s', ['a', 'b', 'c'], 1)).toHaveLength(1);
  expect(sampleOf('s', [], 50)).toEqual([]);
});

test('single lots fall into a share about as often as it says, all into 100 %', () => {
  const count = ids.filter((id) => isDrawn('key', id, 30)).length;
  expect(count).toBeGreaterThan(520);
  expect(count).toBeLessThan(680);
  expect(ids.every((id) => isDrawn('key', id, 100))).toBe(true);
});
