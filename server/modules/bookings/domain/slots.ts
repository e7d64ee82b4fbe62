import type { RoomDay, RoomSlot } from '#contract/bookings/api.ts';
import type { DatedRules, RoomRules } from '#contract/bookings/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';

const minute = 60_000;
/** China has one zone and no summer time. */
const zone = '+08:00';

/** A span of time. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}
/** What holds a room, with the time left free afterwards. */
export interface Held extends Span {
  readonly closure: boolean;
}

/** The rules of a day: the latest that hold by then, else the first. They are in the order of their days. @throws without any */
export const rulesOn = (dated: readonly DatedRules[], day: string): DatedRules => {
  const found = dated.findLast(({ since }) => since <= day) ?? dated[0];
  if (!found) throw new Error('a room without rules');
  return found;
};

/** When a day can be booked first. */
export const opensFor = ({ aheadDays, opensAt }: RoomRules, day: string): Date =>
  new Date(`${dayText(numberOf(day) - aheadDays)}T${opensAt}:00${zone}`);

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute);

/** A time, with what is left free after it. */
export const heldOf = ({ gap }: RoomRules, { from, to }: Span): Span => ({ from, to: after(to, gap) });

/**
 * The times of a day at which a room can be booked, each with its state, in order.
 * @param open when it can be booked that day, by the hours
 * @param held what holds it then
 */
export const slotsOf = (rules: RoomRules, day: string, open: readonly Span[], held: readonly Held[], now: Date): RoomSlot[] => {
  const { step, shortest, longest, latestMinutes } = rules;
  const early = opensFor(rules, day) > now;
  const between = shortest === longest ? Math.max(step, shortest) : step;
  return open.flatMap((span) => {
    const slots: RoomSlot[] = [];
    for (let from = span.from; after(from, shortest) <= span.to; from = after(from, between)) {
      const holder = (minutes: number): Held | undefined =>
        held.find((one) => overlaps(heldOf(rules, { from, to: after(from, minutes) }), one));
      const by = holder(shortest);
      const state =
        from <= now
          ? 'past'
          : by
            ? by.closure
              ? 'closed'
              : 'taken'
            : early
              ? 'early'
              : after(from, -latestMinutes) < now
                ? 'late'
                : 'free';
      let most = shortest;
      if (state === 'free') while (most + step <= longest && after(from, most + step) <= span.to && !holder(most + step)) most += step;
      slots.push({
        from: from.toISOString(),
        to: after(from, shortest).toISOString(),
        until: after(from, most).toISOString(),
        state,
      });
    }
    return slots;
  });
};

/** A day as it is shown. */
export const dayOf = (rules: RoomRules, day: string, open: readonly Span[], held: readonly Held[], now: Date): RoomDay => {
  const slots = slotsOf(rules, day, open, held, now);
  const opens = opensFor(rules, day);
  return {
    day,
    open: open.length > 0,
    opensAt: opens > now ? opens.toISOString() : null,
    free: slots.filter(({ state }) => state === 'free').length,
    slots,
  };
};

/**
 * Why a time cannot be booked by the rules, whoever has it: an error code with what it says, null where it can.
 * @param open when the room can be booked on the day on which it begins and the day before, whose hours may go on over midnight
 */
export const problemOf = (
  rules: RoomRules,
  wanted: Span,
  open: readonly Span[],
  now: Date,
): { code: `bookings.${string}`; data: Record<string, unknown> } | null => {
  const { step, shortest, longest, latestMinutes } = rules;
  const minutes = (wanted.to.getTime() - wanted.from.getTime()) / minute;
  if (minutes < shortest || minutes > longest || (minutes - shortest) % step !== 0)
    return { code: 'bookings.length_wrong', data: { shortest, longest } };
  const span = open.find(({ from, to }) => from <= wanted.from && wanted.to <= to);
  if (!span) return { code: 'bookings.not_open', data: {} };
  const between = shortest === longest ? Math.max(step, shortest) : step;
  if (((wanted.from.getTime() - span.from.getTime()) / minute) % between !== 0)
    return { code: 'bookings.begins_between', data: { step: between } };
  const opens = opensFor(rules, shanghaiDay(wanted.from));
  if (opens > now) return { code: 'bookings.not_yet', data: { day: shanghaiDay(opens), time: rules.opensAt } };
  if (wanted.from <= now || after(wanted.from, -latestMinutes) < now)
    return { code: 'bookings.too_late', data: { minutes: latestMinutes } };
  return null;
};

/** The same time every week from the first on, up to a day. */
export const weekly = (first: Span, until: string | null): Span[] => {
  const times: Span[] = [first];
  for (let n = 1; until !== null; n++) {
    const next = { from: after(first.from, n * 7 * 1440), to: after(first.to, n * 7 * 1440) };
    if (shanghaiDay(next.from) > until) break;
    times.push(next);
  }
  return times;
};

const windows = {
  day: (at: Date): string => shanghaiDay(at),
  // 1970-01-01 was a Thursday: weeks begin on Mondays
  week: (at: Date): string => String(Math.floor((numberOf(shanghaiDay(at)) + 3) / 7)),
  month: (at: Date): string => shanghaiDay(at).slice(0, 7),
};

/** The limit that further times would break, with the times there are; null: none. */
export const brokenLimit = (
  limits: RoomRules['most'],
  before: readonly Date[],
  added: readonly Date[],
): { window: keyof RoomRules['most']; most: number } | null => {
  for (const window of ['day', 'week', 'month'] as const) {
    const most = limits[window];
    if (most === null) continue;
    const counts = new Map<string, number>();
    for (const at of before) counts.set(windows[window](at), (counts.get(windows[window](at)) ?? 0) + 1);
    for (const at of added) {
      const count = (counts.get(windows[window](at)) ?? 0) + 1;
      counts.set(windows[window](at), count);
      if (count > most) return { window, most };
    }
  }
  return null;
};

/** What a booking costs, in fen; begun hours count whole. */
export const feeOf = ({ fee }: RoomRules, { from, to }: Span): number =>
  fee.per === 'booking' ? fee.fen : fee.fen * Math.ceil((to.getTime() - from.getTime()) / (60 * minute));

/** Whether loudspeakers may be used over the whole of a time. */
export const loudspeakerFits = ({ loudspeaker }: RoomRules, { from, to }: Span): boolean => {
  if (!loudspeaker) return false;
  const clock = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return shanghaiDay(from) === shanghaiDay(to) && clock(from) >= loudspeaker[0] && clock(to) <= loudspeaker[1];
};
