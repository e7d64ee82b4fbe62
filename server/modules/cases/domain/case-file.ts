import type { CaseState } from '#contract/cases/lifecycle.ts';

/** Limits of the stages are counted in hours round the clock, in working hours, or in working days (GB/T 30428 practice). */
export const timeUnits = ['emergency_hours', 'working_hours', 'working_days'] as const;
export type TimeUnit = (typeof timeUnits)[number];
export interface Limit {
  n: number;
  unit: TimeUnit;
}

/** Stages that carry a limit. */
export const stages = ['verify', 'file', 'dispatch', 'accept', 'handle', 'check', 'call_back', 'close'] as const;
export type Stage = (typeof stages)[number];
export type Limits = Partial<Record<Stage, Limit>>;

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
export interface CaseFile {
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
  readonly dueAt: Date | null;
  readonly minutesLeft: number | null;
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
