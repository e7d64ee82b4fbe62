import type { Slot } from '#contract/rosters/api.ts';
import { weekdayOf } from '#kernel/calendar.ts';

/** Whether a day, counted since 1970-01-01, is worked. */
export type Worked = (dayNumber: number) => boolean;

const dayLong = 86_400_000;

/** Days since 1970-01-01 of a day in Shanghai, `YYYY-MM-DD`, and back. */
export const numberOf = (day: string): number => Date.parse(day) / dayLong;
export const dayOf = (number: number): string => new Date(number * dayLong).toISOString().slice(0, 10);

/** Days from one to another, both included; negative when they are the wrong way round. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from) + 1;

/** A slot on the day it begins. */
export interface Occurrence {
  readonly slot: Slot;
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whether a slot is to be covered on a day. */
export const isCoveredOn = ({ days, on }: Pick<Slot, 'days' | 'on'>, day: string, worked: Worked): boolean => {
  const number = numberOf(day);
  if (days === 'workdays') return worked(number);
  if (days === 'restdays') return !worked(number);
  if (days === 'weekdays') return on.includes(weekdayOf(number));
  if (days === 'monthdays') return on.includes(Number(day.slice(8)));
  return true;
};

/** A slot's hours on a day, in Shanghai; one that ends no later than it begins ends on the next day. */
export const occurrenceOf = (slot: Slot, day: string): Occurrence => {
  const startsAt = new Date(`${day}T${slot.from}:00+08:00`);
  const endsAt = new Date(`${day}T${slot.to}:00+08:00`);
  return { slot, day, startsAt, endsAt: endsAt > startsAt ? endsAt : new Date(endsAt.getTime() + dayLong) };
};

/** What a roster has to cover between two days, by day and hour. */
export const occurrencesOf = (slots: readonly Slot[], from: string, to: string, worked: Worked): Occurrence[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, n) => dayOf(numberOf(from) + n)).flatMap((day) =>
    slots
      .filter((slot) => isCoveredOn(slot, day, worked))
      .map((slot) => occurrenceOf(slot, day))
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
  );

/** Somebody on duty in a slot. */
export interface Taken {
  readonly slot: string;
  readonly day: string;
  readonly accountId: string;
}
const keyOf = (slot: string, day: string): string => `${slot} ${day}`;

/** Occurrences with fewer people than they need, and how many are missing. Whoever can no longer be put on duty does not count. */
export const gapsOf = (
  occurrences: readonly Occurrence[],
  taken: readonly Taken[],
  people: ReadonlySet<string>,
): { occurrence: Occurrence; missing: number }[] => {
  const on = Map.groupBy(
    taken.filter(({ accountId }) => people.has(accountId)),
    ({ slot, day }) => keyOf(slot, day),
  );
  return occurrences.flatMap((occurrence) => {
    const missing = occurrence.slot.people - (on.get(keyOf(occurrence.slot.key, occurrence.day))?.length ?? 0);
    return missing > 0 ? [{ occurrence, missing }] : [];
  });
};

/** A time in which somebody is on duty already. */
export interface Busy {
  readonly accountId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whether two times of one person lie closer than the rest between them, in milliseconds. */
export const isTooNear = (one: Busy, other: Busy, rest: number): boolean =>
  one.accountId === other.accountId &&
  other.startsAt.getTime() < one.endsAt.getTime() + rest &&
  other.endsAt.getTime() > one.startsAt.getTime() - rest;

/**
 * Lets those in turn take what is open, in the order of time. Each slot goes on behind whoever had it last; whoever is on duty at that time,
 * here or elsewhere, or cannot be put on duty any more, is passed over and keeps the turn for the next time.
 * @param last who of a slot was on duty last before the first day, by slot
 * @param rest between two shifts of one person, in milliseconds
 * @returns the shifts to add; what nobody in turn is free for stays open
 */
export const planTurns = (
  open: readonly { occurrence: Occurrence; missing: number }[],
  last: ReadonlyMap<string, string>,
  busy: readonly Busy[],
  people: ReadonlySet<string>,
  rest: number,
): { occurrence: Occurrence; accountId: string }[] => {
  const times = [...busy];
  const lines = new Map<string, string[]>();
  const added: { occurrence: Occurrence; accountId: string }[] = [];
  const lineOf = (slot: Slot): string[] => {
    const known = lines.get(slot.key);
    if (known) return known;
    const turn = slot.turn.filter((id) => people.has(id));
    const first = turn.indexOf(last.get(slot.key) ?? '') + 1;
    const line = [...turn.slice(first), ...turn.slice(0, first)];
    lines.set(slot.key, line);
    return line;
  };
  for (const { occurrence, missing } of open.toSorted((a, b) => a.occurrence.startsAt.getTime() - b.occurrence.startsAt.getTime())) {
    const { slot, startsAt, endsAt } = occurrence;
    const line = lineOf(slot);
    for (let n = 0; n < missing; n += 1) {
      const at = line.findIndex((accountId) => !times.some((t) => isTooNear({ accountId, startsAt, endsAt }, t, rest)));
      const [accountId] = at < 0 ? [] : line.splice(at, 1);
      if (accountId === undefined) break;
      line.push(accountId);
      times.push({ accountId, startsAt, endsAt });
      added.push({ occurrence, accountId });
    }
  }
  return added;
};
