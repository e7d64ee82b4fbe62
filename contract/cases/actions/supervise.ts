import { defineAction } from './define.ts';
import { everywhere } from './everywhere.ts';

/** A superior presses 督办. */
export const supervise = defineAction('supervise', {
  by: ['cases.supervise'],
  from: everywhere,
  fields: ({ reason }) => ({ reason }),
});
