import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type * as api from '#contract/visits/assignments.ts';
import { householdLanguage } from '#contract/visits/condition.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { givers } from '#kernel/permissions.ts';
import { type Context, type Eye, eyeOf, wholeAccess } from '../context.ts';
import { laterDay } from '../domain/dues.ts';
import { insertAssignments, moveAssignments, type NewAssignment, runAssignments } from '../store/assignments.ts';
import { accountsByIds, type Candidate, candidates, contactsOf, headsIn, workersOf } from '../store/candidates.ts';
import type { PlanRecord } from '../store/plans.ts';
import { getManagedPlan, holdPlan } from './plans.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Households looked at in one go. */
const mostHouseholds = 50_000;

/** Whether a household is one of those a plan is for. What nobody knows chooses none. */
const chooser = (condition: string | null): ((one: Candidate) => boolean) => {
  if (condition === null) return () => true;
  const read = readExpression(householdLanguage, condition, 'bool');
  if ('fault' in read) return fail('visits.condition_wrong', { ...read.fault });
  return ({ facts }) => {
    const outcome = read.expression.evaluate(facts);
    return 'value' in outcome && outcome.value === true;
  };
};

/** Who visits a household, by one of the ways; null where nobody is found. */
type Finder = (one: Candidate) => string | null;
const finderOf = async (
  eye: Eye,
  tx: Tx,
  plan: PlanRecord,
  body: Body<typeof api.assignHouseholds>,
  found: readonly Candidate[],
): Promise<Finder> => {
  const { way, visitorId } = body;
  if (way === 'hand') {
    if (visitorId === null) return fail('visits.visitor_unfit');
    await requireVisitors(tx, [visitorId]);
    return () => visitorId;
  }
  if (way === 'head') {
    const heads = await headsIn(tx, plan.areas, eye.today);
    // the head of a unit goes before that of the whole building
    return ({ buildingId, unit }) =>
      (
        heads.find((one) => one.buildingId === buildingId && one.unit === unit) ??
        heads.find((one) => one.buildingId === buildingId && one.unit === '')
      )?.id ?? null;
  }
  if (way === 'contact') {
    const ids = [...new Set(found.flatMap(({ contactId }) => contactId ?? []))];
    const contacts = new Map((await contactsOf(tx, ids, eye.today)).map((one) => [one.organisationId, one.id]));
    return ({ contactId }) => (contactId === null ? null : (contacts.get(contactId) ?? null));
  }
  const workers = await workersOf(tx, givers('visits.visit'), plan.areaPath, eye.now);
  // those whose post lies closest; several of one grid take its buildings in turn
  const turns = new Map<string, string[]>();
  return ({ areaPath, buildingId }) => {
    let closest = turns.get(areaPath);
    if (!closest) {
      const around = workers.filter((one) => isWithin(areaPath, one.areaPath));
      const depth = Math.max(0, ...around.map((one) => one.areaPath.length));
      closest = around.filter((one) => one.areaPath.length === depth).map(({ id }) => id);
      turns.set(areaPath, closest);
    }
    return closest[Number.parseInt(buildingId.slice(-4), 16) % closest.length] ?? null;
  };
};
/** @throws visits.visitor_unfit */
const requireVisitors = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if ((await accountsByIds(tx, ids)).length !== new Set(ids).size) fail('visits.visitor_unfit');
};
/** Accounts that visit by a post over the areas of a plan. */
const postedIn = async ({ now }: Eye, tx: Tx, { areaPath }: PlanRecord): Promise<Set<string>> =>
  new Set((await workersOf(tx, givers('visits.visit'), areaPath, now)).map(({ id }) => id));

/** Tells visitors that households were given to them. */
const tellVisitors = (
  tx: Tx,
  { jurisdictionId, at, actorId }: Command,
  ids: readonly string[],
  plan: PlanRecord,
  cause: string,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'visits.assigned',
      variant: 'assigned',
      to: { accounts: [...new Set(ids)] },
      except: actorId,
      subject: plan.id,
      data: {},
      cause,
      at,
    },
  ]);

/** Gives households of a plan's areas to visitors, or tells what that would do. Those in the plan already stay with whoever has them. */
export const assignHouseholds = async (context: Context, viewer: Viewer, planId: string, body: Body<typeof api.assignHouseholds>) => {
  const eye = await eyeOf(context, viewer);
  const only =
    body.areaCode === null ? null : (eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode }));
  const run = async (running: Command) => {
    const { tx, jurisdictionId, at, log } = running;
    const plan = await holdPlan(eye, tx, planId);
    const codes = only === null ? plan.areas : plan.areas.some((code) => only.code.startsWith(code)) ? [only.code] : [];
    const all = await candidates(tx, codes, body.householdIds, mostHouseholds + 1);
    if (all.length > mostHouseholds) fail('visits.too_many', { most: mostHouseholds });
    const found = all.filter(chooser(plan.content.condition));
    const posted = await postedIn(eye, tx, plan);
    const visitor = await finderOf(eye, tx, plan, body, found);
    const given = found.map((one) => [one, visitor(one)] as const);
    const rows = given.flatMap(([one, visitorId]): NewAssignment[] =>
      visitorId === null
        ? []
        : [
            {
              id: idOf(at),
              planId,
              householdId: one.id,
              personId: null,
              areaPath: one.areaPath,
              visitorId,
              byPost: posted.has(visitorId),
              leadId: plan.leadId,
              fromOn: laterDay(plan.fromOn, eye.today),
              untilOn: null,
            },
          ],
    );
    const added = body.dryRun ? 0 : await insertAssignments(tx, jurisdictionId, rows);
    const outcome = {
      found: found.length,
      added: body.dryRun ? rows.length : added,
      known: body.dryRun ? 0 : rows.length - added,
      without: found.length - rows.length,
    };
    if (!body.dryRun && added > 0) {
      await tellVisitors(
        tx,
        running,
        rows.map(({ visitorId }) => visitorId),
        plan,
        body.id,
      );
      await log('visits.assigned', plan.title, { data: { id: planId, ...outcome } });
    }
    return outcome;
  };
  return command(
    context.kernel,
    viewer,
    `visits.assign ${planId}`,
    body,
    run,
    async ({ tx }, outcome) => {
      await getManagedPlan(eye, tx, planId);
      return outcome;
    },
    wholeAccess(viewer),
  );
};

/** Gives households to another visitor: for good, or as a substitute up to a day. */
export const reassign = async (context: Context, viewer: Viewer, planId: string, body: Body<typeof api.reassign>) => {
  const eye = await eyeOf(context, viewer);
  const run = async (running: Command) => {
    const { tx, log } = running;
    const plan = await holdPlan(eye, tx, planId);
    if (body.substituteUntil !== null && body.substituteUntil < eye.today) fail('visits.days_reversed');
    await requireVisitors(tx, [body.visitorId]);
    if (body.assignmentIds === null && body.fromVisitorId === null) fail('request.invalid', { fields: ['assignmentIds'] });
    const moved = await moveAssignments(
      tx,
      planId,
      { ids: body.assignmentIds, visitorId: body.fromVisitorId },
      { visitorId: body.visitorId, until: body.substituteUntil, byPost: (await postedIn(eye, tx, plan)).has(body.visitorId) },
    );
    if (moved > 0) await tellVisitors(tx, running, [body.visitorId], plan, body.id);
    await log('visits.reassigned', plan.title, { reason: body.reason, data: { id: planId, moved, until: body.substituteUntil } });
    return { moved };
  };
  return command(
    context.kernel,
    viewer,
    `visits.reassign ${planId}`,
    body,
    run,
    async ({ tx }, outcome) => {
      await getManagedPlan(eye, tx, planId);
      return outcome;
    },
    wholeAccess(viewer),
  );
};

/** Lets assignments run to a day, or ends them. */
export const renewAssignments = async (context: Context, viewer: Viewer, planId: string, body: Body<typeof api.renewAssignments>) => {
  const eye = await eyeOf(context, viewer);
  const run = async ({ tx, at, log }: Command) => {
    const plan = await holdPlan(eye, tx, planId);
    if (body.until !== null && body.until < eye.today) fail('visits.days_reversed');
    const changed = await runAssignments(
      tx,
      planId,
      body.assignmentIds,
      body.end ? { endedAt: at, reason: body.reason } : { until: body.until },
    );
    await log(body.end ? 'visits.assignments_ended' : 'visits.assignments_renewed', plan.title, {
      reason: body.reason,
      data: { id: planId, changed, until: body.until },
    });
    return { changed };
  };
  return command(
    context.kernel,
    viewer,
    `visits.renew ${planId}`,
    body,
    run,
    async ({ tx }, outcome) => {
      await getManagedPlan(eye, tx, planId);
      return outcome;
    },
    wholeAccess(viewer),
  );
};
