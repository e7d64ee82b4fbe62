import type { Stage, TimeUnit } from '#contract/cases/categories.ts';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import { minutesOf } from './working-time.ts';

export type { Stage, TimeUnit } from '#contract/cases/categories.ts';

export interface Limit {
  n: number;
  unit: TimeUnit;
  /** The jurisdiction's working time, as its setting writes it; absent where it is the standard one. */
  shifts?: string;
}

/** Limits of a category: of its stages, and `total` of the whole from filing to the answer. */
export type Limits = Partial<Record<Stage | 'total', Limit>>;

/**
 * The limit of the whole: the category's own, else what its stages from dispatch to answer may take together, once each. It is counted
 * round the clock where handling is, else in working hours. Undefined where handling has no limit.
 */
export const totalOf = (limits: Limits): Limit | undefined => {
  if (limits.total || !limits.handle) return limits.total;
  const parts = [limits.dispatch, limits.accept, limits.handle].filter((l) => l !== undefined);
  const hours = parts.reduce((sum, limit) => sum + minutesOf(limit), 0) / 60;
  const { unit, shifts } = limits.handle;
  return { n: hours, unit: unit === 'emergency_hours' ? unit : 'working_hours', ...(shifts !== undefined && { shifts }) };
};

export interface Clocks {
  /** What counts: the earlier of stage and whole; of a shelved case the day it comes back. */
  readonly dueAt: Date | null;
  readonly stageDueAt: Date | null;
  readonly totalDueAt: Date | null;
  /** Counted minutes left of the stage while the case is shelved. */
  readonly minutesLeft: number | null;
  /** Counted minutes left of the whole while nobody's answer is waited for. */
  readonly totalLeft: number | null;
  /** The arrangement of working days they were counted by; null before that was kept. */
  readonly calendar: string | null;
}

/** The stage whose clock runs in a state; absent where no clock runs. */
export const stageOf: Partial<Record<CaseState, Stage>> = {
  reported: 'verify',
  verified: 'file',
  filed: 'dispatch',
  dispatched: 'accept',
  handling: 'handle',
  answered: 'check',
  checked: 'call_back',
  called_back: 'close',
};

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
  readonly answered: boolean | null;
  readonly solved: boolean | null;
  readonly satisfied: boolean | null;
  readonly closedAt: Date | null;
}
