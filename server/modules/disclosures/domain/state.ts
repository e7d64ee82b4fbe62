import type { DisclosureState, ObjectionState } from '#contract/disclosures/values.ts';
import { daysAfter, numberOf } from '#kernel/calendar.ts';

/** When something is up. Days in Shanghai, the last included. */
export interface Period {
  readonly fromOn: string;
  readonly untilOn: string;
  readonly endedOn: string | null;
}

export const stateOf = ({ fromOn, untilOn, endedOn }: Period, today: string): DisclosureState =>
  endedOn !== null ? 'ended' : today < fromOn ? 'planned' : today > untilOn ? 'over' : 'open';
/** Whole days until the last one; null when it is not up. */
export const daysLeftOf = (period: Period, today: string): number | null =>
  stateOf(period, today) === 'open' ? numberOf(period.untilOn) - numberOf(today) : null;
/** The last day of a period of so many days that begins on a day. */
export const lastDay = (from: string, days: number): string => daysAfter(from, days - 1);
export const lengthOf = (from: string, until: string): number => numberOf(until) - numberOf(from) + 1;

/** Stands for the reason of what went to the level above by itself. */
export const byItself = '—';

/** How an objection stands. */
export const objectionStateOf = (o: {
  readonly answeredAt: Date | null;
  readonly pressedAt: Date | null;
  readonly foundAt: Date | null;
}): ObjectionState => (o.foundAt ? 'found' : o.pressedAt ? 'inquiry' : o.answeredAt ? 'answered' : 'open');
/** Whether it may be taken to the level above: its answer does not satisfy, or none came in time. */
export const mayPress = (
  o: { readonly answeredAt: Date | null; readonly pressedAt: Date | null; readonly dueOn: string },
  today: string,
): boolean => o.pressedAt === null && (o.answeredAt !== null || o.dueOn < today);
