import type { EarningActShown } from '#contract/points/rules-api.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';

/** What can earn points, named in a language. */
export const actsPage = ({ acts }: Pick<Context, 'acts'>, language: Language): { items: EarningActShown[] } => ({
  items: acts.all().map(({ act, unit, words, kinds, excluded, notByHand }) => ({
    act,
    unit,
    title: wordOf(language, words),
    kinds: (kinds?.() ?? []).map((kind) => ({
      code: kind.code,
      title: wordOf(language, kind.words),
      earns: !excluded?.includes(kind.code),
    })),
    byHand: !notByHand,
  })),
});
