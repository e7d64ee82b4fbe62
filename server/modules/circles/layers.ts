import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { everything, type MapLayer } from '#modules/map/index.ts';
import { merchantDots } from './store/merchants.ts';

const batch = 5_000;
const hour = 3_600_000;
const first = '00000000-0000-0000-0000-000000000000';

/** Merchants that pledge, and model shops among them: their signs hang in public. Read anew hourly, as terms end by themselves. */
export const merchantLayer = (kernel: Kernel): MapLayer => ({
  id: 'circles',
  order: 12,
  maxAge: hour,
  sight: everything,
  load: async function* (jurisdictionId) {
    const today = shanghaiDay(kernel.clock.now());
    for (let after = first; ; ) {
      const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) => merchantDots(tx, after, today, batch));
      yield dots.map(({ lon, lat, ...dot }) => ({ ...dot, point: { lon, lat } }));
      const last = dots.at(-1);
      if (dots.length < batch || !last) return;
      after = last.id;
    }
  },
});
