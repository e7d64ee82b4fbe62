import * as api from '#contract/calendar/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    // a Tuesday that is worked in the whole country
    const days = [{ day: dayOf(d, 1), works: false, reason: '县城停电检修' }];
    await send('system_admin', api.changeCalendar, [], { version: 0, days, declared: null });
  },
} satisfies Repeats;
