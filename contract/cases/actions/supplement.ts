import { defineAction } from './define.ts';
import { everywhere } from './everywhere.ts';

/** The reporter adds something 补充. */
export const supplement = defineAction('supplement', {
  by: [],
  reporter: true,
  // the answer that is waited for lets the case go on
  from: { ...everywhere, waiting: 'previous' },
  fields: ({ reason, photoIds }) => ({ text: reason, photoIds }),
});
