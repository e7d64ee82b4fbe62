import { defineAction } from './define.ts';

/** It cannot be done before a day 挂账. */
export const shelve = defineAction('shelve', {
  by: ['cases.shelve'],
  from: { filed: 'shelved', dispatched: 'shelved', handling: 'shelved' },
  fields: ({ reason, moment }) => ({
    reason,
    until: moment.describe('when it comes back by itself: at most `shelvedDaysMost` of the case ahead'),
  }),
});
