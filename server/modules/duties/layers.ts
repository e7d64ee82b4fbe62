import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { MapLayer } from '#modules/map/index.ts';
import { everything } from '#modules/map/index.ts';
import { vacantDots } from './store/map.ts';

const batch = 5_000;
const minute = 60_000;
const first = '00000000-0000-0000-0000-000000000000';

/** Duties that look for somebody, on the map. Who has the others is on no map. */
export const vacancyLayer = (kernel: Kernel): MapLayer => ({
  id: 'duties',
  order: 55,
  // a head that is given back tells nobody
  maxAge: 5 * minute,
  sight: everything,
  load: async function* (jurisdictionId) {
    const today = shanghaiDay(kernel.clock.now());
    for (let after = first; ; ) {
      const from = after;
      const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) => vacantDots(tx, from, today, batch));
      yield dots.map(({ lon, lat, areaCode, ...dot }) => ({
        ...dot,
        areaPath: pathOfCode(areaCode),
        point: lon === null || lat === null ? null : { lon, lat },
      }));
      const last = dots.at(-1);
      if (dots.length < batch || !last) return;
      after = last.id;
    }
  },
});
