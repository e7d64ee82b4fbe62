import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { areasWith } from '#contract/accounts/viewer.ts';
import type { MyRound, MyStop, myPatrols } from '#contract/patrols/rounds.ts';
import { outermost } from '#contract/territory/levels.ts';
import { numberOf } from '#kernel/calendar.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaNamed, basisHolds, basisOf, type Context, checklistFor, type Eye, eyeOf, hoursOf, metresOf } from '../context.ts';
import { codeDigest } from '../domain/code.ts';
import { planOn } from '../domain/rounds.ts';
import { codesOf, walks, walksFor } from '../policy.ts';
import { findPoints } from '../store/points.ts';
import { pageOfRoutes, type RouteRecord } from '../store/routes.ts';
import { lastProblems, scansOfRounds } from '../store/scans.ts';
import { dueRounds, presentRounds, type RouteRound } from './rounds.ts';
import { momentsOf } from './span.ts';

/** Routes one person walks at most on a day; far more than anybody does. */
const mostRoutes = 100;
/** Days ahead and back that can be asked for. */
const mostDays = 31;

/** Routes the viewer may walk on a day. */
export const ownRoutes = async (tx: Tx, viewer: Viewer, on: string): Promise<RouteRecord[]> => {
  const codes = codesOf(outermost(areasWith(viewer, 'patrols.walk')));
  const found = await pageOfRoutes(tx, { codes, organisations: walksFor(viewer), walker: viewer.accountId, on }, null, 1_000);
  return found.filter((route) => walks(viewer, route)).slice(0, mostRoutes);
};

/** Stops of routes with what is looked at there and what is still wrong. */
const stopsOf = async (eye: Eye, tx: Tx, ids: readonly string[], day: string): Promise<ReadonlyMap<string, Omit<MyStop, 'scan'>>> => {
  const problems = new Map((await lastProblems(tx, ids)).map((one) => [one.placeId, one]));
  const points = await findPoints(tx, ids);
  return new Map(
    points.map((p) => {
      const open = problems.get(p.placeId);
      const wrong = open?.answers.filter(({ answer }) => answer === 'problem').map(({ text }) => text) ?? [];
      const basis = basisOf(p);
      return [
        p.placeId,
        {
          placeId: p.placeId,
          name: p.name,
          point: { lon: p.lon, lat: p.lat },
          codeDigest: codeDigest(eye.jurisdictionCode, p.token),
          codeMode: p.codeMode ?? 'fixed',
          basis: basis && basisHolds(p, day) ? `${basis.text}（${basis.source}）` : null,
          metres: metresOf(eye, p),
          hours: hoursOf(p),
          checklist: checklistFor(eye, p).code,
          open: open
            ? {
                scanId: open.id,
                at: open.actedAt.toISOString(),
                text: [wrong.join('；'), open.words].filter((part) => part !== '').join('。'),
                caseNumber: open.caseNumber,
              }
            : null,
        },
      ];
    }),
  );
};

/** Rounds of a day the viewer may walk, with everything that is needed to walk them without a network. */
export const patrolsOfDay = async (
  context: Context,
  viewer: Viewer,
  { day: asked }: z.output<NonNullable<typeof myPatrols.query>>,
): Promise<z.input<typeof myPatrols.response>> => {
  const eye = await eyeOf(context, viewer);
  const day = asked ?? eye.today;
  if (Math.abs(numberOf(day) - numberOf(eye.today)) > mostDays) fail('patrols.span_long', { days: mostDays });
  const [from, to] = momentsOf(day, day);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const routes = await ownRoutes(tx, viewer, day);
    const dues = dueRounds(eye, routes, from, to);
    const rounds = await presentRounds(eye, tx, dues);
    const walked = new Set(dues.map(({ routeId }) => routeId));
    const shown = routes.filter(({ id }) => walked.has(id));
    const scans = Map.groupBy(await scansOfRounds(tx, dues), ({ routeId, dueKey }) => `${routeId} ${dueKey}`);
    const stops = await stopsOf(eye, tx, [...new Set(shown.flatMap(({ plans }) => planOn(plans, day).stops))], day);
    const myRounds = rounds.map((round): MyRound => {
      const { route } = dues.find(({ routeId, dueKey }) => routeId === round.routeId && dueKey === round.key) as RouteRound;
      const made = scans.get(`${round.routeId} ${round.key}`)?.filter(({ review }) => review !== 'set_aside') ?? [];
      return {
        ...round,
        minutes: route.minutes,
        passed: made.map(({ placeId, actedAt, result, doubts }) => ({
          placeId,
          at: actedAt.toISOString(),
          result,
          doubts: doubts.length,
        })),
      };
    });
    return {
      day,
      routes: shown.map((route) => {
        const plan = planOn(route.plans, day);
        return {
          id: route.id,
          name: route.name,
          area: areaNamed(eye, route.areaCode),
          scanning: plan.scanning,
          stops: plan.stops.flatMap((id) => {
            const stop = stops.get(id);
            return stop ? [{ ...stop, scan: plan.scanning && stop.basis !== null }] : [];
          }),
          rounds: myRounds.filter(({ routeId }) => routeId === route.id),
        };
      }),
      checklists: [...eye.checklists],
      checklistVersion: eye.checklistVersion,
    };
  });
};
