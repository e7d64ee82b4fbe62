import type { Repeats } from '#tools/testing/repeats.ts';

/** Deliveries that wait for a person are made by subscribers that fail: acts on them are in deliveries.test.ts. */
export default {
  elsewhere: ['giveUpDelivery', 'releaseDeliveries'],
  take: async () => undefined,
} satisfies Repeats;
