import { expect, test } from 'vitest';
import { idOf } from './ids.ts';

test('ids of one moment sort as they were made, and a later moment behind an earlier one', () => {
  const at = new Date('2026-03-01T08:00:00Z');
  const made = Array.from({ length: 500 }, () => idOf(at));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(500);
  expect(idOf(+at - 1) < (made[0] ?? '')).toBe(true);
  expect(idOf(+at + 1) > (made.at(-1) ?? '')).toBe(true);
});
