import type { ActBody } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import type { Cases } from '../../cases.ts';
import type { TypeLife } from '../../domain/type-set.ts';
import type { Lookups } from '../../queries/present-case.ts';
import type { CaseRecord } from '../../store/cases.ts';

/** Columns outside the rules that an act changes as well: corrected place, new suggestion, version of the types. */
export interface Also {
  readonly areaId?: string;
  readonly areaCode?: string;
  readonly areaPath?: string;
  readonly suggestedOrgId?: string | null;
  readonly suggestedRuleId?: string | null;
  readonly suggestedAccountId?: string | null;
  readonly typeVersion?: number;
}
export interface Prepared {
  readonly also?: Also;
  /** The category the case has after the act, and the type it lives by from then on, where the act changes them. */
  readonly categoryCode?: string;
  readonly type?: TypeLife;
  /** Facts that the log keeps as they were at the time. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * What an act asks of the jurisdiction – its categories, types, places, organisations, settings – before the rules decide. Throws what is
 * wrong. What was once decided stays good: nothing of this is a rule of the log.
 */
export type Preparing<A extends CaseAction> = (
  tx: Tx,
  l: Lookups,
  file: CaseRecord,
  act: Extract<ActBody, { action: A }>,
  at: Date,
  cases: Cases,
) => Promise<Prepared> | Prepared;
