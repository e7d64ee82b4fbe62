import { defineAction } from './define.ts';

/** It is the same matter as another case, which goes on for both 并案. */
export const merge = defineAction('merge', {
  by: ['cases.file'],
  from: { reported: 'merged', verified: 'merged', filed: 'merged', dispatched: 'merged', handling: 'merged' },
  fields: ({ id, note }) => ({ intoId: id.describe('the case it joins, which somebody still works on'), reason: note }),
});
