import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { AssignmentRow, findVisitors, listPlanHouseholds } from '#contract/visits/assignments.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { givers } from '#kernel/permissions.ts';
import { type Context, type Eye, eyeOf, wholeAccess } from '../context.ts';
import { lastDayOf } from '../domain/dues.ts';
import { placeOf } from '../domain/places.ts';
import { codesOf, leads, makesPlans } from '../policy.ts';
import { type AssignmentRecord, pageOfAssignments } from '../store/assignments.ts';
import { headsIn, workersOf } from '../store/candidates.ts';
import type { PlanRecord } from '../store/plans.ts';
import { standingsOf } from './mine.ts';
import { getVisiblePlan, placeBeside } from './plans.ts';

/** Households of a plan as its lead sees them. */
export const presentAssignments = async (
  eye: Eye,
  tx: Tx,
  plan: PlanRecord,
  rows: readonly AssignmentRecord[],
): Promise<AssignmentRow[]> => {
  const standings = await standingsOf(eye, tx, rows, new Map([[plan.id, plan]]));
  return rows.map((a): AssignmentRow => {
    const standing = standings.get(a.id) ?? { state: 'later' as const, open: null, missed: 0 };
    const { substituteId, substituteName, substituteUntil } = a;
    return {
      id: a.id,
      householdId: a.householdId,
      address: placeOf(a),
      area: placeBeside(eye, a.areaPath.replaceAll('.', '')),
      visitor: { id: a.visitorId, name: a.visitorName },
      substitute:
        substituteId && substituteUntil && substituteUntil >= eye.today
          ? { id: substituteId, name: substituteName ?? '', until: substituteUntil }
          : null,
      from: a.fromOn,
      until: a.untilOn,
      state: standing.state,
      dueUntil: standing.open && lastDayOf(standing.open),
      missed: standing.missed,
      lastAt: a.lastAt?.toISOString() ?? null,
      lastResult: a.lastResult,
    };
  });
};

/** Households of a plan, for its lead alone: whoever manages plans gives them to visitors without being shown them. @throws session.forbidden */
export const assignmentsPage = async (
  context: Context,
  viewer: Viewer,
  planId: string,
  q: z.output<NonNullable<typeof listPlanHouseholds.query>>,
): Promise<z.input<typeof listPlanHouseholds.response>> => {
  const eye = await eyeOf(context, viewer);
  if (q.area !== undefined && !eye.snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const plan = await getVisiblePlan(eye, tx, planId);
    if (!leads(viewer, plan)) fail('session.forbidden');
    const filter = { areas: q.area === undefined ? null : [q.area], visitorId: q.visitor ?? null };
    const { rows, next } = cutPage(await pageOfAssignments(tx, planId, filter, after, q.limit + 1), q.limit, (a) => [
      a.areaPath.replaceAll('.', ''),
      a.id,
    ]);
    return { items: await presentAssignments(eye, tx, plan, rows), next };
  });
};

/** Who can visit in an area: those who work there or around it, and heads of its buildings. */
export const visitorsIn = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof findVisitors.query>>,
): Promise<z.input<typeof findVisitors.response>> => {
  if (!makesPlans(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const area = eye.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area });
  return context.kernel.db.read(wholeAccess(viewer), async (tx) => {
    const workers = await workersOf(tx, givers('visits.visit'), area.path, eye.now);
    const heads = await headsIn(tx, codesOf([area.path]), shanghaiDay(eye.now));
    const found = new Map([...workers, ...heads].map(({ id, name }) => [id, name]));
    const items = [...found].map(([id, name]) => ({ id, name })).filter(({ name }) => !q.q || name.includes(q.q));
    return { items: items.slice(0, 50) };
  });
};
