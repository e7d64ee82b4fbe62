import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { book as bookEndpoint } from '#contract/bookings/api.ts';
import type { RoomRules } from '#contract/bookings/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { numberOf } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { placeHours } from '#modules/places/index.ts';
import { bookingCommand, type Context, type Eye, roomOf, spansOf } from '../context.ts';
import { brokenLimit, feeOf, heldOf, loudspeakerFits, problemOf, rulesOn, type Span, weekly } from '../domain/slots.ts';
import { mayBook, worksFor } from '../policy.ts';
import { bookingShown } from '../queries/present.ts';
import { type BookingRow, heldBetween, insertBookings, lockBooker, timesBooked } from '../store/bookings.ts';
import { pausesOf } from '../store/pauses.ts';
import { type RoomRow, rulesOf } from '../store/rooms.ts';
import { tell } from './notices.ts';
import { endWhatRanOut } from './run-out.ts';

type Body = z.output<NonNullable<typeof bookEndpoint.body>>;
const minute = 60_000;
const dayLong = 86_400_000;

/** What is stored of a booking by the rules of its day. */
export const rowOf = (
  rules: RoomRules,
  room: RoomRow,
  { from, to }: Span,
  of: Pick<BookingRow, 'id' | 'seriesId' | 'accountId' | 'organisationId' | 'purpose' | 'people' | 'loudspeaker' | 'askedAt'>,
): BookingRow => ({
  ...of,
  roomId: room.id,
  placeId: room.placeId,
  what: 'booking',
  startsAt: from,
  endsAt: to,
  heldUntil: heldOf(rules, { from, to }).to,
  state: rules.approval ? 'asked' : 'booked',
  signsBy: rules.signIn === null ? null : new Date(from.getTime() + rules.signIn * minute),
  freeUntil: new Date(from.getTime() - rules.cancelMinutes * minute),
  late: false,
  excused: false,
  fee: feeOf(rules, { from, to }),
  deposit: rules.deposit,
  reason: null,
  insteadOf: null,
  arrivedAt: null,
});

/** What does not depend on other bookings: who, how many people, what for. @throws by the rule that is broken */
const mustFit = (rules: RoomRules, room: RoomRow, viewer: Viewer, body: Body): void => {
  if (body.organisationId !== null && !worksFor(viewer, body.organisationId)) fail('bookings.organisation_foreign');
  if (!mayBook(rules, viewer, body.organisationId)) fail('bookings.not_for_you', { who: rules.who });
  if (body.people > room.capacity) fail('bookings.too_many_people', { most: room.capacity });
  if (body.people < rules.leastPeople) fail('bookings.too_few_people', { least: rules.leastPeople });
};

/** The first of a series is within the days that can be booked; the later ones by their hours and lengths alone. */
const mustBePossible = async (
  eye: Eye,
  tx: Tx,
  room: RoomRow,
  times: readonly Span[],
  rulesFor: (at: Date) => RoomRules,
): Promise<void> => {
  const hours = (await placeHours(tx, eye.jurisdictionId, [room.placeId])).get(room.placeId);
  times.forEach((time, n) => {
    const rules = rulesFor(time.from);
    const day = numberOf(shanghaiDay(time.from));
    // hours may go on over midnight
    const open = [day - 1, day].flatMap((one) => spansOf(eye, rules, hours, one));
    const problem = problemOf(rules, time, open, n === 0 ? eye.now : new Date(time.from.getTime() - minute * (rules.latestMinutes + 1)));
    if (problem && !(n > 0 && problem.code === 'bookings.not_yet'))
      fail(problem.code as 'bookings.not_open', { ...problem.data, day: shanghaiDay(time.from) });
  });
};

/** Nobody books in a place in which they missed bookings too often lately. @throws bookings.paused */
const mustNotBePaused = async ({ now }: Eye, tx: Tx, accountId: string, placeId: string): Promise<void> => {
  const pause = (await pausesOf(tx, accountId, now)).find((one) => one.placeId === placeId && one.decision !== 'lifted' && one.from <= now);
  if (pause) fail('bookings.paused', { until: shanghaiDay(pause.until), times: pause.misses });
};

/**
 * Books a room once or weekly: all times or none. Whoever is faster has it, whatever the pages showed.
 * @throws bookings.taken, and by each rule that is broken
 */
export const book = (context: Context, viewer: Viewer, body: Body): Promise<z.input<typeof bookEndpoint.response>> =>
  bookingCommand(
    context,
    viewer,
    'bookings.book',
    body,
    async ({ eye, tx, at }) => {
      const room = await roomOf(tx, body.roomId);
      if (room.closedAt !== null || !eye.places.has(room.placeId)) fail('bookings.room_closed');
      const dated = (await rulesOf(tx, [room.id])).get(room.id) ?? [];
      const rulesFor = (moment: Date): RoomRules => rulesOn(dated, shanghaiDay(moment)).rules;
      const first = { from: new Date(body.from), to: new Date(body.to) };
      const rules = rulesFor(first.from);
      mustFit(rules, room, viewer, body);
      if (body.weeklyUntil !== null && numberOf(body.weeklyUntil) - numberOf(shanghaiDay(first.from)) > (rules.weeks - 1) * 7)
        fail('bookings.series_long', { weeks: rules.weeks });
      const times = weekly(first, body.weeklyUntil);
      if (body.loudspeaker && !times.every((time) => loudspeakerFits(rulesFor(time.from), time)))
        fail('bookings.no_loudspeaker', { hours: rules.loudspeaker?.join('–') ?? '' });
      const who = { accountId: viewer.accountId, organisationId: body.organisationId };
      await lockBooker(tx, who.organisationId ?? who.accountId, room.placeId);
      await endWhatRanOut(eye, tx, room.id);
      await mustBePossible(eye, tx, room, times, rulesFor);
      await mustNotBePaused(eye, tx, viewer.accountId, room.placeId);
      const last = times.at(-1) ?? first;
      const [from, to] = [new Date(first.from.getTime() - 32 * dayLong), new Date(last.to.getTime() + 32 * dayLong)];
      const broken = brokenLimit(
        who.organisationId === null ? rules.most : rules.mostUnit,
        await timesBooked(tx, who, room.placeId, from, to),
        times.map((time) => time.from),
      );
      if (broken) fail('bookings.limit_reached', { ...broken });
      // which of a series is taken is told by its day; that nobody slips in between, by the constraint
      const held = await heldBetween(tx, [room.id], first.from, new Date(last.to.getTime() + dayLong), at);
      for (const time of times) {
        const own = heldOf(rulesFor(time.from), time);
        if (held.some((one) => one.startsAt < own.to && own.from < one.heldUntil)) fail('bookings.taken', { day: shanghaiDay(time.from) });
      }
      const seriesId = times.length > 1 ? v7() : null;
      const rows = times.map((time, n) =>
        rowOf(rulesFor(time.from), room, time, {
          id: n === 0 ? body.id : v7(),
          seriesId,
          ...who,
          purpose: body.purpose,
          people: body.people,
          loudspeaker: body.loudspeaker,
          askedAt: at,
        }),
      );
      await insertBookings(tx, rows);
      const asked = rows.find(({ state }) => state === 'asked');
      if (asked) await tell(eye, tx, [{ row: asked, variant: 'asked', staff: true, more: { times: rows.length } }]);
      return { id: body.id, times: rows.length };
    },
    async ({ eye, tx }, { id, times }) => ({ ...(await bookingShown(eye, tx, id)), times }),
  );
