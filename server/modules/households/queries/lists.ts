import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  BuildingDetail,
  HouseholdDetail,
  HouseholdSum,
  listBuildings,
  listContacts,
  listHouseholds,
  listOutlines,
  myBuildings,
  sumHouseholds,
} from '#contract/households/api.ts';
import { widestOutlines } from '#contract/households/api.ts';
import { occupancySet, useSet } from '#contract/households/kinds.ts';
import { type KindSet, withRefinements } from '#contract/kernel/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { keyOf, readSought } from '../domain/address.ts';
import { mayManage } from '../policy.ts';
import { buildingsHeadedBy, findByKey, outlinesIn, pageOfBuildings } from '../store/buildings.ts';
import { completeAreas, countDwellings, sumsByArea } from '../store/counts.ts';
import { pageOfHouseholds } from '../store/households.ts';
import { contactsIn } from '../store/people.ts';
import { areaBeside, areaOf, type Eye, openEye, personsOf, reach } from './eye.ts';
import { buildingShown, householdShown, presentBuilding, presentHousehold } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Key = readonly [string, string, string];
/** Length of a community's code. */
const communityDigits = 12;
const keyForm = ['string', 'string', 'uuid'] as const;

/** Buildings of an area. */
export const buildingsPage = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listBuildings>,
): Promise<z.input<typeof listBuildings.response>> => {
  const eye = await openEye(context, viewer);
  const filter = { codes: reach(eye, query.area), key: query.q ? keyOf(query.q) : null, headless: query.headless ?? false };
  const after = readCursor<Key>(query.cursor, [...keyForm]);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfBuildings(tx, eye.today, filter, after, query.limit + 1));
  const { rows, next } = cutPage(found, query.limit, ({ areaCode, place, id }) => [areaCode, place, id]);
  return { items: rows.map((row) => presentBuilding(eye, row)), next, mayManage: mayManage(viewer) };
};

/** Outlines of buildings in a piece of the map, as far as the viewer reads. */
export const outlinesOf = async (
  context: Context,
  viewer: Viewer,
  { west, south, east, north }: Query<typeof listOutlines>,
): Promise<z.input<typeof listOutlines.response>> => {
  const eye = await openEye(context, viewer);
  const codes = reach(eye, undefined);
  if (east - west > widestOutlines || north - south > widestOutlines) return { items: [] };
  const items = await context.kernel.db.read(accessOf(viewer), (tx) => outlinesIn(tx, codes, [west, south, east, north], 1_000));
  return { items };
};

/** Contact households that may look after households of an area: those of its community. */
export const contactsAround = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listContacts>,
): Promise<z.input<typeof listContacts.response>> => {
  const eye = await openEye(context, viewer);
  const area = areaOf(eye, query.area);
  if (!mayManage(viewer, area.path)) fail('session.forbidden');
  const around = area.code.slice(0, communityDigits);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => contactsIn(tx, around, area.code, query.q ?? null, 50));
  return { items: rows.map(({ id, name, areaCode }) => ({ id, name, area: areaBeside(eye, areaCode).name })) };
};

/** Buildings the viewer heads, else those of the grids they work in. */
export const ownBuildings = async (context: Context, viewer: Viewer): Promise<z.input<typeof myBuildings.response>> => {
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const headed = await buildingsHeadedBy(tx, eye.today, await personsOf(eye, tx));
    if (headed.length > 0 || eye.paths.length === 0)
      return { items: headed.map((row) => presentBuilding(eye, row)), head: headed.length > 0 };
    const filter = { codes: reach(eye, undefined), key: null, headless: false };
    const rows = await pageOfBuildings(tx, eye.today, filter, null, 200);
    return { items: rows.map((row) => presentBuilding(eye, row)), head: false };
  });
};

export const oneBuilding = async (context: Context, viewer: Viewer, id: string): Promise<BuildingDetail> => {
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => buildingShown(eye, tx, id));
};

export const oneHousehold = async (context: Context, viewer: Viewer, id: string): Promise<HouseholdDetail> => {
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => householdShown(eye, tx, id));
};

const asked = <C extends string>(eye: Eye, set: KindSet<C>, kinds: readonly string[] | undefined): string[] | null =>
  kinds?.length ? withRefinements(set, kinds, eye.kinds) : null;

/** Households of an area or a building. Those of one's own building need no post. */
export const householdsPage = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listHouseholds>,
): Promise<z.input<typeof listHouseholds.response>> => {
  const eye = await openEye(context, viewer);
  const after = readCursor<Key>(query.cursor, [...keyForm]);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const building = query.building === undefined ? null : await buildingShown(eye, tx, query.building);
    const codes = building ? [building.area.code] : reach(eye, query.area);
    const sought = query.q ? readSought(query.q) : null;
    const buildings = building ? [building.id] : sought ? await findByKey(tx, codes, sought.building) : null;
    const filter = {
      codes,
      buildings,
      rest: building ? (query.q ? keyOf(query.q) : '') : (sought?.rest ?? ''),
      uses: asked(eye, useSet, query.use),
      occupancies: asked(eye, occupancySet, query.occupancy),
    };
    const found = buildings?.length === 0 ? [] : await pageOfHouseholds(tx, filter, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ areaCode, place, id }) => [areaCode, place, id]);
    const narrowed = after !== null || query.q || filter.uses || filter.occupancies;
    const total = narrowed ? null : building ? building.dwellings : await countDwellings(tx, codes);
    return { items: rows.map((row) => presentHousehold(eye, row)), next, total, mayManage: mayManage(viewer) };
  });
};

/** What is known of the households of an area and of those directly below it, as far as the viewer reads. */
export const householdSums = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof sumHouseholds>,
): Promise<z.input<typeof sumHouseholds.response>> => {
  const eye = await openEye(context, viewer);
  const [first = fail('session.forbidden')] = eye.paths;
  const area = query.area === undefined ? (eye.territory.findByPath(first) ?? eye.territory.root) : areaOf(eye, query.area);
  if (!eye.paths.some((path) => isWithin(area.path, path))) fail('session.forbidden');
  const [sums, complete] = await context.kernel.db.read(
    accessOf(viewer),
    async (tx) => [await sumsByArea(tx, area.code, eye.today), await completeAreas(tx)] as const,
  );
  const sumOf = (one: TerritoryArea): HouseholdSum => {
    const within = sums.filter(({ code }) => code.startsWith(one.code));
    const total = (of: 'buildings' | 'dwellings' | 'headless') => within.reduce((sum, row) => sum + row[of], 0);
    return {
      area: { code: one.code, name: one.shortName, level: one.level },
      buildings: total('buildings'),
      registered: total('dwellings'),
      households: one.households,
      complete: complete.has(one.id),
      headless: total('headless'),
    };
  };
  return { area: sumOf(area), below: eye.territory.children(area).map(sumOf), mayManage: mayManage(viewer, area.path) };
};
