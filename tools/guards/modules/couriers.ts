import type { Guard } from '../guard.ts';

const test = 'server/modules/couriers/helps.test.ts';

/** What keeps help that was asked for quietly with the one who takes it on. */
const guards: readonly Guard[] = [
  {
    name: 'help taken on by one',
    file: 'server/modules/couriers/store/helps.ts',
    text: ' and h.ended_at is null and h.until_on >= $2::date for update`',
    without: ' and h.ended_at is null and h.until_on >= $2::date`',
    test,
    title: 'taken on by two at once, it is one’s; left to a colleague, or by who has no post any more, it waits again',
  },
];
export default guards;
