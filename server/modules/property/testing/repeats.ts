import type { Repeats } from '#tools/testing/repeats.ts';

/** What follows from a list needs a final period; it is tested beside it. */
export default { take: async () => undefined, elsewhere: ['carryConsequence'] } satisfies Repeats;
