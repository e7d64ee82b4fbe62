import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { areasAllowedBy, type CityMap } from '#modules/map/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { onDutyAt } from './store/shifts.ts';

const minute = 60_000;

/** Puts on the map where somebody is on duty: each roster in the middle of its area, with how many are on. Nobody is named, nobody is followed. */
export const addDutyLayer = (kernel: Kernel, map: CityMap, territory: Territory): void => {
  map.layers.add({
    id: 'duty',
    order: 55,
    maxAge: minute,
    sight: areasAllowedBy('rosters.read'),
    load: async function* (jurisdictionId) {
      const snapshot = await territory.snapshot(jurisdictionId);
      const on = await kernel.db.read(systemAccess(jurisdictionId), (tx) => onDutyAt(tx, kernel.clock.now(), {}));
      yield [...Map.groupBy(on, ({ rosterId }) => rosterId)].flatMap(([id, people]) => {
        const area = snapshot.find(people[0]?.areaId ?? '');
        if (!area) return [];
        return [{ id, name: `${people[0]?.rosterName} · ${people.length}`, areaPath: area.path, point: null, kind: '' }];
      });
    },
  });
};
