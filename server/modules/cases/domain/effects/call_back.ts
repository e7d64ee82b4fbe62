import type { EffectOf } from './effect.ts';

export const callBack: EffectOf<'call_back'> = (_, { rating: { comment, ...rating } }, actor) => ({
  changes: { answered: rating.answered, solved: rating.solved, satisfied: rating.satisfied },
  data: { rating, by: actor.isReporter ? 'reporter' : 'staff' },
  ...(comment === null ? {} : { words: { comment } }),
});
