import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { hasOpening } from '#contract/places/kinds.ts';
import type { listPublicPlaces } from '#contract/places/public-places.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import { metresPerDegree } from '#modules/territory/domain/index.ts';
import { codePath } from '../domain/token.ts';
import { findPlaces, type PlaceRef } from '../store/places.ts';
import type { PlaceContext } from './list-places.ts';
import { presentPublicPlace } from './present-place.ts';

/** Places in one answer. */
const most = 100;

/** Squared distance in metres to a point, good enough to sort by within a jurisdiction. */
const awayFrom = (lon: number, lat: number): ((place: PlaceRef) => number) => {
  const narrow = Math.cos((lat * Math.PI) / 180);
  return (place) => (((place.lon - lon) * narrow) ** 2 + (place.lat - lat) ** 2) * metresPerDegree ** 2;
};

/**
 * Existing places that people can enter, with what is public about them: the nearest ones first where a point is given, else in the order of
 * areas. Chosen in memory; only those shown are read.
 */
export async function publicPlaces(
  { kernel, territory, places }: PlaceContext,
  viewer: Viewer | null,
  query: z.output<NonNullable<typeof listPublicPlaces.query>>,
): Promise<z.input<typeof listPublicPlaces.response>> {
  const jurisdiction =
    (viewer ? await kernel.jurisdictions.byId(viewer.jurisdictionId) : await kernel.jurisdictions.default()) ?? fail('territory.empty');
  const [snapshot, book, kinds] = await Promise.all([
    territory.snapshot(jurisdiction.id),
    places.of(jurisdiction.id),
    kernel.kinds.of(jurisdiction.id),
  ]);
  const within = query.area === undefined ? null : (snapshot.find(query.area) ?? fail('territory.area_not_found', { code: query.area }));
  const fitting = book.filter(
    ({ kind, areaPath }) =>
      hasOpening(kind) && (!query.kind?.length || query.kind.includes(baseOf(kind))) && (!within || isWithin(areaPath, within.path)),
  );
  const { lon, lat } = query;
  if (lon !== undefined && lat !== undefined) {
    const away = awayFrom(lon, lat);
    fitting.sort((a, b) => away(a) - away(b));
  }
  const ids = fitting.slice(0, most).map(({ id }) => id);
  const rows = await kernel.db.read(systemAccess(jurisdiction.id), (tx) => findPlaces(tx, jurisdiction.id, ids));
  const found = new Map(rows.map((row) => [row.id, row]));
  const now = kernel.clock.now();
  const days = workDaysOf(jurisdiction.settings);
  return {
    items: ids.flatMap((id) => {
      const row = found.get(id);
      return row ? [{ ...presentPublicPlace(row, { snapshot, kinds, now, days }), path: codePath(jurisdiction.code, row.token) }] : [];
    }),
    more: Math.max(0, fitting.length - most),
  };
}
