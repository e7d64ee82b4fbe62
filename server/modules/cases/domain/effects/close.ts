import { type EffectOf, refuse } from './effect.ts';

/** Who closes a case whose reporter is not content says why. */
export const close: EffectOf<'close'> = (file, act, _, now) => {
  const happy = file.answered === true && file.solved === true && file.satisfied === true;
  return happy || (act.reason !== null && act.reason.length >= 2)
    ? { changes: { closedAt: now } }
    : refuse('case.unsatisfied_needs_reason');
};
