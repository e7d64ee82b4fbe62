import { defineAction } from './define.ts';

/** The reporter takes it back 撤回. */
export const withdraw = defineAction('withdraw', {
  by: [],
  reporter: true,
  from: { reported: 'withdrawn', verified: 'withdrawn', filed: 'withdrawn', dispatched: 'withdrawn' },
  fields: ({ note }) => ({ reason: note }),
});
