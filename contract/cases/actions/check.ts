import { defineAction } from './define.ts';

/** Somebody else has seen that it is done 核查. */
export const check = defineAction('check', {
  by: ['cases.check'],
  from: { answered: 'checked' },
  fields: ({ note, photoIds }) => ({ reason: note, photoIds }),
});
