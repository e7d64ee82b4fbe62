import { defineAction } from './define.ts';

/** The reporter’s three answers 回访. */
export const call_back = defineAction('call_back', {
  by: ['cases.call_back'],
  reporter: true,
  from: { checked: 'called_back' },
  fields: ({ rating }) => ({ rating }),
});
