import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { MapLayer } from '#modules/map/index.ts';
import { everything } from '#modules/map/index.ts';
import { placeDots } from './store/map.ts';

const batch = 5_000;
const hour = 3_600_000;
const first = '00000000-0000-0000-0000-000000000000';

/** Places on the map: public within their jurisdiction, read anew hourly because a day ends without anybody saying so. */
export const placeLayer = (kernel: Kernel): MapLayer => ({
  id: 'places',
  order: 10,
  maxAge: hour,
  sight: everything,
  load: async function* (jurisdictionId) {
    const day = new Date(kernel.clock.now().getTime() + 8 * hour).toISOString().slice(0, 10);
    for (let after = first; ; ) {
      const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) => placeDots(tx, after, day, batch));
      yield dots.map(({ lon, lat, ...dot }) => ({ ...dot, point: { lon, lat } }));
      const last = dots.at(-1);
      if (dots.length < batch || !last) return;
      after = last.id;
    }
  },
});
