import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { bookingsHeld } from './store/bookings.ts';

const word = (key: string): string => wordOf('zh-CN', `bookings-console.${key}`);

/** What somebody has booked: what bookings hold of them until who it was is forgotten. */
export const bookingHolder: DataHolder = {
  word: 'bookings-console:holdings.bookings',
  count: async (tx, { accountId }) => (accountId === null ? 0 : (await bookingsHeld(tx, accountId)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId }) => {
    const held = accountId === null ? [] : await bookingsHeld(tx, accountId);
    if (held.length === 0) return [];
    return [
      {
        title: word('holdings.bookings'),
        head: ['room', 'day', 'state', 'people', 'purpose'].map((key) => word(`holdings.${key}`)),
        rows: held.map((one) => [one.room, shanghaiDay(one.startsAt), word(`states.${one.state}`), one.people, one.purpose]),
      },
    ];
  },
};
