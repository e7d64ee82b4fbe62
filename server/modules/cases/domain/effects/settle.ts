import type { EffectOf } from './effect.ts';

export const settle: EffectOf<'settle'> = (_, { text }, actor, now) => ({
  changes: { answeredBy: actor.accountId, closedAt: now },
  words: { text },
});
