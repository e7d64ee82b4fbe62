import { type EffectOf, refuse } from './effect.ts';

/** Who closes a case whose reporter is not content says why; where the type closes without a call-back there is nothing to be content with. */
export const close: EffectOf<'close'> = (file, act, _, now) => {
  const { state, answered, solved, satisfied } = file;
  const asked = state === 'called_back' || answered !== null;
  const unhappy = asked && !(answered === true && solved === true && satisfied === true);
  return !unhappy || (act.reason !== null && act.reason.length >= 2)
    ? { changes: { closedAt: now } }
    : refuse('case.unsatisfied_needs_reason');
};
