import { expect, test } from 'vitest';
import type { Slot } from '#contract/rosters/api.ts';
import { isWorkday } from '#kernel/calendar.ts';
import { gapsOf, isCoveredOn, occurrencesOf, planTurns } from './slots.ts';

const slot = (more: Partial<Slot> = {}): Slot => ({
  key: 'a',
  name: '值班',
  days: 'all',
  on: [],
  from: '08:00',
  to: '08:00',
  people: 1,
  turn: ['x', 'y', 'z'],
  ...more,
});
const all = new Set(['x', 'y', 'z']);

test('days are told by the calendar of the State Council: New Year 2026 is off, its make-up Sunday is worked', () => {
  const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
  expect(days.filter((day) => isCoveredOn(slot({ days: 'workdays' }), day, isWorkday))).toEqual(['2025-12-31', '2026-01-04', '2026-01-05']);
  expect(days.filter((day) => isCoveredOn(slot({ days: 'restdays' }), day, isWorkday))).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  expect(days.filter((day) => isCoveredOn(slot({ days: 'weekdays', on: [2, 6] }), day, isWorkday))).toEqual(['2025-12-31', '2026-01-04']);
  expect(days.filter((day) => isCoveredOn(slot({ days: 'monthdays', on: [1, 31] }), day, isWorkday))).toEqual(['2025-12-31', '2026-01-01']);
});

test('a night ends on the next day; a slot from eight to eight lasts a day', () => {
  const [night, whole] = [slot({ from: '17:30', to: '08:30' }), slot({ key: 'b' })].map(
    (one) => occurrencesOf([one], '2026-01-01', '2026-01-01', isWorkday)[0],
  );
  expect(night?.startsAt.toISOString()).toBe('2026-01-01T09:30:00.000Z');
  expect(night?.endsAt.toISOString()).toBe('2026-01-02T00:30:00.000Z');
  expect(whole && whole.endsAt.getTime() - whole.startsAt.getTime()).toBe(86_400_000);
});

test('a gap is what has too few people, whoever left not counted', () => {
  const two = occurrencesOf([slot({ people: 2 })], '2026-01-01', '2026-01-02', isWorkday);
  const taken = ['x', 'y', 'gone'].map((accountId) => ({ slot: 'a', day: '2026-01-01', accountId }));
  expect(gapsOf(two, taken, all).map(({ occurrence, missing }) => [occurrence.day, missing])).toEqual([['2026-01-02', 2]]);
  expect(gapsOf(two, taken.slice(1), all).map(({ occurrence, missing }) => [occurrence.day, missing])).toEqual([
    ['2026-01-01', 1],
    ['2026-01-02', 2],
  ]);
});

test('turns go on behind whoever was on last; who is busy keeps the turn, and what nobody is free for stays open', () => {
  const open = gapsOf(occurrencesOf([slot()], '2026-01-01', '2026-01-04', isWorkday), [], all);
  const names = (busy: Parameters<typeof planTurns>[2] = [], people = all) =>
    planTurns(open, new Map([['a', 'x']]), busy, people, 0).map(({ accountId }) => accountId);
  expect(names()).toEqual(['y', 'z', 'x', 'y']);
  const firstDay = { startsAt: new Date('2026-01-01T02:00:00Z'), endsAt: new Date('2026-01-01T03:00:00Z') };
  expect(names([{ accountId: 'y', ...firstDay }])).toEqual(['z', 'y', 'x', 'z']);
  expect(names([], new Set(['x', 'z']))).toEqual(['z', 'x', 'z', 'x']);
  expect(names([], new Set())).toEqual([]);
});
