import { defineAction } from './define.ts';

/** The reporter is asked for something, and the clocks stand until there is an answer 请诉求人补充. */
export const wait = defineAction('wait', {
  by: ['cases.handle'],
  from: {
    reported: { to: 'waiting', by: ['cases.verify'] },
    verified: { to: 'waiting', by: ['cases.file'] },
    handling: 'waiting',
  },
  fields: ({ reason, moment }) => ({
    text: reason.describe('what is asked; the reporter reads it'),
    until: moment.describe('when it goes on by itself: at most `waitingDaysMost` of the case ahead'),
  }),
});
