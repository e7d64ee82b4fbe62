import { defineAction } from './define.ts';

/** Whoever took it on cannot do it and lets another one take it 退单. Nobody is blamed: it counts as no return of an organisation. */
export const handBack = defineAction('hand_back', {
  by: [],
  taker: true,
  from: {},
  stands: ['handling'],
  leads: ['dispatched'],
  fields: ({ note }) => ({ reason: note }),
});
