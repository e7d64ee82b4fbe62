import { defineAction } from './define.ts';

/** Not done well enough 返工. */
export const rework = defineAction('rework', {
  by: ['cases.rework'],
  from: { answered: 'handling', called_back: 'handling' },
  leads: ['reported', 'verified', 'filed', 'handling'],
  fields: ({ reason }) => ({ reason }),
});
