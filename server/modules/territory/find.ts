import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { SearchSource } from '#kernel/search.ts';
import { areasOf } from './queries/list-areas.ts';
import type { Territory } from './territory.ts';

/** Areas by name or by a place word in them; areas are public. */
export const findAreas = (kernel: Kernel, territory: Territory): SearchSource => ({
  kind: 'territory.area',
  of: async ({ jurisdictionId }, q, most) => {
    if (q.length > 40) return [];
    const areas = await kernel.db.read(systemAccess(jurisdictionId), (tx) => areasOf(tx, { q }, kernel.clock.now()));
    const snapshot = await territory.snapshot(jurisdictionId);
    return areas.slice(0, most).map((one) => {
      const known = snapshot.find(one.code);
      return { id: one.code, title: one.name, note: known ? snapshot.describe(known) : null, data: { level: one.level } };
    });
  },
});
