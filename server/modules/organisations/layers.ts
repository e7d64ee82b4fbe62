import { kindsOfLayers } from '#contract/organisations/kinds.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { givers } from '#kernel/permissions.ts';
import { areasAllowedBy, type CityMap, everything } from '#modules/map/index.ts';
import { type Change, channel } from './context.ts';
import { maskOrganisationName } from './domain/names.ts';
import { organisationDots, workerDots } from './store/dots.ts';

const batch = 5_000;
const minute = 60_000;
const hour = 60 * minute;
const first = '00000000-0000-0000-0000-000000000000';
/** Somebody who used the platform within this long counts as present. */
const presentFor = 15 * minute;

/**
 * Puts organisations, units, teams and grid workers on the map. Workers stand in the middle of the grid they answer for, with how many of
 * them are present: where a worker is is never recorded outside an act.
 */
export function addOrganisationLayers(kernel: Kernel, map: CityMap): void {
  const today = (): string => new Date(kernel.clock.now().getTime() + 8 * hour).toISOString().slice(0, 10);
  const changes = (['units', 'teams', 'organisations'] as const).map((id, at) =>
    map.layers.add({
      id,
      order: 20 + 10 * at,
      // a day on which one ends comes without anybody saying so
      maxAge: hour,
      sight: everything,
      load: async function* (jurisdictionId) {
        for (let after = first; ; ) {
          const from = after;
          const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
            organisationDots(tx, kindsOfLayers[id], from, today(), batch),
          );
          // one map for everybody: a name made of a person's is masked on it for all
          yield dots.map(({ lon, lat, ...dot }) => ({
            ...dot,
            name: maskOrganisationName(dot.kind, dot.name),
            point: lon === null || lat === null ? null : { lon, lat },
          }));
          const last = dots.at(-1);
          if (dots.length < batch || !last) return;
          after = last.id;
        }
      },
    }),
  );
  kernel.live.subscribe(channel, (payload) => {
    for (const changed of changes) changed((payload as Change).jurisdictionId, null);
  });
  map.layers.add({
    id: 'workers',
    order: 50,
    maxAge: minute,
    sight: areasAllowedBy('organisations.read'),
    load: async function* (jurisdictionId) {
      const at = kernel.clock.now();
      const since = new Date(at.getTime() - presentFor);
      const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
        workerDots(tx, givers('cases.report_on_patrol'), today(), at, since),
      );
      yield dots.map(({ code, ...dot }) => ({ ...dot, id: code, point: null, kind: '' }));
    },
  });
}
