import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listRoutes, listWalkers, RouteDetail, RouteRow } from '#contract/patrols/planning.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaNamed, basisHolds, type Context, checklistFor, type Eye, eyeOf, type View } from '../context.ts';
import { planOn } from '../domain/rounds.ts';
import { leads, ledCodes, readCodes, seesRoute, walksFor } from '../policy.ts';
import { findPoints } from '../store/points.ts';
import { findRoute, pageOfRoutes, type RouteRecord } from '../store/routes.ts';
import { reachOf } from './points.ts';

export const presentRoute = (eye: Eye, r: RouteRecord): RouteRow => {
  const plan = planOn(r.plans, eye.today);
  const organisation = r.organisationId === null ? null : eye.book.get(r.organisationId);
  return {
    id: r.id,
    name: r.name,
    area: areaNamed(eye, r.areaCode),
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    walkers: r.walkers.length,
    lines: [...r.lines],
    minutes: r.minutes,
    rhythm: plan.rhythm,
    stops: plan.stops.length,
    scanning: plan.scanning,
    endedOn: r.endedOn,
    version: r.version,
  };
};

/** A route the viewer may see; held when `lock` says so. @throws patrols.route_not_found */
export const getRoute = async ({ viewer }: Eye, tx: Tx, id: string, lock = false): Promise<RouteRecord> => {
  const found = await findRoute(tx, id, lock);
  return found && seesRoute(viewer, found) ? found : fail('patrols.route_not_found');
};

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'zh-CN');
const named = async ({ context }: View, tx: Tx, ids: Iterable<string>): Promise<{ accountId: string; name: string }[]> =>
  [...(await context.accounts.contacts([...ids], tx))].map(([accountId, { name }]) => ({ accountId, name })).sort(byName);

/** The whole route for one viewer. */
export const presentWhole = async (eye: Eye, tx: Tx, id: string): Promise<RouteDetail> => {
  const r = await getRoute(eye, tx, id);
  const plan = planOn(r.plans, eye.today);
  const points = new Map((await findPoints(tx, plan.stops)).map((p) => [p.placeId, p]));
  const may = leads(eye.viewer, r.areaPath);
  return {
    ...presentRoute(eye, r),
    since: plan.since,
    next: r.plans.find(({ since }) => since > eye.today && since > plan.since) ?? null,
    stops: plan.stops.flatMap((placeId) => {
      const p = points.get(placeId);
      if (!p) return [];
      const point = { lon: p.lon, lat: p.lat };
      return [
        { placeId, name: p.name, point, checklist: checklistFor(eye, p).name, basisHolds: basisHolds(p, eye.today), closed: p.closed },
      ];
    }),
    named: may ? await named(eye, tx, r.walkers) : [],
    actions: may && r.endedOn === null ? ['change', 'end'] : [],
  };
};

export const oneRoute = async (context: Context, viewer: Viewer, id: string): Promise<RouteDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentWhole(eye, tx, id));
};

export const routesPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listRoutes.query>>,
): Promise<z.input<typeof listRoutes.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = {
    codes: reachOf(eye, readCodes(viewer), q.area),
    organisations: q.area === undefined ? walksFor(viewer) : [],
    on: q.ended ? null : eye.today,
  };
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfRoutes(tx, filter, after, q.limit + 1), q.limit, ({ areaCode, id }) => [areaCode, id]);
    return { items: rows.map((row) => presentRoute(eye, row)), next, mayPlan: ledCodes(viewer).length > 0 };
  });
};

/** Accounts that may walk routes of an area, or for an organisation. */
export const walkersIn = async (
  { context, snapshot, jurisdictionId, now }: View,
  tx: Tx,
  { areaPath, organisationId }: { areaPath: string; organisationId: string | null },
): Promise<Set<string>> => {
  const area = snapshot.findByPath(areaPath);
  const around = area ? [...snapshot.ancestors(area), ...snapshot.within(area)].map(({ path }) => path) : [];
  const where = { areaPaths: around, organisations: organisationId === null ? [] : [organisationId] };
  const posts = await context.accounts.postsHeld(tx, jurisdictionId, now, where);
  return new Set(
    posts
      .filter(({ permissions }) => permissions.has('patrols.walk') || (organisationId !== null && permissions.has('patrols.walk_for')))
      .map(({ accountId }) => accountId),
  );
};

export const walkersToName = async (
  context: Context,
  viewer: Viewer,
  code: string,
  { organisation }: z.output<NonNullable<typeof listWalkers.query>>,
): Promise<z.input<typeof listWalkers.response>> => {
  const eye = await eyeOf(context, viewer);
  const { path } = eye.snapshot.find(code) ?? fail('territory.area_not_found', { code });
  if (!leads(viewer, path)) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    items: await named(eye, tx, await walkersIn(eye, tx, { areaPath: path, organisationId: organisation ?? null })),
  }));
};
