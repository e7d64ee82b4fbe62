import type { FieldAct } from '#contract/activities/act.ts';
import type { Doubt } from '#contract/activities/act-values.ts';
import type { Point } from '#contract/kernel/values.ts';
import { doubtsOfPlace, doubtsOfTime } from '#modules/activities/domain/index.ts';
import { slotLong } from './code.ts';

/** Seconds between a scan and the half minute of its rotating code: people read slowly, and clocks differ a little. */
export const codeSeconds = 90;
/** When an act is in time. */
export interface Window {
  readonly from: Date;
  readonly until: Date;
}

const shanghai = 8 * 3_600_000;
const day = 86_400_000;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** When a stop is passed in time: while its round is due and, where the point has hours of its own, within those of the day of the act. */
export const windowOf = (actedAt: Date, due: Window, hours: readonly [string, string] | null): Window => {
  if (hours === null) return due;
  const midnight = Math.floor((actedAt.getTime() + shanghai) / day) * day - shanghai;
  const [opens, closes] = hours.map((clock) => midnight + minutesOf(clock) * 60_000) as [number, number];
  const [from, until] = [Math.max(opens, due.from.getTime()), Math.min(closes, due.until.getTime())];
  // hours of another part of the day than the round leave the round
  return from < until ? { from: new Date(from), until: new Date(until) } : due;
};

/** What is known of a scan at a stop whose code has to be scanned. */
export interface Shown {
  readonly actedAt: Date;
  readonly window: Window;
  readonly place: Point;
  readonly stood: FieldAct['point'];
  /** Within which presence is shown. */
  readonly metres: number;
  /** Null: none was read. */
  readonly code: { readonly slot: number | null; readonly usedBefore: boolean } | null;
}

/** A rotating code that was read long before or after it was shown, or in another round before. */
const doubtsOfCode = (actedAt: Date, code: Shown['code']): Doubt[] => {
  if (code === null) return [{ kind: 'no_code', value: null, limit: null }];
  if (code.slot === null) return [];
  const seconds = Math.round(Math.abs(actedAt.getTime() - (code.slot + 0.5) * slotLong) / 1000);
  if (seconds > codeSeconds) return [{ kind: 'code_old', value: seconds, limit: codeSeconds }];
  return code.usedBefore ? [{ kind: 'code_used', value: null, limit: null }] : [];
};

/** Everything that is doubtful about a scan beside the clock of the phone: when, where, by which code. */
export const doubtsOf = ({ actedAt, window, place, stood, metres, code }: Shown): Doubt[] => [
  ...doubtsOfTime(actedAt, window),
  ...doubtsOfPlace(stood, place, { metres }),
  ...doubtsOfCode(actedAt, code),
];
