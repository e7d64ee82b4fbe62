import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fenOf, yuan } from './money.ts';
import { endedBetween, lastOver, periodOf, periodWords, readPeriod } from './periods.ts';

test('money is read by its digits: what yuan say, fen say again', () => {
  fc.assert(fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (fen) => void expect(fenOf(yuan(fen))).toBe(fen)));
  expect(['0.07', '1.1', '1,234.50', '￥12元', '(5)', '1.500', '１２．３'].map(fenOf)).toEqual([7, 110, 123450, 1200, -500, 150, 1230]);
  expect(['', '1.234', '1,23', '十元', '1e5', '--1', '9999999999999'].map(fenOf)).toEqual(Array.from({ length: 7 }, () => null));
});

test('a period is read as people write it, and told as it is read', () => {
  const q1 = { name: '2026-Q1', from: '2026-01-01', until: '2026-03-31' };
  for (const text of ['2026-Q1', '2026年第一季度', '2026年1季度', ' 2026 年第 1 季度', '2026Q1', '2026/q1', '２０２６年一季度'])
    expect(readPeriod(text), text).toEqual(q1);
  for (const text of ['2028-02', '2028年2月', '2028/2', '2028.02'])
    expect(readPeriod(text), text).toEqual({ name: '2028-02', from: '2028-02-01', until: '2028-02-29' });
  for (const text of ['2026', '2026-13', '2026-Q5', '第一季度', '2026年0月']) expect(readPeriod(text), text).toBeNull();
  for (const name of ['2026-Q3', '2026-11']) expect(readPeriod(periodWords(name))?.name).toBe(name);
});

test('periods follow one another without a gap, over the turn of a year as well', () => {
  expect(lastOver('quarterly', '2026-01-01').name).toBe('2025-Q4');
  expect(lastOver('monthly', '2026-03-31').name).toBe('2026-02');
  expect(periodOf('quarterly', '2026-12-31').name).toBe('2026-Q4');
  expect(endedBetween('quarterly', '2025-04-01', '2026-03-31').map(({ name }) => name)).toEqual([
    '2025-Q2',
    '2025-Q3',
    '2025-Q4',
    '2026-Q1',
  ]);
  expect(endedBetween('monthly', '2025-11-30', '2026-01-30').map(({ name }) => name)).toEqual(['2025-11', '2025-12']);
});
