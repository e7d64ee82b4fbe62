import { shanghaiDay } from '#contract/kernel/day.ts';
import type { ErrorCode } from '#contract/kernel/errors.ts';
import { numberOf } from '#kernel/calendar.ts';

/** What a jurisdiction has decided about hours. */
export interface HourRules {
  readonly dayMinutes: number;
  readonly step: number;
  readonly burstMinutes: number;
  readonly burstSum: number;
}

/** Served time as it is told. */
export interface Told {
  readonly day: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly minutes: number;
}

/** Why served time cannot be so; null: it can. The way there and back is outside its times, so it never has more minutes than lie between them. */
export const problemOfTold = ({ day, from, until, minutes }: Told, now: Date): ErrorCode | null => {
  if (day > shanghaiDay(now) || (until !== null && until > now)) return 'volunteers.future';
  return from !== null && until !== null && minutes * 60_000 > +until - +from ? 'volunteers.longer_than_time' : null;
};

/** What of served minutes counts beside what counts of that day already: whole steps, within the day. */
export const counted = (served: number, ofDay: number, { step, dayMinutes }: HourRules): number =>
  Math.max(0, Math.floor(Math.min(served, dayMinutes - ofDay) / step) * step);

/** Hours that one account both recorded and certified within the time that is looked at together. */
export interface Booked {
  readonly what: string;
  readonly subjectId: string | null;
  readonly id: string;
  readonly minutes: number;
}

/**
 * Whether it is more than one account can have seen in so short a time: several services that together last as long as the rule says. One service of many
 * people counts once: whoever writes down who was there is no burst.
 */
export const isBurst = (booked: readonly Booked[], { burstSum }: HourRules): boolean => {
  const longest = new Map<string, number>();
  for (const { what, subjectId, id, minutes } of booked) {
    const occasion = `${what} ${subjectId ?? id}`;
    longest.set(occasion, Math.max(longest.get(occasion) ?? 0, minutes));
  }
  return longest.size > 1 && [...longest.values()].reduce((sum, one) => sum + one, 0) >= burstSum;
};

/** The day after so many whole working days: from then on what was certified is entered. */
export const entersOn = (certified: Date, workdays: number, worked: (day: number) => boolean): string => {
  let day = numberOf(shanghaiDay(certified));
  for (let left = workdays; left > 0; ) if (worked(++day)) left--;
  return new Date((workdays === 0 ? day : day + 1) * 86_400_000).toISOString().slice(0, 10);
};
