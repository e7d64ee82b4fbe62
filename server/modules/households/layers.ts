import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { areasAllowedBy, type MapLayer } from '#modules/map/index.ts';
import { buildingDots } from './store/buildings.ts';

const batch = 5_000;
const first = '00000000-0000-0000-0000-000000000000';

/** Buildings on the map, for those who read households there. */
export const buildingLayer = (kernel: Kernel): MapLayer => ({
  id: 'buildings',
  order: 15,
  sight: areasAllowedBy('households.read'),
  load: async function* (jurisdictionId) {
    for (let after = first; ; ) {
      const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) => buildingDots(tx, after, batch));
      yield dots.map(({ lon, lat, ...dot }) => ({ ...dot, kind: '', point: { lon, lat } }));
      const last = dots.at(-1);
      if (dots.length < batch || !last) return;
      after = last.id;
    }
  },
});
