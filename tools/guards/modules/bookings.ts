import type { Guard } from '../guard.ts';

const test = 'server/modules/bookings/bookings.test.ts';

/** What keeps a room with one of those who want it, and limits and pauses with what they say. */
const guards: readonly Guard[] = [
  {
    name: 'one booking of a room at a time',
    file: 'database/migrations/0205_bookings.sql',
    text: `,
  -- nobody has a room that another has, with the time for cleaning
  constraint bookings_one_at_a_time exclude using gist (jurisdiction_id with =, room_id with =, tstzrange(starts_at, held_until) with &&)
    where (state in ('asked', 'offered', 'booked', 'arrived'))`,
    without: '',
    test,
    title: 'one slot asked for by many at once is booked once, whoever asks and however long, with the time for cleaning',
  },
  {
    name: 'bookings of one person counted in turn',
    file: 'server/modules/bookings/commands/book.ts',
    text: '      await lockBooker(tx, who.organisationId ?? who.accountId, room.placeId);\n',
    without: '',
    test,
    title: 'nobody books more often than the rules let, however many at once and of whichever room of the place',
  },
];
export default guards;
