import type { Slot } from '#contract/rosters/api.ts';

/** A slot that covers whole days, from eight to eight, with one person. */
export const dutySlot = (more: Partial<Slot> = {}): Slot => ({
  key: 'day',
  name: '全天值班',
  days: 'all',
  on: [],
  from: '08:00',
  to: '08:00',
  people: 1,
  turn: [],
  ...more,
});
