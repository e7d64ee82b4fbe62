import * as api from '#contract/platform/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Deliveries that wait for a person are made by subscribers that fail: acts on them are in deliveries.test.ts. */
export default {
  elsewhere: ['giveUpDelivery', 'releaseDeliveries'],
  // that a setting was decided says nothing
  saysNothing: ['setSetting'],
  take: async (_, send) => {
    await send('system_admin', api.setSetting, ['simulation'], { version: 0, value: false });
  },
} satisfies Repeats;
