import * as api from '#contract/couriers/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody. */
export default {
  take: async (_, send) => {
    await send('resident', api.declareCourier, [], { kind: 'delivery', name: '骑手甲' });
    await send('resident', api.endCourier, [], {});
  },
  stays: ['declareCourier', 'endCourier'],
} satisfies Repeats;
