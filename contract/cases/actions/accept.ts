import { defineAction } from './define.ts';

/** The organisation takes it on 接单. */
export const accept = defineAction('accept', {
  by: ['cases.handle'],
  from: { dispatched: 'handling' },
  fields: ({ note }) => ({ reason: note }),
});
