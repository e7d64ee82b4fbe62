import { openStates } from '#contract/cases/lifecycle.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { CityMap, MapPoint } from '#modules/map/index.ts';
import { yellowAfterOf } from './domain/case-light.ts';
import { type NewsMessage, newsChannel } from './news.ts';
import type { CaseConfig } from './snapshot.ts';
import { configChannel } from './store/config.ts';
import { type CaseDot, caseDots, openDots } from './store/map.ts';

const batch = 5_000;
const first = '00000000-0000-0000-0000-000000000000';

const pointOf = (dot: CaseDot, config: CaseConfig): MapPoint => {
  return {
    id: dot.id,
    point: dot.lon === null || dot.lat === null ? null : { lon: dot.lon, lat: dot.lat },
    areaPath: pathOfCode(dot.areaCode),
    kind: dot.category ?? '',
    name: null,
    state: dot.state,
    redAfter: dot.dueAt?.getTime(),
    yellowAfter: yellowAfterOf(dot, config.limits(dot.category))?.getTime(),
    organisations: dot.organisations,
    reporter: dot.reporter ?? undefined,
  };
};

/**
 * Puts open cases on the map, seen by exactly those whom row-level security lets see them. Follows the news of cases by reading each changed
 * one again, so that the order in which news arrives does not matter; what is told of a person stays in the database.
 */
export function addCaseLayer(kernel: Kernel, map: CityMap, configOf: (jurisdictionId: string) => Promise<CaseConfig>): void {
  const changed = map.layers.add({
    id: 'cases',
    order: 60,
    sight: accessOf,
    load: async function* (jurisdictionId) {
      const config = await configOf(jurisdictionId);
      for (const state of openStates) {
        for (let after = first; ; ) {
          const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) => caseDots(tx, state, after, batch));
          yield dots.map((dot) => pointOf(dot, config));
          const last = dots.at(-1);
          if (dots.length < batch || !last) break;
          after = last.id;
        }
      }
    },
    reread: async (jurisdictionId, ids) => {
      const config = await configOf(jurisdictionId);
      const dots = await kernel.db.read(systemAccess(jurisdictionId), (tx) => openDots(tx, ids));
      return dots.map((dot) => pointOf(dot, config));
    },
  });
  kernel.live.subscribe(newsChannel, (payload) => {
    const { jurisdictionId, news } = payload as NewsMessage;
    changed(
      jurisdictionId,
      news.map((n) => n.caseId),
    );
  });
  // other limits, other lights
  kernel.live.subscribe(configChannel, (payload) => changed((payload as { jurisdictionId: string }).jurisdictionId, null));
}
