import type { ActBody } from '#contract/cases/api.ts';
import type { errors } from '#contract/cases/errors.ts';
import type { CaseAction, CaseState } from '#contract/cases/lifecycle.ts';
import type { CaseFile } from '../case-file.ts';
import type { Basis } from '../clocks.ts';

/** Fields of a case that an act changes. */
export type Changes = {
  -readonly [K in keyof Omit<CaseFile, 'id' | 'number' | 'eventCount' | 'headHash' | 'stateSince'>]?: CaseFile[K];
} & {
  kind?: string;
  typeVersion?: number;
  archivedAt?: Date;
  supervisedAt?: Date;
};

/** Who acts, as far as the rules of a transition need it. */
export interface Actor {
  readonly accountId: string;
  /** The organisation the actor's post belongs to. */
  readonly organisationId: string | null;
  readonly isReporter: boolean;
}

export interface Decision {
  readonly from: CaseState;
  readonly to: CaseState;
  readonly changes: Changes;
  /** Facts of the act, kept in the log for good. */
  readonly data: Record<string, unknown>;
  /** What was written beside a reason, kept in the log until it is erased. */
  readonly words: Readonly<Record<string, string>>;
  readonly basis: Basis;
}
export interface Refusal {
  readonly refuse: keyof typeof errors;
  readonly data: Record<string, unknown>;
}
export const refuse = (code: keyof typeof errors, data: Record<string, unknown> = {}): Refusal => ({ refuse: code, data });

export interface Effect {
  readonly changes?: Changes;
  readonly data?: Record<string, unknown>;
  readonly words?: Readonly<Record<string, string>>;
  /** When a case that pauses comes back by itself. */
  readonly until?: Date;
  /** Working days by which the clocks that run end later. */
  readonly later?: number;
}

/** What an action changes beyond the state, or why it is refused. Pure: knows the case, the act, who acts and when. */
export type EffectOf<A extends CaseAction> = (
  file: CaseFile,
  act: Extract<ActBody, { action: A }>,
  actor: Actor,
  now: Date,
) => Effect | Refusal;

/** Why an action would be refused whatever it carries; such an act is not offered either. */
export type RefusalOf = (file: Pick<CaseFile, 'answeredBy' | 'stateSince'>, actor: Pick<Actor, 'accountId'>, now: Date) => Refusal | null;
