import { defineAction } from './define.ts';

/** It is not done after all 重开. */
export const reopen = defineAction('reopen', {
  by: ['cases.reopen'],
  reporter: true,
  from: {
    closed: 'dispatched',
    // a refusal may be taken back by whoever may refuse
    rejected: { to: 'reported', by: ['cases.reopen', 'cases.reject'] },
  },
  leads: ['reported', 'verified', 'filed', 'dispatched', 'handling'],
  fields: ({ reason }) => ({ reason }),
});
