import type { Stage, TimeUnit } from '#contract/cases/categories.ts';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import { minutesOf, minutesOfDay } from './working-time.ts';

export type { Stage, TimeUnit } from '#contract/cases/categories.ts';

export interface Limit {
  n: number;
  unit: TimeUnit;
  /** The jurisdiction's working time and own days, as {@link shiftsText} writes them; absent where they are the standard ones. */
  shifts?: string;
  /** Days that are counted whole, beginning with the next one; absent: from the moment on. */
  starts?: 'next_day';
  /** A last day off moves on to the next working day (Civil Code, art. 203); of natural days alone. */
  moves?: true;
  /** Of the whole: where it begins; absent: with filing. */
  from?: 'receipt' | 'signing';
}

/** Limits of a category: of its stages, and `total` of the whole from filing to the answer. */
export type Limits = Partial<Record<Stage | 'total', Limit>>;

/**
 * The limit of the whole: the category's own, else what its stages from dispatch to answer may take together, once each. It is counted
 * as handling is: in natural days, in whole days from the next one on – what the others take is then rounded up to days –, round the clock, or
 * else in working hours. Undefined where handling has no limit.
 */
export const totalOf = (limits: Limits): Limit | undefined => {
  const { total, handle } = limits;
  if (total || !handle) return total;
  const others = [limits.dispatch, limits.accept].filter((l) => l !== undefined);
  if (handle.unit === 'natural_days' || handle.starts) {
    const days = others.reduce((sum, limit) => sum + minutesOf(limit) / minutesOfDay(limit), 0);
    return { ...handle, n: handle.n + (handle.starts ? Math.ceil(days) : days) };
  }
  const hours = [...others, handle].reduce((sum, limit) => sum + minutesOf(limit), 0) / 60;
  return { ...handle, n: hours, unit: handle.unit === 'emergency_hours' ? handle.unit : 'working_hours' };
};

export interface Clocks {
  /** What counts: the earlier of stage and whole; of a case that pauses the day it comes back. */
  readonly dueAt: Date | null;
  readonly stageDueAt: Date | null;
  readonly totalDueAt: Date | null;
  /** Counted minutes left of the stage while the case pauses. */
  readonly minutesLeft: number | null;
  /** Counted minutes left of the whole while nobody's answer is waited for. */
  readonly totalLeft: number | null;
  /** The arrangement of working days they were counted by; null before that was kept. */
  readonly calendar: string | null;
}

/** What the rules know of a case: its row without what only screens show. */
export interface CaseFile extends Clocks {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly resumeState: CaseState | null;
  readonly categoryCode: string | null;
  readonly areaPath: string;
  /** Null: somebody without an account here, for whom the report was written down. */
  readonly reporterId: string | null;
  readonly handlerOrgId: string | null;
  readonly firstOrgId: string | null;
  readonly responsibleOrgId: string | null;
  readonly handlerAccountId: string | null;
  readonly involvedOrgs: readonly string[];
  readonly answeredBy: string | null;
  readonly stateSince: Date;
  readonly eventCount: number;
  readonly headHash: Buffer;
  readonly returnCount: number;
  readonly reworkCount: number;
  readonly reopenCount: number;
  /** How often who reported has asked again. */
  readonly reminderCount: number;
  /** The case it has joined; null: it goes on by itself. */
  readonly mergedInto: string | null;
  readonly answered: boolean | null;
  readonly solved: boolean | null;
  readonly satisfied: boolean | null;
  readonly closedAt: Date | null;
  /** When the report came in. */
  readonly createdAt: Date;
}
