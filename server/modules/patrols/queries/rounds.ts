import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { getBoard, listRounds, Round } from '#contract/patrols/rounds.ts';
import type { RoundState } from '#contract/patrols/values.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaNamed, type Context, type Eye, eyeOf, type View } from '../context.ts';
import { type DueRound, roundsBetween, stateOf } from '../domain/rounds.ts';
import { readCodes } from '../policy.ts';
import { findRounds } from '../store/rounds.ts';
import type { RouteRecord } from '../store/routes.ts';
import { figuresOf } from './figures.ts';
import { reachOf } from './points.ts';
import { getRoute } from './routes.ts';
import { checkDays, momentsOf, routesOn } from './span.ts';

/** A round with what it is of. */
export interface RouteRound extends DueRound {
  readonly route: RouteRecord;
  readonly dueKey: string;
  readonly routeId: string;
}
/** Rounds of routes that are due at some time between two moments. */
export const dueRounds = ({ days }: View, routes: readonly RouteRecord[], from: Date, to: Date): RouteRound[] =>
  routes.flatMap((route) =>
    roundsBetween(route, from, to, days.worked).map((due) => ({ ...due, route, routeId: route.id, dueKey: due.key })),
  );

/** Rounds with what was done of them. */
export const presentRounds = async (eye: View, tx: Tx, dues: readonly RouteRound[]): Promise<Round[]> => {
  const found = await findRounds(tx, dues);
  return dues.map((due) => {
    const kept = found.get(`${due.routeId} ${due.dueKey}`);
    const stops = kept?.stops ?? due.stops.length;
    return {
      routeId: due.routeId,
      route: due.route.name,
      area: areaNamed(eye, due.route.areaCode),
      key: due.key,
      from: due.from.toISOString(),
      until: due.until.toISOString(),
      state: stateOf(due, stops, kept?.done ?? 0, eye.now),
      stops,
      done: kept?.done ?? 0,
      inTime: kept?.inTime ?? 0,
      problems: kept?.problems ?? 0,
      doubts: kept?.doubts ?? 0,
    };
  });
};

/** Days of rounds shown at once. */
const mostDays = 62;

export const roundsOfRoute = async (
  context: Context,
  viewer: Viewer,
  routeId: string,
  { from, until }: z.output<NonNullable<typeof listRounds.query>>,
): Promise<z.input<typeof listRounds.response>> => {
  checkDays(from, until, mostDays);
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const route = await getRoute(eye, tx, routeId);
    const [begin, end] = momentsOf(from, until);
    const items = await presentRounds(eye, tx, dueRounds(eye, [route], begin, end));
    return {
      items,
      figures: (await figuresOf(eye, tx, [route], [route.areaCode], begin, end)).get(routeId) ?? fail('patrols.route_not_found'),
    };
  });
};

/** Rounds that a board names at most. */
const mostNamed = 300;
/** What needs somebody comes first. */
const order: Readonly<Record<RoundState, number>> = { missed: 0, partly: 1, under_way: 2, due: 3, ahead: 4, done: 5 };

export const boardOf = async (
  context: Context,
  viewer: Viewer,
  { area }: z.output<NonNullable<typeof getBoard.query>>,
): Promise<z.input<typeof getBoard.response>> => {
  const eye: Eye = await eyeOf(context, viewer);
  const codes = reachOf(eye, readCodes(viewer), area);
  if (readCodes(viewer).length === 0) fail('session.forbidden');
  const [from, to] = momentsOf(eye.today, eye.today);
  const rounds = await context.kernel.db.read(accessOf(viewer), async (tx) =>
    presentRounds(eye, tx, dueRounds(eye, await routesOn(tx, codes, eye.today), from, to)),
  );
  const areas = [...Map.groupBy(rounds, (one) => one.area.code).values()].map((some) => {
    const counted = (state: RoundState): number => some.filter((one) => one.state === state).length;
    const sum = (of: (one: Round) => number): number => some.reduce((all, one) => all + of(one), 0);
    return {
      area: (some[0] as Round).area,
      ahead: counted('ahead'),
      due: counted('due'),
      under_way: counted('under_way'),
      done: counted('done'),
      partly: counted('partly'),
      missed: counted('missed'),
      doubts: sum((one) => one.doubts),
      problems: sum((one) => one.problems),
    };
  });
  const named = rounds.toSorted((a, b) => order[a.state] - order[b.state] || (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  return {
    day: shanghaiDay(eye.now),
    at: eye.now.toISOString(),
    areas,
    rounds: named.slice(0, mostNamed),
    more: Math.max(0, named.length - mostNamed),
  };
};
