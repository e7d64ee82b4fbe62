import { defineAction } from './define.ts';

/** It was another matter after all, and goes on where it stood 撤销并案. */
export const unmerge = defineAction('unmerge', {
  by: ['cases.file'],
  from: { merged: 'previous' },
  fields: ({ reason }) => ({ reason }),
});
