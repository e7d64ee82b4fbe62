import { defineAction } from './define.ts';

/** Somebody has looked: the matter is real 核实. */
export const verify = defineAction('verify', {
  by: ['cases.verify'],
  from: { reported: 'verified' },
  fields: ({ note, photoIds }) => ({ reason: note, photoIds }),
});
