import { type EffectOf, refuse } from './effect.ts';

/** The three answers; without them the case goes on as one nobody said anything about, which only staff and the platform can tell. */
export const callBack: EffectOf<'call_back'> = (_, { rating: told, without }, actor) => {
  const by = actor.isReporter ? 'reporter' : 'staff';
  if (told === null)
    return without === null || actor.isReporter
      ? refuse('case.rating_missing')
      : { changes: { answered: null, solved: null, satisfied: null }, data: { without, by } };
  const { comment, ...rating } = told;
  return {
    changes: { answered: rating.answered, solved: rating.solved, satisfied: rating.satisfied },
    data: { rating, by },
    ...(comment === null ? {} : { words: { comment } }),
  };
};
