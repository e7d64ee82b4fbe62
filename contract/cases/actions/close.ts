import { defineAction } from './define.ts';

/** It is done 结案. */
export const close = defineAction('close', {
  by: ['cases.close'],
  from: { called_back: 'closed' },
  fields: ({ note }) => ({ reason: note.describe('required when the reporter was not answered, solved or satisfied') }),
});
