import type { RhythmHistory } from '#contract/activities/rhythm.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { dueStates } from '#contract/visits/kinds.ts';
import { duesOf } from '#modules/activities/domain/index.ts';

/** A span of time in which a household is due once. */
export interface DueWindow {
  readonly key: string;
  readonly from: Date;
  /** The first moment behind it. */
  readonly until: Date;
}
/** A plan as far as it says when households are due. Days are `YYYY-MM-DD` in Shanghai, the last one included. */
export interface Schedule {
  readonly kind: 'campaign' | 'standing';
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly rhythms: Readonly<RhythmHistory>;
}

/** The moment a day begins in Shanghai. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const dayLong = 86_400_000;
/** The later one of two days. */
export const laterDay = (a: string, b: string): string => [a, b].sort()[1] as string;
/** The moment a day is over in Shanghai. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayLong);

/**
 * Windows of a plan that are open at some moment between two, in order: the whole of a campaign, or those of its rhythms, each of which holds from its day
 * on, so that a changed one leaves the past as it was.
 */
export const windowsOf = (plan: Schedule, from: Date, until: Date, worked: (dayNumber: number) => boolean): DueWindow[] => {
  const last = plan.untilOn === null ? null : endOf(plan.untilOn);
  if (plan.kind === 'campaign') {
    const whole = { key: 'campaign', from: startOf(plan.fromOn), until: last ?? until };
    return whole.from < until && whole.until > from ? [whole] : [];
  }
  const end = last && last < until ? last : until;
  return duesOf([...plan.rhythms], from, end, worked).map((one) => (last && one.until > last ? { ...one, until: last } : one));
};

/** Where an assignment stands now. */
export interface Standing {
  readonly state: (typeof dueStates)[number];
  /** The window that is open. */
  readonly open: DueWindow | null;
  readonly missed: number;
}
/**
 * Judges an assignment by the windows of its plan, in order, and the keys of those in which the household was reached. Nothing is made beforehand: what is
 * over and reached in no visit was missed, whether or not any job ran.
 */
export const standingOf = (windows: readonly DueWindow[], done: ReadonlySet<string>, assignedOn: string, now: Date): Standing => {
  const own = windows.filter(({ until }) => until > startOf(assignedOn));
  const over = own.filter(({ until }) => until <= now);
  const missed = over.filter(({ key }) => !done.has(key)).length;
  const open = own.find(({ from, until }) => from <= now && now < until) ?? null;
  if (open === null) return { state: 'later', open, missed };
  if (done.has(open.key)) return { state: 'done', open, missed };
  const before = over.at(-1);
  return { state: before !== undefined && !done.has(before.key) ? 'late' : 'due', open, missed };
};

/** The window a moment falls into; null: none. */
export const windowAt = (windows: readonly DueWindow[], at: Date): DueWindow | null =>
  windows.find(({ from, until }) => from <= at && at < until) ?? null;

/** The last day of a window. */
export const lastDayOf = ({ until }: DueWindow): string => shanghaiDay(new Date(until.getTime() - 1));
