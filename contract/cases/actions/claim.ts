import { defineAction } from './define.ts';

/** Somebody whom nobody sent takes the matter on 接单 (抢单); types say where they let it be, the module that lists it says to whom. */
export const claim = defineAction('claim', {
  by: [],
  taker: true,
  from: {},
  stands: ['dispatched'],
  leads: ['handling'],
  fields: () => ({}),
});
