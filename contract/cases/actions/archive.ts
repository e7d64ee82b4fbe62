import { defineAction } from './define.ts';

/** Nothing is added any more 归档. */
export const archive = defineAction('archive', {
  by: ['cases.archive'],
  from: { closed: 'archived', rejected: 'archived', withdrawn: 'archived', merged: 'archived' },
  fields: ({ note }) => ({ reason: note }),
});
