import { wordsOf } from '#contract/kernel/typed.ts';

/** Properties of a field for words looked for: what is pasted is brought into its form first and cut afterwards, `max` characters being all the server takes. */
export const wordsUpTo = (max: number) => ({
  count: { max, exceedFormatter: (typed: string) => [...wordsOf(typed)].slice(0, max).join('') },
});
