import { defineAction } from './define.ts';

/** It is taken back from the organisation 撤单. */
export const recall = defineAction('recall', {
  by: ['cases.dispatch'],
  from: { dispatched: 'filed', handling: 'filed' },
  organisation: 'taken',
  fields: ({ reason }) => ({ reason }),
});
