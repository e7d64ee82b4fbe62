import type { ActBody } from '#contract/cases/api.ts';
import type { errors } from '#contract/cases/errors.ts';
import { type CaseAction, type CaseState, lifecycle, reopenWindowDays } from '#contract/cases/lifecycle.ts';
import type { CaseFile, Limits } from './case-file.ts';
import { type Basis, clocksAfter } from './clocks.ts';

/** Fields of a case that an act changes. */
export type Changes = {
  -readonly [K in keyof Omit<CaseFile, 'id' | 'number' | 'eventCount' | 'headHash' | 'stateSince'>]?: CaseFile[K];
} & {
  kind?: string;
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

const refuse = (code: keyof typeof errors, data: Record<string, unknown> = {}): Refusal => ({ refuse: code, data });

/** The state an action leads to from where the case stands; null when the lifecycle does not allow it. */
export const targetOf = (file: Pick<CaseFile, 'state' | 'resumeState'>, action: CaseAction): CaseState | null => {
  const target = lifecycle[file.state][action];
  if (target === undefined) return null;
  if (target === 'same') return file.state;
  return target === 'previous' ? file.resumeState : target;
};

/** The moment until which a closed or refused case may be reopened; null when it cannot be at all. */
export const reopenUntil = (file: Pick<CaseFile, 'state' | 'stateSince'>): Date | null =>
  lifecycle[file.state].reopen === undefined ? null : new Date(file.stateSince.getTime() + reopenWindowDays * 86_400_000);

type Effect = Pick<Decision, 'changes' | 'data'> & Partial<Pick<Decision, 'words'>>;

/** What each act changes beyond the state; `to` is where it leads. */
const effects: {
  [A in CaseAction]: (file: CaseFile, act: Extract<ActBody, { action: A }>, actor: Actor, now: Date) => Effect | Refusal;
} = {
  verify: () => ({ changes: {}, data: {} }),
  file: (_, act) => ({
    changes: { ...(act.categoryCode === null ? {} : { categoryCode: act.categoryCode }), ...(act.kind === null ? {} : { kind: act.kind }) },
    data: { categoryCode: act.categoryCode ?? undefined, kind: act.kind ?? undefined, areaCode: act.areaCode ?? undefined },
  }),
  reject: () => ({ changes: {}, data: {} }),
  withdraw: () => ({ changes: {}, data: {} }),
  dispatch: (file, { organisationId }) => ({
    changes: {
      handlerOrgId: organisationId,
      handlerAccountId: null,
      firstOrgId: file.firstOrgId ?? organisationId,
      responsibleOrgId: file.responsibleOrgId ?? organisationId,
      involvedOrgs: [...new Set([...file.involvedOrgs, organisationId])],
    },
    data: { organisationId },
  }),
  recall: (file) => ({ changes: { handlerOrgId: null, handlerAccountId: null }, data: { organisationId: file.handlerOrgId } }),
  accept: (file, _, actor) => ({
    changes: { responsibleOrgId: file.handlerOrgId, handlerAccountId: actor.accountId },
    data: { organisationId: file.handlerOrgId },
  }),
  // the first receiver stays responsible until somebody else accepts (首接负责), so responsibleOrgId is not touched
  return: (file) => ({
    changes: { handlerOrgId: null, handlerAccountId: null, returnCount: file.returnCount + 1 },
    data: { organisationId: file.handlerOrgId },
  }),
  progress: (_, { text }) => ({ changes: {}, data: {}, words: { text } }),
  answer: (_, { text }, actor) => ({ changes: { answeredBy: actor.accountId }, data: {}, words: { text } }),
  check: (file, _, actor) => (file.answeredBy === actor.accountId ? refuse('case.own_check') : { changes: {}, data: {} }),
  rework: (file) => ({ changes: { reworkCount: file.reworkCount + 1, answered: null, solved: null, satisfied: null }, data: {} }),
  call_back: (_, { rating: { comment, ...rating } }, actor) => ({
    changes: { answered: rating.answered, solved: rating.solved, satisfied: rating.satisfied },
    data: { rating, by: actor.isReporter ? 'reporter' : 'staff' },
    ...(comment === null ? {} : { words: { comment } }),
  }),
  close: (file, act, _, now) => {
    const happy = file.answered === true && file.solved === true && file.satisfied === true;
    return happy || (act.reason !== null && act.reason.length >= 2)
      ? { changes: { closedAt: now }, data: {} }
      : refuse('case.unsatisfied_needs_reason');
  },
  reopen: (file, _, __, now) => {
    const until = reopenUntil(file);
    if (until !== null && now > until) return refuse('case.reopen_window_over', { days: reopenWindowDays });
    return { changes: { closedAt: null, reopenCount: file.reopenCount + 1, answered: null, solved: null, satisfied: null }, data: {} };
  },
  archive: (_, __, ___, now) => ({ changes: { archivedAt: now }, data: {} }),
  shelve: (file, { until }, _, now) => {
    if (Date.parse(until) <= now.getTime()) return refuse('case.until_past');
    return { changes: { resumeState: file.state }, data: { until } };
  },
  resume: () => ({ changes: { resumeState: null }, data: {} }),
  supervise: (_, __, ___, now) => ({ changes: { supervisedAt: now }, data: {} }),
  supplement: (_, { text }) => ({ changes: {}, data: {}, words: { text } }),
};

/**
 * What an act does to a case, or why it is refused. Pure: knows the lifecycle, first-receiver rule, counts, three rates and clocks,
 * not who may act (policy) nor where things are stored.
 * @param limits limits of the stages for the category the case has after the act
 */
export const decide = (file: CaseFile, act: ActBody, actor: Actor, limits: Limits, now: Date): Decision | Refusal => {
  const to = targetOf(file, act.action);
  if (to === null) return refuse('case.action_not_allowed', { state: file.state, action: act.action });
  const effect = (effects[act.action] as (f: CaseFile, a: ActBody, who: Actor, at: Date) => Effect | Refusal)(file, act, actor, now);
  if ('refuse' in effect) return effect;
  const until = act.action === 'shelve' ? new Date(act.until) : null;
  const { clocks, basis } = to === file.state ? { clocks: {}, basis: {} } : clocksAfter(file, to, until, limits, now);
  return { from: file.state, to, changes: { ...effect.changes, ...clocks }, data: effect.data, words: effect.words ?? {}, basis };
};
