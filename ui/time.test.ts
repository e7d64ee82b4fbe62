import { expect, test } from 'vitest';
import { endTime, fullSpan } from './time.ts';

test('what ends with a day ends at 24:00 of it, and a span within a day names the day once', () => {
  const [morning, midnight] = ['2026-11-28T02:03:00.000Z', '2026-11-28T16:00:00.000Z'];
  expect(endTime('2026-11-28T12:00:00.000Z', 'zh-CN')).toBe('2026年11月28日 20:00');
  expect(endTime(midnight, 'zh-CN')).toBe('2026年11月28日 24:00');
  expect(endTime(midnight, 'en')).toBe('28 November 2026 24:00');
  expect(fullSpan(morning, '2026-11-28T02:13:00.000Z', 'zh-CN')).toBe('2026年11月28日 10:03–10:13');
  expect(fullSpan(morning, midnight, 'zh-CN')).toBe('2026年11月28日 10:03–24:00');
  expect(fullSpan(morning, '2026-11-29T16:00:00.000Z', 'zh-CN')).toBe('2026年11月28日 10:03 – 2026年11月29日 24:00');
});
