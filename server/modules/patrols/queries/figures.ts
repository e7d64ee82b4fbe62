import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getFigures, PatrolFigures } from '#contract/patrols/rounds.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaNamed, type Context, eyeOf, type View } from '../context.ts';
import { roundsBetween } from '../domain/rounds.ts';
import { readCodes } from '../policy.ts';
import { countMisses } from '../store/misses.ts';
import { sumRounds } from '../store/rounds.ts';
import type { RouteRecord } from '../store/routes.ts';
import { reachOf } from './points.ts';
import { checkDays, momentsOf, routesOn } from './span.ts';

const none: PatrolFigures = { due: 0, done: 0, partly: 0, missed: 0, punctual: 0, stopsDue: 0, stopsDone: 0, problems: 0, misses: 0 };
const added = (a: PatrolFigures, b: PatrolFigures): PatrolFigures =>
  Object.fromEntries((Object.keys(none) as (keyof PatrolFigures)[]).map((key) => [key, a[key] + b[key]])) as PatrolFigures;

/**
 * Figures by route over rounds that ended between two moments. How many were due is computed; what was done of them is summed in one statement. Routes that share
 * a plan are computed once.
 * @param codes areas in which, with all below, the routes lie
 */
export const figuresOf = async (
  { days, now }: Pick<View, 'days' | 'now'>,
  tx: Tx,
  routes: readonly RouteRecord[],
  codes: readonly string[],
  from: Date,
  to: Date,
): Promise<ReadonlyMap<string, PatrolFigures>> => {
  const end = to < now ? to : now;
  const sums = new Map((await sumRounds(tx, codes, from, end)).map((sum) => [sum.routeId, sum]));
  const misses = await countMisses(tx, codes, from, to);
  const computed = new Map<string, { due: number; stops: number }>();
  return new Map(
    routes.map((route) => {
      const plan = JSON.stringify([route.plans.map(({ stops, ...rest }) => ({ ...rest, stops: stops.length })), route.endedOn]);
      const known = computed.get(plan);
      const over = known ? [] : roundsBetween(route, from, end, days.worked).filter(({ until }) => until >= from && until < end);
      const { due, stops } = known ?? { due: over.length, stops: over.reduce((all, one) => all + one.stops.length, 0) };
      computed.set(plan, { due, stops });
      const sum = sums.get(route.id);
      const [done, partly] = [sum?.done ?? 0, sum?.partly ?? 0];
      return [
        route.id,
        {
          due,
          done,
          partly,
          missed: Math.max(0, due - done - partly),
          punctual: sum?.punctual ?? 0,
          stopsDue: stops,
          stopsDone: sum?.stopsDone ?? 0,
          problems: sum?.problems ?? 0,
          misses: misses.get(route.id) ?? 0,
        },
      ];
    }),
  );
};

/** Rows of figures in one answer. */
const mostRows = 500;

export const patrolFigures = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof getFigures.query>>,
): Promise<z.input<typeof getFigures.response>> => {
  checkDays(q.from, q.until, 366);
  const eye = await eyeOf(context, viewer);
  const codes = reachOf(eye, readCodes(viewer), q.area);
  if (readCodes(viewer).length === 0) fail('session.forbidden');
  const [from, to] = momentsOf(q.from, q.until);
  const { routes, figures } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const all = await routesOn(tx, codes, q.from);
    return { routes: all, figures: await figuresOf(eye, tx, all, codes, from, to) };
  });
  /** The area of the level asked for that a route lies in; a route of a larger one stands for itself. */
  const areaOf = (route: RouteRecord): string => {
    const area = eye.snapshot.find(route.areaCode);
    if (!area || q.by === 'route') return route.areaCode;
    return [...eye.snapshot.ancestors(area), area].find(({ level }) => level === q.by)?.code ?? area.code;
  };
  const grouped = Map.groupBy(routes, (route) => (q.by === 'route' ? route.id : areaOf(route)));
  const items = [...grouped].map(([key, some]) => {
    const code = areaOf(some[0] as RouteRecord);
    const area = areaNamed(eye, code);
    const sum = some.reduce((all, route) => added(all, figures.get(route.id) ?? none), none);
    return { routeId: q.by === 'route' ? key : null, name: q.by === 'route' ? (some[0] as RouteRecord).name : area.name, area, ...sum };
  });
  items.sort((a, b) => (a.area.code < b.area.code ? -1 : a.area.code > b.area.code ? 1 : a.name.localeCompare(b.name, 'zh-CN')));
  return {
    total: [...figures.values()].reduce(added, none),
    items: items.slice(0, mostRows),
    more: Math.max(0, items.length - mostRows),
  };
};
