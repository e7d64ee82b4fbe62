import * as api from '#contract/platform/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Deliveries that wait for a person are made by subscribers that fail: acts on them are in deliveries.test.ts. */
export default {
  elsewhere: ['giveUpDelivery', 'releaseDeliveries'],
  // that a setting was decided says nothing
  saysNothing: ['setSetting'],
  take: async (_, send) => {
    const kind = { name: '口袋公园', nameEn: 'Pocket park' };
    const { id } = await send('system_admin', api.addKind, [], { subject: 'places.kinds', base: 'venue', ...kind });
    await send('system_admin', api.changeKind, [id], { version: 1, ...kind, ended: true });
    await send('system_admin', api.setSetting, ['simulation'], { version: 0, value: false });
  },
} satisfies Repeats;
