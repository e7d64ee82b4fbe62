import { expect, test } from 'vitest';
import type { DayItem } from '#contract/field/api.ts';
import { moved, nameOf, planOf } from './plan.ts';

const item = (id: string, x: number, more: Partial<DayItem> = {}): DayItem => ({
  id,
  kind: 'cases.answer',
  title: id,
  detail: null,
  area: null,
  point: { lon: x / 111_195, lat: 0 },
  from: null,
  until: null,
  minutes: 10,
  urgent: false,
  link: `/cases/${id}`,
  state: 'due',
  ...more,
});
const at = { now: Date.parse('2026-11-28T01:00:00Z'), start: { lon: 0, lat: 0 }, sent: () => false };
const day = (...items: DayItem[]) => ({ day: '2026-11-28', items });
const plain = { order: null, left: [] };
const ids = (items: readonly DayItem[]): string[] => items.map(({ id }) => id);

test('the way goes by what is near and due; what is due on another day presses nobody', () => {
  const items = [item('far', 1600), item('near', 100), item('tomorrow', 3000, { until: '2026-11-29T01:00:00Z' })];
  expect(ids(planOf(day(...items), plain, at).next)).toEqual(['near', 'far', 'tomorrow']);
  const due = item('due', 1600, { until: '2026-11-28T01:30:00Z' });
  expect(ids(planOf(day(item('near', -800), due), plain, at).next)).toEqual(['due', 'near']);
});

test('the person’s own order goes before that of the way, and what has come since stands behind it; what is left out comes back', () => {
  const items = day(item('a', 100), item('b', 200), item('c', 300));
  const own = { order: ['cases.answer b', 'cases.answer gone', 'cases.answer a'], left: [] };
  expect(ids(planOf(items, own, at).next)).toEqual(['b', 'a', 'c']);
  const without = planOf(items, { ...own, left: ['cases.answer b'] }, at);
  expect([ids(without.next), ids(without.left)]).toEqual([['a', 'c'], ['b']]);
});

test('what is done, or written on this phone and on its way, is no longer the next', () => {
  const items = day(item('a', 100, { state: 'done' }), item('b', 200), item('c', 300));
  const plan = planOf(items, plain, { ...at, sent: ({ id }) => id === 'b' });
  expect([ids(plan.next), ids(plan.done)]).toEqual([['c'], ['a', 'b']]);
});

test('four hundred things are a plan, and said to be too much for a day', () => {
  const plan = planOf(day(...Array.from({ length: 400 }, (_, n) => item(String(n), (n * 7919) % 4000))), plain, at);
  expect([plan.next.length, plan.tooMuch]).toEqual([400, true]);
  expect(planOf(day(item('a', 100)), plain, at)).toMatchObject({ tooMuch: false, hours: 0 });
});

test('a thing moves by places, not beyond the ends', () => {
  const names = ['a', 'b', 'c'].map((id) => nameOf({ kind: 'k', id }));
  expect(moved(names, 'k b', -1)).toEqual(['k b', 'k a', 'k c']);
  expect(moved(names, 'k b', 5)).toEqual(['k a', 'k c', 'k b']);
});
