import { defineAction } from './define.ts';

/** It is no case 不予立案. */
export const reject = defineAction('reject', {
  by: ['cases.reject'],
  from: { reported: 'rejected', verified: 'rejected', filed: 'rejected' },
  fields: ({ reason }) => ({ reason }),
});
