import { defineAction } from './define.ts';
import { everywhere } from './everywhere.ts';

/** The reporter adds something 补充. */
export const supplement = defineAction('supplement', {
  by: [],
  reporter: true,
  from: everywhere,
  fields: ({ reason, photoIds }) => ({ text: reason, photoIds }),
});
