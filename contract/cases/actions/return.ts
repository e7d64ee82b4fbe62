import { defineAction } from './define.ts';

/** The organisation gives it back 退单. */
export const giveBack = defineAction('return', {
  by: ['cases.handle'],
  from: { dispatched: 'filed' },
  organisation: 'taken',
  fields: ({ reason }) => ({ reason }),
});
