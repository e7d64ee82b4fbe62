import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { listPlans, PlanDetail, PlanRow } from '#contract/visits/plans.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, wholeAccess } from '../context.ts';
import { codesOf, leads, makesPlans, managesPlan, readAreas, seesPlan } from '../policy.ts';
import { findPlan, householdsOfPlan, type PlanRecord, pageOfPlans } from '../store/plans.ts';

export const placeBeside = ({ snapshot }: Eye, code: string): { code: string; name: string } => {
  const area = snapshot.find(code);
  return { code, name: area ? snapshot.describe(area) : code };
};
const stateOf = ({ today }: Eye, p: PlanRecord): PlanRow['state'] =>
  p.endedAt !== null || (p.untilOn !== null && p.untilOn < today) ? 'over' : p.fromOn > today ? 'coming' : 'running';

export const presentPlanRow = (eye: Eye, p: PlanRecord & { households: number }): PlanRow => ({
  id: p.id,
  title: p.title,
  kind: p.kind,
  risk: p.risk,
  from: p.fromOn,
  until: p.untilOn,
  rhythm: p.rhythms.at(-1)?.rhythm ?? null,
  area: placeBeside(eye, p.areaPath.replaceAll('.', '')),
  lead: { id: p.leadId, name: p.leadName },
  households: p.households,
  state: stateOf(eye, p),
  mayManage: managesPlan(eye.viewer, p) && p.endedAt === null,
});

/** A plan the viewer may see. @throws visits.plan_not_found */
export const getVisiblePlan = async ({ viewer }: Eye, tx: Tx, id: string): Promise<PlanRecord> => {
  const plan = await findPlan(tx, id);
  return plan && seesPlan(viewer, plan) ? plan : fail('visits.plan_not_found');
};
export const presentPlan = async (eye: Eye, tx: Tx, id: string): Promise<PlanDetail> => {
  const plan = await getVisiblePlan(eye, tx, id);
  return {
    ...presentPlanRow(eye, { ...plan, households: await householdsOfPlan(tx, id) }),
    areas: plan.areas.map((code) => placeBeside(eye, code)),
    content: plan.content,
    version: plan.version,
    endReason: plan.endReason,
    isLead: leads(eye.viewer, plan),
  };
};

export const onePlan = async (context: Context, viewer: Viewer, id: string): Promise<PlanDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(wholeAccess(viewer), (tx) => presentPlan(eye, tx, id));
};

/** Codes of the areas around some, from the jurisdiction down. */
const around = (paths: readonly string[]): string[] => [
  ...new Set(
    paths.flatMap((path) => {
      const parts = path.split('.');
      return parts.map((_, i) => parts.slice(0, i + 1).join(''));
    }),
  ),
];
export const plansPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listPlans.query>>,
): Promise<z.input<typeof listPlans.response>> => {
  const eye = await eyeOf(context, viewer);
  const own = outermost(readAreas(viewer));
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const filter = {
    codes: codesOf(own),
    around: around(own),
    accountId: viewer.accountId,
    kind: q.kind ?? null,
    over: q.over,
    today: eye.today,
  };
  return context.kernel.db.read(wholeAccess(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfPlans(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentPlanRow(eye, row)), next, mayMake: makesPlans(viewer) };
  });
};
