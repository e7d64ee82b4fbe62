import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { StationBoard } from '#contract/couriers/board.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { placeSettings } from '#modules/places/index.ts';
import type { Context } from '../context.ts';
import { findsIn, stationsIn } from '../store/board.ts';

/** Days of what was found that the board counts. */
const days = 90;

const sumBy = <T extends { readonly count: number }, K>(rows: readonly T[], key: (row: T) => K): [K, number][] => {
  const sums = new Map<K, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.count);
  return [...sums].sort(([, a], [, b]) => b - a);
};

/** How stations stand in an area: figures by place and kind of matter, nobody's name. @throws territory.area_not_found, session.forbidden */
export const stationBoard = async (context: Context, viewer: Viewer, code: string | undefined): Promise<StationBoard> => {
  const { kernel, territory } = context;
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const [own] = areasWith(viewer, 'couriers.read');
  if (own === undefined) return fail('session.forbidden');
  const wanted = code ?? own.replaceAll('.', '');
  const area = snapshot.find(wanted) ?? fail('territory.area_not_found', { code: wanted });
  if (!can(viewer, 'couriers.read', area.path)) fail('session.forbidden');
  const now = kernel.clock.now();
  const today = shanghaiDay(now);
  const since = shanghaiDay(new Date(now.getTime() - days * 86_400_000));
  const { facilities: offered } = placeSettings((await kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings['places']);
  const expected = offered.courier_station;
  const [stations, finds] = await kernel.db.read(accessOf(viewer), async (tx) => [
    await stationsIn(tx, area.code, today),
    await findsIn(tx, area.code, since),
  ]);
  const named = (of: string): { code: string; name: string } => {
    const found = snapshot.find(of);
    return { code: of, name: found ? snapshot.describe(found) : of };
  };
  const communities = snapshot.within(area, 'community');
  const below = snapshot.children(area);
  return {
    area: named(area.code),
    communities: communities.length,
    withStation: communities.filter((one) => stations.some(({ areaCode }) => areaCode.startsWith(one.code))).length,
    stations: stations.map(({ id, name, areaCode, facilities }) => {
      const missing = expected.filter((one) => !facilities.includes(one));
      return { id, name, area: named(areaCode), facilities: expected.length - missing.length, expected: expected.length, missing };
    }),
    since,
    finds: {
      areas: sumBy(finds, ({ areaCode }) => below.find((one) => areaCode.startsWith(one.code))?.code ?? area.code).map(([of, count]) => ({
        ...named(of),
        count,
      })),
      categories: sumBy(finds, ({ categoryCode }) => categoryCode).map(([of, count]) => ({ code: of, count })),
    },
  };
};
