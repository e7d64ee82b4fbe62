import { expect, test } from 'vitest';
import { daysOf } from './span-days.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const plain = (from: string, to: string) => {
  const { days, rest } = daysOf(at(from), at(to));
  return { days, rest: rest.map((stretch) => stretch.map((one) => one.toISOString())) };
};
const utc = (text: string) => at(text).toISOString();

test('a period is whole days and the pieces before and after them', () => {
  expect(plain('2026-03-01T10:00:00', '2026-03-05T09:30:00')).toEqual({
    days: ['2026-03-02', '2026-03-04'],
    rest: [
      [utc('2026-03-01T10:00:00'), utc('2026-03-02T00:00:00')],
      [utc('2026-03-05T00:00:00'), utc('2026-03-05T09:30:00')],
    ],
  });
  expect(plain('2026-03-01T00:00:00', '2026-03-02T00:00:00')).toEqual({ days: ['2026-03-01', '2026-03-01'], rest: [] });
});

test('within a day, across midnight, or upside down no day is whole', () => {
  expect(plain('2026-03-01T10:00:00', '2026-03-01T11:00:00')).toEqual({
    days: null,
    rest: [[utc('2026-03-01T10:00:00'), utc('2026-03-01T11:00:00')]],
  });
  expect(plain('2026-03-01T23:00:00', '2026-03-02T01:00:00')).toEqual({
    days: null,
    rest: [[utc('2026-03-01T23:00:00'), utc('2026-03-02T01:00:00')]],
  });
  expect(plain('2026-03-02T00:00:00', '2026-03-01T00:00:00')).toEqual({ days: null, rest: [] });
});
