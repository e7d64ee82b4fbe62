import { defineAction } from './define.ts';

/** It can be done now 恢复. */
export const resume = defineAction('resume', {
  by: ['cases.shelve'],
  from: {
    shelved: 'previous',
    // whoever may ask may go on without an answer
    waiting: { to: 'previous', by: ['cases.handle', 'cases.verify', 'cases.file'] },
  },
  fields: ({ note }) => ({ reason: note }),
});
