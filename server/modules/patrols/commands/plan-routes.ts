import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/patrols/planning.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { linesOf } from '#modules/territory/index.ts';
import { basisHolds, type Context, type Eye, eyeOf } from '../context.ts';
import { leads } from '../policy.ts';
import { getRoute, presentWhole, walkersIn } from '../queries/routes.ts';
import { findPoints } from '../store/points.ts';
import { insertRoutes, type RouteRecord, type RouteValues, setEnded, updateRoute } from '../store/routes.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Facts = Omit<Body<typeof api.createRoute>, 'id'>;

/**
 * A route as it is asked for. Compulsory scanning is for safety and emergencies alone: every stop has a basis that holds on the plan's first day.
 * @throws session.forbidden, territory.area_not_found, organisations.organisation_not_found, patrols.stop_unknown, .stop_twice, .no_basis, .walker_unfit, .line_unknown
 */
const routeValues = async (
  eye: Eye,
  tx: Tx,
  id: string,
  facts: Facts,
): Promise<Omit<RouteValues, 'plans'> & { readonly plan: api.RoutePlan }> => {
  const { name, areaCode, organisationId, walkers, lines, minutes, ...plan } = facts;
  const area = eye.snapshot.find(areaCode) ?? fail('territory.area_not_found', { code: areaCode });
  if (!leads(eye.viewer, area.path)) fail('session.forbidden');
  if (organisationId !== null && !eye.book.get(organisationId)) fail('organisations.organisation_not_found');
  if (new Set(plan.stops).size < plan.stops.length) fail('patrols.stop_twice');
  const points = await findPoints(tx, plan.stops);
  if (points.filter(({ closed }) => !closed).length < plan.stops.length) fail('patrols.stop_unknown');
  const bare = points.filter((p) => !basisHolds(p, plan.since)).map((p) => p.name);
  if (plan.scanning && bare.length > 0) fail('patrols.no_basis', { points: bare.slice(0, 5).join('、'), count: bare.length });
  if (walkers.length > 0) {
    const fit = await walkersIn(eye, tx, { areaPath: area.path, organisationId });
    if (walkers.some((one) => !fit.has(one))) fail('patrols.walker_unfit');
  }
  const known = new Set((await linesOf(tx)).map(({ code }) => code));
  const unknown = lines.find((code) => !known.has(code));
  if (unknown !== undefined) fail('patrols.line_unknown', { code: unknown });
  const own = { id, name, areaId: area.id, areaPath: area.path, organisationId };
  return { ...own, lines: [...new Set(lines)], minutes, walkers: [...new Set(walkers)], plan };
};

export const createRoute = async (context: Context, viewer: Viewer, body: Body<typeof api.createRoute>): Promise<api.RouteDetail> => {
  const eye = await eyeOf(context, viewer);
  const { id, ...facts } = body;
  return command(
    context.kernel,
    viewer,
    'patrols.create_route',
    body,
    async ({ tx, log }) => {
      if (facts.since < eye.today) fail('patrols.since_past');
      const { plan, ...values } = await routeValues(eye, tx, id, facts);
      await insertRoutes(tx, [{ ...values, plans: [plan] }]);
      await log('patrols.route_planned', values.name, { data: { id, scanning: plan.scanning, stops: plan.stops.length } });
      return id;
    },
    ({ tx }) => presentWhole(eye, tx, id),
  );
};

/** A route the viewer plans, held, as it was when the viewer read it. */
const held = async (eye: Eye, tx: Tx, id: string, version: number): Promise<RouteRecord> => {
  const route = await getRoute(eye, tx, id, true);
  if (!leads(eye.viewer, route.areaPath)) fail('session.forbidden');
  if (route.endedOn !== null) fail('patrols.route_ended');
  if (route.version !== version) fail('patrols.route_changed', { version: route.version });
  return route;
};

/**
 * Plans a route otherwise from a day on. A route that has begun changes from tomorrow at the earliest: who walks today, perhaps without a network, finds the
 * round that was begun.
 */
export const changeRoute = async (
  context: Context,
  viewer: Viewer,
  routeId: string,
  body: Body<typeof api.changeRoute>,
): Promise<api.RouteDetail> => {
  const eye = await eyeOf(context, viewer);
  const { id: _, version, ...facts } = body;
  return command(
    context.kernel,
    viewer,
    `patrols.change_route ${routeId}`,
    body,
    async ({ tx, log }) => {
      const before = await held(eye, tx, routeId, version);
      const { plan, ...values } = await routeValues(eye, tx, routeId, facts);
      const same = before.plans.find(({ since }) => since === plan.since);
      const stays = same !== undefined && JSON.stringify(same) === JSON.stringify(plan);
      const begun = before.plans.some(({ since }) => since <= eye.today);
      if (!stays && (begun ? plan.since <= eye.today : plan.since < eye.today)) fail('patrols.since_past');
      const plans = stays ? before.plans : [...before.plans.filter(({ since }) => since < plan.since), plan];
      await updateRoute(tx, { ...values, plans });
      await log('patrols.route_changed', values.name, { data: { id: routeId, since: plan.since, scanning: plan.scanning } });
      return routeId;
    },
    ({ tx }) => presentWhole(eye, tx, routeId),
  );
};

/** Ends a route: today is its last day. */
export const endRoute = async (
  context: Context,
  viewer: Viewer,
  routeId: string,
  body: Body<typeof api.endRoute>,
): Promise<api.RouteDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `patrols.end_route ${routeId}`,
    body,
    async ({ tx, log }) => {
      const route = await held(eye, tx, routeId, body.version);
      await setEnded(tx, routeId, eye.today);
      await log('patrols.route_ended', route.name, { reason: body.reason, data: { id: routeId } });
      return routeId;
    },
    ({ tx }) => presentWhole(eye, tx, routeId),
  );
};
