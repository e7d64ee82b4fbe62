import { defineAction } from './define.ts';

/** It can be done now 恢复. */
export const resume = defineAction('resume', {
  by: ['cases.shelve'],
  from: { shelved: 'previous' },
  fields: ({ note }) => ({ reason: note }),
});
