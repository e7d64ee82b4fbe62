import { defineAction } from './define.ts';

/** How far it is 办理进展. */
export const progress = defineAction('progress', {
  by: ['cases.handle'],
  from: { handling: 'same' },
  fields: ({ reason, photoIds }) => ({ text: reason, photoIds }),
});
