import { type CaseState, isPaused, stageOf } from '#contract/cases/lifecycle.ts';
import { type Clocks, type Limit, type Limits, totalOf } from './case-file.ts';
import { countedBy, deadline, dueAfter, minutesBetween, minutesOf } from './working-time.ts';

/** What the clocks of an event stood on and gave, kept in the log; moments in ISO 8601. Empty where the event left the clocks alone. */
export interface Basis {
  /** What they were counted by: the arrangement of working days, and the hours where they are not the standard ones. */
  calendar?: string;
  /** The version of the categories that gave the limits. */
  categories?: number;
  /** The version of the case types the case lives by from then on; absent: the standard life. */
  types?: number;
  /** The limit of the stage that began, or of the one that a pause interrupted. */
  limit?: Limit;
  /** The limit of the whole. */
  total?: Limit;
  dueAt?: string;
  stageDueAt?: string;
  totalDueAt?: string;
  minutesLeft?: number;
  totalLeft?: number;
}

/** States in which the matter waits for an answer: only in these the time for the whole runs. */
const unanswered: readonly CaseState[] = ['reported', 'verified', 'filed', 'dispatched', 'handling'];

const leftOf = (due: Date | null, now: Date, limit: Limit | undefined): number | null =>
  due && limit ? Math.round(minutesBetween(now, due, limit.unit, limit.shifts)) : null;
/** What was overdue before a pause stays overdue: a pause never gives time back. */
const resumed = (now: Date, minutes: number, limit: Limit): Date =>
  minutes > 0 ? dueAfter(now, minutes, limit) : new Date(now.getTime() + minutes * 60_000);
/** So many working days later. */
const addDays = (due: Date, days: number, shifts: string | undefined): Date =>
  days === 0 ? due : deadline(due, { n: days, unit: 'working_days', ...(shifts !== undefined && { shifts }) });
const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** A stage starts its own clock; a pause stops it, resuming gives back what was left. */
const stageAfter = (file: Clocks & { state: CaseState }, to: CaseState, limit: Limit | undefined, now: Date) => {
  if (isPaused(to)) return { stageDueAt: null, minutesLeft: leftOf(file.stageDueAt, now, limit) };
  if (isPaused(file.state) && file.minutesLeft !== null && limit)
    return { stageDueAt: resumed(now, file.minutesLeft, limit), minutesLeft: null };
  return { stageDueAt: limit ? deadline(now, limit) : null, minutesLeft: null };
};

/** What the rules of clocks look at. */
export type Timed = Clocks & { readonly state: CaseState; readonly createdAt: Date };

/** From when the whole counts where it begins with this step; null where it does not. A second round never counts from the receipt. */
const wholeFrom = (file: Timed, to: CaseState, total: Limit, now: Date): Date | null => {
  if (total.from === 'signing') return file.state === 'dispatched' && to === 'handling' ? now : null;
  if (file.state === 'closed') return now;
  return file.state === 'verified' ? (total.from === 'receipt' ? file.createdAt : now) : null;
};

/**
 * The whole runs to the answer, whoever has the case: from filing, or as its limit says from the receipt of the report or the first
 * acceptance. It stops with the answer, a refusal or a pause; rework, resuming and
 * reopening a refusal give back what was left. Only the reopening of a closed case, whose whole was kept or missed for good, begins anew.
 */
const totalAfter = (file: Timed, to: CaseState, total: Limit | undefined, now: Date) => {
  if (!unanswered.includes(to))
    return { totalDueAt: null, totalLeft: file.totalDueAt ? leftOf(file.totalDueAt, now, total) : file.totalLeft };
  if (file.totalDueAt) return { totalDueAt: file.totalDueAt, totalLeft: null };
  if (file.totalLeft !== null && total && file.state !== 'closed')
    return { totalDueAt: resumed(now, file.totalLeft, total), totalLeft: null };
  const from = total ? wholeFrom(file, to, total, now) : null;
  return { totalDueAt: from && total ? deadline(from, total) : null, totalLeft: null };
};

/** The clocks on their way into the log. */
const basisOf = (clocks: Clocks, limit: Limit | undefined, total: Limit | undefined): Basis => ({
  ...(clocks.calendar !== null && { calendar: clocks.calendar }),
  ...(limit && { limit }),
  ...(total && { total }),
  ...(clocks.dueAt && { dueAt: clocks.dueAt.toISOString() }),
  ...(clocks.stageDueAt && { stageDueAt: clocks.stageDueAt.toISOString() }),
  ...(clocks.totalDueAt && { totalDueAt: clocks.totalDueAt.toISOString() }),
  ...(clocks.minutesLeft !== null && { minutesLeft: clocks.minutesLeft }),
  ...(clocks.totalLeft !== null && { totalLeft: clocks.totalLeft }),
});

const moment = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
/** The clocks as the log tells them. */
export const clocksIn = (basis: Basis): Clocks => ({
  dueAt: moment(basis.dueAt),
  stageDueAt: moment(basis.stageDueAt),
  totalDueAt: moment(basis.totalDueAt),
  minutesLeft: basis.minutesLeft ?? null,
  totalLeft: basis.totalLeft ?? null,
  calendar: basis.calendar ?? null,
});

/** The clocks of a case that has just come in. */
export const clocksOfReport = (limits: Limits, now: Date): { clocks: Clocks; basis: Basis } => {
  const due = limits.verify ? deadline(now, limits.verify) : null;
  const calendar = countedBy(limits.verify?.shifts);
  const clocks: Clocks = { dueAt: due, stageDueAt: due, totalDueAt: null, minutesLeft: null, totalLeft: null, calendar };
  return { clocks, basis: basisOf(clocks, limits.verify, undefined) };
};

/**
 * The clocks after a step to another state. What is due is the earlier of stage and whole, of a case that pauses the day it comes back.
 * @param until when a case that pauses comes back
 */
export const clocksAfter = (
  file: Timed,
  to: CaseState,
  until: Date | null,
  limits: Limits,
  now: Date,
): { clocks: Clocks; basis: Basis } => {
  const stage = stageOf[isPaused(to) ? file.state : to];
  const limit = stage && limits[stage];
  const total = totalOf(limits);
  const ran = { ...stageAfter(file, to, limit, now), ...totalAfter(file, to, total, now) };
  const whole = ran.totalDueAt || ran.totalLeft !== null ? total : undefined;
  // a time for the whole that goes on stays marked as counted by what it was, until it is counted anew
  const goesOn = ran.totalDueAt !== null && ran.totalDueAt === file.totalDueAt;
  const clocks: Clocks = {
    ...ran,
    dueAt: isPaused(to) ? until : earlier(ran.stageDueAt, ran.totalDueAt),
    calendar: (goesOn ? file.calendar : null) ?? countedBy((limit ?? whole)?.shifts),
  };
  return { clocks, basis: basisOf(clocks, limit, whole) };
};

/** The clocks that run, each ending so many working days later; what they count and how far they were stays. */
export const clocksLater = (file: Timed, days: number, limits: Limits): { clocks: Clocks; basis: Basis } => {
  const stage = stageOf[file.state];
  const [limit, total] = [stage && limits[stage], totalOf(limits)];
  const shifts = (limit ?? total)?.shifts;
  const moved = (due: Date | null): Date | null => due && addDays(due, days, shifts);
  const [stageDueAt, totalDueAt] = [moved(file.stageDueAt), moved(file.totalDueAt)];
  const { minutesLeft, totalLeft } = file;
  const clocks: Clocks = {
    dueAt: earlier(stageDueAt, totalDueAt),
    stageDueAt,
    totalDueAt,
    minutesLeft,
    totalLeft,
    calendar: file.calendar ?? countedBy(shifts),
  };
  return { clocks, basis: basisOf(clocks, limit, totalDueAt ? total : undefined) };
};

/** Where a running clock began: counted minutes from a moment on. */
export interface Origin {
  readonly at: Date;
  readonly minutes: number;
  readonly limit: Limit;
  /** Working days it was given beyond that. */
  readonly later?: number;
}

/** The limit in other hours and on other days. */
export const inHours = ({ shifts: _, ...limit }: Limit, shifts: string | undefined): Limit => ({
  ...limit,
  ...(shifts !== undefined && { shifts }),
});
/** The same beginning in other hours: a working day stays a working day, an hour an hour. */
const originIn = (from: Origin | null, shifts: string | undefined): Origin | null => {
  if (!from) return null;
  const limit = inHours(from.limit, shifts);
  return { ...from, limit, minutes: Math.round((from.minutes * minutesOf(limit)) / minutesOf(from.limit)) };
};

/**
 * The clocks counted anew, from where they began, by the arrangement of days known now and the hours in force. Null where nothing moves.
 * @param shifts the hours in force; undefined: the standard ones
 */
export const recounted = (
  file: Clocks & { state: CaseState },
  begun: { readonly stage: Origin | null; readonly total: Origin | null },
  shifts: string | undefined,
): { clocks: Clocks; basis: Basis } | null => {
  const [stage, total] = [originIn(begun.stage, shifts), originIn(begun.total, shifts)];
  const anew = (due: Date | null, from: Origin | null): Date | null =>
    due && from && from.minutes > 0 ? addDays(dueAfter(from.at, from.minutes, from.limit), from.later ?? 0, shifts) : due;
  const [stageDueAt, totalDueAt] = [anew(file.stageDueAt, stage), anew(file.totalDueAt, total)];
  if (stageDueAt?.getTime() === file.stageDueAt?.getTime() && totalDueAt?.getTime() === file.totalDueAt?.getTime()) return null;
  const clocks: Clocks = {
    dueAt: earlier(stageDueAt, totalDueAt),
    stageDueAt,
    totalDueAt,
    minutesLeft: file.minutesLeft,
    totalLeft: file.totalLeft,
    calendar: countedBy(shifts),
  };
  return { clocks, basis: basisOf(clocks, stage?.limit, total?.limit) };
};
