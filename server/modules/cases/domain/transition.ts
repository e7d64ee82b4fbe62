import type { ActBody } from '#contract/cases/api.ts';
import { type CaseAction, type CaseState, type Lifecycle, lifecycle as standard } from '#contract/cases/lifecycle.ts';
import type { CaseFile, Limits } from './case-file.ts';
import { clocksAfter, clocksLater } from './clocks.ts';
import { type Actor, type Decision, type Effect, type EffectOf, type Refusal, refuse } from './effects/effect.ts';
import { effects, refusals } from './effects/index.ts';

export type { Actor, Changes, Decision, Refusal } from './effects/effect.ts';

/** The state an action leads to from where the case stands; null when the lifecycle does not allow it. */
export const targetOf = (
  file: Pick<CaseFile, 'state' | 'resumeState'>,
  action: CaseAction,
  lifecycle: Lifecycle = standard,
): CaseState | null => {
  const step = lifecycle[file.state][action];
  if (step === undefined) return null;
  if (step.to === 'same') return file.state;
  return step.to === 'previous' ? file.resumeState : step.to;
};

/** The clocks after an act: those of the next state, those that end later, or as they were. */
const clocksOf = (file: CaseFile, to: CaseState, { until, later }: Effect, limits: Limits, now: Date) => {
  if (later !== undefined) return clocksLater(file, later, limits);
  return to === file.state ? { clocks: {}, basis: {} } : clocksAfter(file, to, until ?? null, limits, now);
};

/**
 * What an act does to a case, or why it is refused. Pure: knows the lifecycle, the effects of the actions and the clocks, not who may act
 * (policy) nor where things are stored.
 * @param limits limits of the stages for the category the case has after the act
 */
export const decide = (
  file: CaseFile,
  act: ActBody,
  actor: Actor,
  limits: Limits,
  now: Date,
  lifecycle: Lifecycle = standard,
): Decision | Refusal => {
  const to = targetOf(file, act.action, lifecycle);
  if (to === null) return refuse('case.action_not_allowed', { state: file.state, action: act.action });
  const refused = refusals[act.action]?.(file, actor, now);
  if (refused) return refused;
  const effect = (effects[act.action] as EffectOf<CaseAction>)(file, act as never, actor, now);
  if ('refuse' in effect) return effect;
  const { clocks, basis } = clocksOf(file, to, effect, limits, now);
  return { from: file.state, to, changes: { ...effect.changes, ...clocks }, data: effect.data ?? {}, words: effect.words ?? {}, basis };
};
