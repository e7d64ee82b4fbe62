import type { Rhythm } from '#contract/activities/rhythm.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import type { Risk } from '#contract/visits/kinds.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { givers } from '#kernel/permissions.ts';
import { insertAssignments, moveAssignments } from './store/assignments.ts';
import { pathOf, workersOf } from './store/candidates.ts';
import { changePlanRow, endPlanRow, insertPlan, type PlanRecord, planOfOrigin } from './store/plans.ts';

/** A standing plan of visits to one household or person, as another module opens it. */
export interface StandingPlan {
  /** The module, and what the plan is about there: one plan for one thing at a time. */
  readonly origin: string;
  readonly originId: string;
  readonly householdId: string | null;
  readonly personId: string | null;
  /** Where it is, where neither household nor person tells. */
  readonly areaPath?: string;
  /** Seen by the visitors and the lead alone. */
  readonly title: string;
  readonly purpose: string;
  readonly script?: string;
  readonly lines: readonly string[];
  readonly risk?: Risk;
  readonly rhythm: Rhythm;
  /** Last day; null: until it is ended. */
  readonly until?: string | null;
  /** Whoever goes there, and one more who may go as well. */
  readonly visitors: readonly string[];
  readonly leadAccountId: string;
  readonly questions: FormSchema | null;
  /** A call counts as a visit. */
  readonly phoneCounts: boolean;
}
export type StandingChange = Partial<Omit<StandingPlan, 'origin' | 'originId' | 'householdId' | 'personId' | 'areaPath'>>;

/** Standing plans of other modules, all inside the caller's transaction, which sees the whole jurisdiction (`seeingAll`) and has asked for the right. */
export interface Standing {
  /** @returns the id of the plan @throws visits.visitor_unfit without a visitor, territory.area_not_found */
  open(tx: Tx, by: By, plan: StandingPlan): Promise<string>;
  /** Changes the plan that runs for a thing; a rhythm holds from today on. @throws visits.plan_not_found */
  change(tx: Tx, by: By, origin: string, originId: string, change: StandingChange): Promise<void>;
  /** Ends it with its assignments; does nothing where none runs. */
  end(tx: Tx, by: By, origin: string, originId: string, reason: string): Promise<void>;
}

/** A second visitor stands in without end. */
const forGood = '9999-12-31';

/** Accounts that visit by a post over an area. */
const postedAt = async (tx: Tx, areaPath: string, at: Date): Promise<Set<string>> =>
  new Set((await workersOf(tx, givers('visits.visit'), areaPath, at)).map(({ id }) => id));

const open: Standing['open'] = async (tx, by, p) => {
  const [visitorId = fail('visits.visitor_unfit'), second] = p.visitors;
  const areaPath = (await pathOf(tx, p.householdId, p.personId)) ?? p.areaPath ?? fail('territory.area_not_found', { code: '' });
  const today = shanghaiDay(by.at);
  const id = idOf(by.at);
  await insertPlan(
    tx,
    {
      id,
      kind: 'standing',
      origin: p.origin,
      originId: p.originId,
      areaPath,
      areas: [areaPath.replaceAll('.', '')],
      leadId: p.leadAccountId,
      seenBy: p.visitors,
      title: p.title,
      risk: p.risk ?? 'key',
      rhythms: [{ since: today, rhythm: p.rhythm }],
      fromOn: today,
      untilOn: p.until ?? null,
      content: {
        purpose: p.purpose,
        lines: [...p.lines],
        script: p.script ?? '',
        questions: p.questions,
        consent: null,
        condition: null,
        phoneCounts: p.phoneCounts,
      },
    },
    by,
  );
  const posted = await postedAt(tx, areaPath, by.at);
  await insertAssignments(tx, by.jurisdictionId, [
    {
      id: idOf(by.at),
      planId: id,
      householdId: p.householdId,
      personId: p.personId,
      areaPath,
      visitorId,
      byPost: posted.has(visitorId),
      leadId: p.leadAccountId,
      fromOn: today,
      untilOn: null,
    },
  ]);
  if (second) await moveAssignments(tx, id, { ids: null, visitorId }, { visitorId: second, until: forGood, byPost: posted.has(second) });
  return id;
};

const held = async (tx: Tx, origin: string, originId: string): Promise<PlanRecord> =>
  (await planOfOrigin(tx, origin, originId)) ?? fail('visits.plan_not_found');

const change: Standing['change'] = async (tx, by, origin, originId, c) => {
  const plan = await held(tx, origin, originId);
  const today = shanghaiDay(by.at);
  const { content } = plan;
  const next = {
    ...content,
    ...(c.purpose !== undefined && { purpose: c.purpose }),
    ...(c.script !== undefined && { script: c.script }),
    ...(c.lines !== undefined && { lines: [...c.lines] }),
    ...(c.questions !== undefined && { questions: c.questions }),
    ...(c.phoneCounts !== undefined && { phoneCounts: c.phoneCounts }),
  };
  await changePlanRow(
    tx,
    plan,
    {
      ...(c.title !== undefined && { title: c.title }),
      ...(c.risk !== undefined && { risk: c.risk }),
      ...(c.until !== undefined && { untilOn: c.until }),
      ...(c.leadAccountId !== undefined && { leadId: c.leadAccountId }),
      ...(c.visitors !== undefined && { seenBy: c.visitors }),
      ...(c.rhythm !== undefined && {
        rhythms: [...plan.rhythms.filter(({ since }) => since < today), { since: today, rhythm: c.rhythm }],
      }),
      ...(JSON.stringify(next) !== JSON.stringify(content) && { content: next }),
    },
    by,
  );
  if (c.visitors === undefined) return;
  const [visitorId = fail('visits.visitor_unfit'), second] = c.visitors;
  const posted = await postedAt(tx, plan.areaPath, by.at);
  await moveAssignments(tx, plan.id, { ids: null, visitorId: null }, { visitorId, until: null, byPost: posted.has(visitorId) });
  if (second)
    await moveAssignments(tx, plan.id, { ids: null, visitorId }, { visitorId: second, until: forGood, byPost: posted.has(second) });
};

const end: Standing['end'] = async (tx, by, origin, originId, reason) => {
  const plan = await planOfOrigin(tx, origin, originId);
  if (plan) await endPlanRow(tx, plan.id, by.at, reason);
};

export const standing: Standing = { open, change, end };
