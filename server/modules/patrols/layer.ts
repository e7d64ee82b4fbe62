import { baseOf } from '#contract/kernel/kinds.ts';
import { areasAllowedBy, type CityMap } from '#modules/map/index.ts';
import type { Places } from '#modules/places/index.ts';

/** Patrol points on the map, for whoever reads patrols there. Nobody who walks is on it. */
export const addPointLayer = (map: CityMap, places: Places): void => {
  map.layers.add({
    id: 'patrols',
    order: 57,
    maxAge: 3_600_000,
    sight: areasAllowedBy('patrols.read'),
    load: async function* (jurisdictionId) {
      const all = await places.of(jurisdictionId);
      yield all
        .filter(({ kind }) => baseOf(kind) === 'patrol_point')
        .map(({ id, name, areaPath, lon, lat }) => ({ id, name, areaPath, point: { lon, lat }, kind: '' }));
    },
  });
};
