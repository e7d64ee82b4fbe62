import { expect, test } from 'vitest';
import { periodName } from './period.ts';

test('periods are said as people say them, in both languages', () => {
  const of = ['2025', '2025-H1', '2025-H2', '2025-Q3', '2025-09', '2025-12'];
  expect(of.map((one) => periodName(one, 'zh-CN'))).toEqual([
    '2025年',
    '2025年上半年',
    '2025年下半年',
    '2025年第3季度',
    '2025年9月',
    '2025年12月',
  ]);
  expect(of.map((one) => periodName(one, 'en'))).toEqual([
    '2025',
    'first half of 2025',
    'second half of 2025',
    'Q3 2025',
    'September 2025',
    'December 2025',
  ]);
});
