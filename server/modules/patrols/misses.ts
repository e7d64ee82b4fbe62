import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { actions } from '#contract/cases/lifecycle.ts';
import { metresBetween } from '#contract/kernel/distance.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { listMisses, PatrolMiss, ruleMiss } from '#contract/patrols/scans.ts';
import { missDays, missMetres } from '#contract/patrols/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { type Command, command } from '#kernel/command.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type CaseNews, caseTopic, findCase } from '#modules/cases/index.ts';
import { areaNamed, type Context, type Eye, eyeOf, viewOf } from './context.ts';
import { approves, leads, readCodes, readsAt } from './policy.ts';
import { reachOf } from './queries/points.ts';
import { placeNames } from './queries/scans.ts';
import { findMiss, insertMisses, type MissRecord, pageOfMisses, setContest, setRuling } from './store/misses.ts';
import { namesOfRoutes } from './store/routes.ts';
import { passedAsFine } from './store/scans.ts';

const dayLong = 86_400_000;

/**
 * 漏报: what a resident reports at a point that a round passed as fine within the days before is noted with the route. Harmless when repeated: a case is noted
 * once for a route.
 */
export const noteMisses = (context: Context): void => {
  const { kernel } = context;
  kernel.relay.on(
    'patrols.misses',
    caseTopic,
    async (events, jurisdictionId) => {
      const reported = events.map(({ payload }) => payload as unknown as CaseNews).filter(({ action }) => action === 'report');
      if (reported.length === 0) return;
      const view = await viewOf(context, jurisdictionId);
      const [days, metres] = [settingOf(missDays, view.settings), settingOf(missMetres, view.settings)];
      const points = [...view.places.values()].filter(({ kind }) => baseOf(kind) === 'patrol_point');
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        for (const { caseId, number } of reported) {
          const file = await findCase(tx, caseId);
          const { lon, lat } = file ?? {};
          // what somebody on their round reports was not missed by it
          if (file?.channel !== 'web' || typeof lon !== 'number' || typeof lat !== 'number') continue;
          const near = points.filter((point) => metresBetween(point, { lon, lat }) <= metres);
          for (const place of near) {
            const passed = await passedAsFine(tx, place.id, new Date(file.createdAt.getTime() - days * dayLong), file.createdAt);
            const routes = await namesOfRoutes(
              tx,
              passed.map(({ routeId }) => routeId),
            );
            const misses = passed.map(({ id, routeId, actedAt }) => ({
              caseId,
              scanId: id,
              routeId,
              placeId: place.id,
              areaCode: routes.get(routeId)?.areaPath.replaceAll('.', '') ?? place.areaCode,
              caseNumber: number,
              reportedAt: file.createdAt,
              passedAt: actedAt,
            }));
            const fresh = misses.length > 0 ? await insertMisses(tx, misses) : [];
            await notify(
              tx,
              jurisdictionId,
              fresh.flatMap(({ routeId }) => {
                const route = routes.get(routeId);
                const area = route && view.snapshot.findByPath(route.areaPath);
                if (!route || !area) return [];
                return [
                  {
                    kind: 'patrols.missed_fault',
                    variant: 'report',
                    to: { permission: 'patrols.manage' as const, around: route.areaPath },
                    subject: null,
                    data: { area: view.snapshot.describe(area), days },
                    cause: `${caseId} ${routeId}`,
                    at: view.now,
                  },
                ];
              }),
            );
          }
        }
      });
    },
    { unwanted: [...actions, 'recount', 'record'] },
  );
};

const presentMisses = async (eye: Eye, tx: Tx, misses: readonly MissRecord[]): Promise<PatrolMiss[]> => {
  const routes = await namesOfRoutes(tx, [...new Set(misses.map(({ routeId }) => routeId))]);
  const place = await placeNames(
    eye,
    tx,
    misses.map(({ placeId }) => placeId),
  );
  return misses.map((m) => {
    const path = pathOfCode(m.areaCode);
    const acts: PatrolMiss['actions'] = [];
    if (m.contestedAt === null && m.ruling === null && leads(eye.viewer, path)) acts.push('contest');
    if (m.contestedAt !== null && m.ruling === null && approves(eye.viewer, path)) acts.push('rule');
    return {
      case: { id: m.caseId, number: m.caseNumber },
      route: { id: m.routeId, name: routes.get(m.routeId)?.name ?? '' },
      place: place(m.placeId),
      area: areaNamed(eye, m.areaCode),
      reportedAt: m.reportedAt.toISOString(),
      passedAt: m.passedAt.toISOString(),
      contest: m.contestedAt === null ? null : { reason: m.contestReason ?? '', at: m.contestedAt.toISOString() },
      ruling:
        m.ruling === null || m.ruledAt === null ? null : { verdict: m.ruling, reason: m.rulingReason ?? '', at: m.ruledAt.toISOString() },
      actions: acts,
    };
  });
};

export const missesPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listMisses.query>>,
): Promise<z.input<typeof listMisses.response>> => {
  const eye = await eyeOf(context, viewer);
  const codes = reachOf(eye, readCodes(viewer), q.area);
  const before = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfMisses(tx, codes, q.route ?? null, before, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, (m) => [m.reportedAt.toISOString(), m.caseId]);
    return { items: await presentMisses(eye, tx, rows), next };
  });
};

/** Runs one command on a miss the viewer sees, held. */
const missCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  { routeId, caseId }: { routeId: string; caseId: string },
  body: { id: string; reason: string },
  run: (running: Command, miss: MissRecord, areaPath: string) => Promise<void>,
): Promise<PatrolMiss> => {
  const eye = await eyeOf(context, viewer);
  const present = async (tx: Tx): Promise<PatrolMiss> => {
    const found = await findMiss(tx, routeId, caseId);
    return (found && (await presentMisses(eye, tx, [found]))[0]) ?? fail('patrols.miss_not_found');
  };
  return command(
    context.kernel,
    viewer,
    `patrols.${what} ${routeId} ${caseId}`,
    body,
    async (running) => {
      const found = await findMiss(running.tx, routeId, caseId, true);
      if (!found || !readsAt(viewer, pathOfCode(found.areaCode))) return fail('patrols.miss_not_found');
      if (found.ruling !== null) fail('patrols.miss_ruled');
      await run(running, found, pathOfCode(found.areaCode));
      await running.log(`patrols.${what}`, found.caseNumber, { reason: body.reason, data: { route: routeId } });
      return caseId;
    },
    ({ tx }) => present(tx),
  );
};

/** Whoever leads a route contests a miss, once. */
export const contestMiss = (
  context: Context,
  viewer: Viewer,
  of: { routeId: string; caseId: string },
  body: { id: string; reason: string },
): Promise<PatrolMiss> =>
  missCommand(context, viewer, 'miss_contested', of, body, async ({ tx, at }, miss, areaPath) => {
    if (!leads(viewer, areaPath)) fail('session.forbidden');
    if (miss.contestedAt !== null) fail('patrols.miss_contested');
    await setContest(tx, miss, body.reason, at);
  });

/** A supervisor rules on a miss: it stands or is withdrawn. */
export const ruleOnMiss = (
  context: Context,
  viewer: Viewer,
  of: { routeId: string; caseId: string },
  body: z.output<NonNullable<typeof ruleMiss.body>>,
): Promise<PatrolMiss> =>
  missCommand(context, viewer, 'miss_ruled', of, body, async ({ tx, at }, miss, areaPath) => {
    if (!approves(viewer, areaPath)) fail('session.forbidden');
    await setRuling(tx, miss, body.verdict, body.reason, at);
  });
