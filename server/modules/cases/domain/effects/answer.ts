import type { EffectOf } from './effect.ts';

export const answer: EffectOf<'answer'> = (_, { text }, actor) => ({ changes: { answeredBy: actor.accountId }, words: { text } });
