import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { withRefinements } from '#contract/kernel/kinds.ts';
import type {
  getServiceCircle,
  listPlaces,
  mapPlaces,
  placeDetail,
  placeSettings,
  publicPlace,
  serviceCircle as serviceCircleShape,
} from '#contract/places/api.ts';
import { type PlaceKind, placeKindSet, placeKinds } from '#contract/places/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { isReadable, managesPlaces, mayConfigurePlaces, readablePaths } from '../domain/rights.ts';
import { settingsOf } from '../domain/settings.ts';
import { readCode } from '../domain/token.ts';
import type { Places } from '../places.ts';
import {
  countPlaces,
  findPlace,
  findPlaceByToken,
  type PlaceFilter,
  type PlaceKey,
  pageOfPlaces,
  pointsOfPlaces,
} from '../store/places.ts';
import { type PlaceView, presentPlace, presentPlaceDetail, presentPublicPlace } from './present-place.ts';
import { centresAround, serviceCircle } from './service-circle.ts';

/** What questions about places stand on. */
export interface PlaceContext {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly places: Pick<Places, 'of'>;
}
type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Filters = Query<typeof mapPlaces>;

/** For whom and when places are shown. */
export const placeView = async ({ kernel, territory }: PlaceContext, viewer: Viewer): Promise<PlaceView> => {
  const jurisdiction = await kernel.jurisdictions.byId(viewer.jurisdictionId);
  return {
    viewer,
    snapshot: await territory.snapshot(viewer.jurisdictionId),
    kinds: await kernel.kinds.of(viewer.jurisdictionId),
    jurisdictionCode: jurisdiction?.code ?? '',
    publicUrl: kernel.config.publicUrls[0] ?? '',
    now: kernel.clock.now(),
    days: workDaysOf(jurisdiction?.settings ?? {}),
  };
};

/** The code of an area from its path. */
const codeOf = (path: string): string => path.replaceAll('.', '');
const areaOf = (snapshot: TerritorySnapshot, code: string): TerritoryArea =>
  snapshot.find(code) ?? fail('territory.area_not_found', { code });

/** Where both the viewer's posts and the wish reach, as codes. */
function reach(view: PlaceView, wished: string | undefined): string[] {
  const paths = readablePaths(view.viewer, view.snapshot.root.path);
  if (paths.length === 0) fail('session.forbidden');
  if (wished === undefined) return paths.map(codeOf);
  const { path } = areaOf(view.snapshot, wished);
  if (paths.some((own) => isWithin(path, own))) return [codeOf(path)];
  return paths.filter((own) => isWithin(own, path)).map(codeOf);
}

/** The filter of a list for a viewer. @throws session.forbidden for those whose work has nothing to do with places */
export const placeFilter = (view: PlaceView, query: Filters): PlaceFilter => ({
  codes: reach(view, query.area),
  kinds: query.kind && query.kind.length > 0 ? withRefinements(placeKindSet, query.kind, view.kinds) : null,
  q: query.q || null,
  state: query.state,
  incomplete: query.incomplete ?? false,
  today: shanghaiDay(view.now),
});

/** A page of the places a viewer may see. */
export async function placesPage(context: PlaceContext, viewer: Viewer, query: Query<typeof listPlaces>) {
  const view = await placeView(context, viewer);
  const filter = placeFilter(view, query);
  const after = readCursor<PlaceKey>(query.cursor, ['string', 'string', 'string', 'uuid']);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfPlaces(tx, filter, after, query.limit + 1));
  const { rows, next } = cutPage(found, query.limit, ({ areaCode, kind, name, id }) => [areaCode, kind, name, id]);
  return {
    items: rows.map((row) => presentPlace(row, view)),
    next,
    mayCreate: managesPlaces(viewer),
  };
}

const mostPoints = 20_000;
/** The same places as points, and how many there are of each kind whatever kinds are chosen. */
export async function placePoints(
  context: PlaceContext,
  viewer: Viewer,
  query: Query<typeof mapPlaces>,
): Promise<z.input<typeof mapPlaces.response>> {
  const view = await placeView(context, viewer);
  const filter = placeFilter(view, query);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await pointsOfPlaces(tx, filter, mostPoints + 1);
    const counts = await countPlaces(tx, { ...filter, kinds: null, incomplete: false });
    return {
      points: rows
        .slice(0, mostPoints)
        .map(({ id, kind, name, lon, lat }): [string, PlaceKind, string, number, number] => [id, kind, name, lon, lat]),
      counts: Object.fromEntries(counts.map(({ kind, count }) => [kind, count])),
      incomplete: counts.reduce((sum, one) => sum + one.incomplete, 0),
      cut: rows.length > mostPoints,
    };
  });
}

/** A place inside an open transaction. @throws places.place_not_found, also for one outside the viewer's area */
export async function placeShown(tx: Tx, id: string, view: PlaceView): Promise<z.input<typeof placeDetail>> {
  const row = await findPlace(tx, id);
  return row && isReadable(view.viewer, view.snapshot.root.path, row.areaPath)
    ? presentPlaceDetail(row, view)
    : fail('places.place_not_found');
}

/** One place. @throws places.place_not_found, also for one outside the viewer's area */
export async function onePlace(context: PlaceContext, viewer: Viewer, id: string): Promise<z.input<typeof placeDetail>> {
  const view = await placeView(context, viewer);
  if (readablePaths(viewer, view.snapshot.root.path).length === 0) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), (tx) => placeShown(tx, id, view));
}

/** The place a QR code stands for, for anybody. @throws places.place_code_unknown */
export async function placeByCode({ kernel, territory }: PlaceContext, code: string): Promise<z.input<typeof publicPlace>> {
  const read = readCode(code);
  const jurisdiction = read && (await kernel.jurisdictions.byCode(read.jurisdiction));
  if (!read || !jurisdiction) return fail('places.place_code_unknown');
  const row = await kernel.db.read(systemAccess(jurisdiction.id), (tx) => findPlaceByToken(tx, read.token));
  if (!row) return fail('places.place_code_unknown');
  return presentPublicPlace(row, {
    snapshot: await territory.snapshot(jurisdiction.id),
    kinds: await kernel.kinds.of(jurisdiction.id),
    now: kernel.clock.now(),
    days: workDaysOf(jurisdiction.settings),
  });
}

/** What the jurisdiction decided about places, for whoever works with them or configures them. */
export async function placeSettingsOf({ kernel }: PlaceContext, viewer: Viewer): Promise<z.input<typeof placeSettings>> {
  if (readablePaths(viewer, '').length === 0 && !mayConfigurePlaces(viewer)) fail('session.forbidden');
  return settingsOf((await kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings['places']);
}

/** The service circle of an area the viewer may see. */
export async function circleOf(
  context: PlaceContext,
  viewer: Viewer,
  query: Query<typeof getServiceCircle>,
): Promise<z.input<typeof serviceCircleShape>> {
  const { snapshot } = await placeView(context, viewer);
  const paths = readablePaths(viewer, snapshot.root.path);
  if (paths.length === 0) fail('session.forbidden');
  const area =
    query.area === undefined ? (snapshot.findByPath(paths[0] ?? '') ?? fail('territory.area_not_found')) : areaOf(snapshot, query.area);
  if (!paths.some((path) => isWithin(area.path, path))) fail('session.forbidden');
  const { circle } = settingsOf((await context.kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings['places']);
  const kinds = query.kind && query.kind.length > 0 ? placeKinds.filter((kind) => query.kind?.includes(kind)) : circle.kinds;
  const places = await context.places.of(viewer.jurisdictionId);
  const result = serviceCircle(snapshot, places, area, query.minutes, { ...circle, kinds });
  const named = (one: TerritoryArea) => ({ code: one.code, name: snapshot.describe(one) });
  return {
    area: named(area),
    minutes: query.minutes,
    circle: { ...circle, kinds: [...kinds] },
    radius: result.radius,
    households: result.households,
    covered: Math.round(result.covered),
    share: result.share,
    grids: result.grids.map(({ grid, households, share }) => ({ ...named(grid), households, share })),
    withoutData: result.withoutData.map(named),
    centres: centresAround(places, area, kinds, result.radius).map(({ id, kind, name, lon, lat }) => ({
      id,
      kind,
      name,
      point: { lon, lat },
    })),
  };
}
