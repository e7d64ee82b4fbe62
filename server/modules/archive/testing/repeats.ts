import type { Repeats } from '#tools/testing/repeats.ts';

/** Its one act needs an archived case that was taken over: in archive.test.ts. */
export default { elsewhere: ['setArchiveClass'], take: async () => undefined } satisfies Repeats;
