import type { Rhythm } from '#contract/activities/rhythm.ts';

/** A report each quarter, from a day on: what is usual. */
export const usualRhythm = (from: string): Rhythm => ({
  every: 'quarter',
  days: 'all',
  on: [],
  times: 1,
  hours: [],
  from,
  until: null,
  seasons: [],
});
