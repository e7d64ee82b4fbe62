import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { householdLanguage } from '#contract/visits/condition.ts';
import type * as api from '#contract/visits/plans.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { requireForm } from '#kernel/forms.ts';
import { answerDemands } from '#modules/demands/index.ts';
import { linesOf } from '#modules/territory/index.ts';
import { type Context, type Eye, eyeOf, planSubject, wholeAccess } from '../context.ts';
import { laterDay } from '../domain/dues.ts';
import { makesPlans, managesPlan, seesPlan } from '../policy.ts';
import { presentPlan } from '../queries/plans.ts';
import { accountsByIds } from '../store/candidates.ts';
import { changePlanRow, endPlanRow, findPlan, insertPlan, type PlanRecord } from '../store/plans.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Facts = Pick<Body<typeof api.makePlan>, 'kind' | 'from' | 'until' | 'rhythm' | 'content'>;

/**
 * What a plan must say whatever else. @throws visits.days_reversed, visits.rhythm_needed, visits.condition_wrong, territory.line_unknown, form.schema_wrong
 */
const check = async (tx: Tx, { kind, from, until, rhythm, content }: Facts): Promise<void> => {
  if (until !== null && until < from) fail('visits.days_reversed');
  if (kind === 'campaign' ? until === null : rhythm === null) fail(kind === 'campaign' ? 'visits.days_reversed' : 'visits.rhythm_needed');
  if (content.questions) requireForm(content.questions);
  if (content.condition !== null) {
    const read = readExpression(householdLanguage, content.condition, 'bool');
    if ('fault' in read) fail('visits.condition_wrong', { ...read.fault });
  }
  const known = new Set((await linesOf(tx)).map(({ code }) => code));
  const strange = content.lines.find((code) => !known.has(code));
  if (strange !== undefined) fail('territory.line_unknown', { code: strange });
};
/** @throws visits.person_unfit */
const requireAccount = async (tx: Tx, id: string): Promise<void> => {
  if ((await accountsByIds(tx, [id])).length === 0) fail('visits.person_unfit');
};

/** A plan the viewer may change; held where `lock` says so. @throws visits.plan_not_found, session.forbidden */
export const getManagedPlan = async ({ viewer }: Eye, tx: Tx, id: string, lock = false): Promise<PlanRecord> => {
  const plan = await findPlan(tx, id, lock);
  if (!plan || !seesPlan(viewer, plan)) return fail('visits.plan_not_found');
  return managesPlan(viewer, plan) ? plan : fail('session.forbidden');
};
/** The same, held, while it runs: the last day of a standing one that has run out may still be moved. @throws visits.plan_over */
export const holdPlan = async (eye: Eye, tx: Tx, id: string): Promise<PlanRecord> => {
  const plan = await getManagedPlan(eye, tx, id, true);
  const isOver = plan.endedAt !== null || (plan.kind === 'campaign' && plan.untilOn !== null && plan.untilOn < eye.today);
  return isOver ? fail('visits.plan_over', { title: plan.title }) : plan;
};

/** Makes a plan. Areas below the one in whose name it is made are asked for something: that is a demand, and stands in their ledger. */
export const makePlan = async (context: Context, viewer: Viewer, body: Body<typeof api.makePlan>) => {
  const eye = await eyeOf(context, viewer);
  const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  if (!makesPlans(viewer, area.path)) fail('session.forbidden');
  const areas = body.areas.map((code) => eye.snapshot.find(code) ?? fail('territory.area_not_found', { code }));
  if (areas.some(({ path }) => !isWithin(path, area.path))) fail('session.forbidden');
  const asking = await context.demands.asking(viewer.jurisdictionId);
  const run = async ({ tx, at, actorId, jurisdictionId, log }: Command): Promise<string> => {
    const leadId = body.leadId ?? viewer.accountId;
    await check(tx, body);
    await requireAccount(tx, leadId);
    await insertPlan(
      tx,
      {
        id: body.id,
        kind: body.kind,
        origin: 'visits',
        originId: null,
        areaPath: area.path,
        areas: [...new Set(areas.map(({ code }) => code))],
        leadId,
        seenBy: [],
        title: body.title,
        risk: body.risk,
        rhythms: body.rhythm === null || body.kind === 'campaign' ? [] : [{ since: body.from, rhythm: body.rhythm }],
        fromOn: body.from,
        untilOn: body.until,
        content: body.content,
      },
      { at, actorId },
    );
    const below = areas.filter(({ path }) => path !== area.path);
    if (below.length > 0)
      await asking.ask(
        tx,
        { jurisdictionId, actorId, at },
        {
          requestId: body.id,
          askerPath: area.path,
          addressees: below.map(({ path }) => ({ areaPath: path, subjectId: body.id })),
          kind: body.content.questions ? 'form' : 'other',
          title: body.title,
          note: body.content.purpose,
          basis: body.basis,
          items: Math.max(body.content.questions?.order.length ?? 0, 1),
          contents: [],
          need: null,
          exception: null,
          dueOn: body.until ?? `${Number(eye.today.slice(0, 4)) + 1}${eye.today.slice(4)}`,
          subjectType: planSubject,
        },
      );
    await log('visits.plan_made', body.title, { data: { id: body.id, kind: body.kind } });
    return body.id;
  };
  return context.demands.notingRefusals(viewer.jurisdictionId, () =>
    command(context.kernel, viewer, 'visits.make_plan', body, run, ({ tx }, id) => presentPlan(eye, tx, id), wholeAccess(viewer)),
  );
};

/** Changes a plan. What it says and asks becomes a new version; a rhythm holds from today on. */
export const changePlan = async (context: Context, viewer: Viewer, planId: string, body: Body<typeof api.changePlan>) => {
  const eye = await eyeOf(context, viewer);
  const run = async ({ tx, at, actorId, log }: Command): Promise<string> => {
    const before = await holdPlan(eye, tx, planId);
    if (before.version !== body.version) fail('visits.plan_changed', { version: before.version });
    await check(tx, { ...body, kind: before.kind, from: before.fromOn });
    if (body.leadId !== before.leadId) await requireAccount(tx, body.leadId);
    const last = before.rhythms.at(-1)?.rhythm;
    const isNew = body.rhythm !== null && before.kind === 'standing' && JSON.stringify(body.rhythm) !== JSON.stringify(last);
    const earlier = before.rhythms.filter(({ since }) => since < eye.today);
    await changePlanRow(
      tx,
      before,
      {
        title: body.title,
        risk: body.risk,
        untilOn: body.until,
        leadId: body.leadId,
        content: body.content,
        ...(isNew && body.rhythm && { rhythms: [...earlier, { since: laterDay(eye.today, before.fromOn), rhythm: body.rhythm }] }),
      },
      { at, actorId },
    );
    await log('visits.plan_changed', body.title, { data: { id: planId } });
    return planId;
  };
  return command(
    context.kernel,
    viewer,
    `visits.change_plan ${planId}`,
    body,
    run,
    ({ tx }, id) => presentPlan(eye, tx, id),
    wholeAccess(viewer),
  );
};

/** Ends a plan with whatever runs under it; what was asked for it is answered. */
export const endPlan = async (context: Context, viewer: Viewer, planId: string, body: Body<typeof api.endPlan>) => {
  const eye = await eyeOf(context, viewer);
  const run = async ({ tx, at, actorId, jurisdictionId, log }: Command): Promise<string> => {
    const plan = await holdPlan(eye, tx, planId);
    await endPlanRow(tx, planId, at, body.reason);
    await answerDemands(tx, { jurisdictionId, actorId, at }, { type: planSubject, id: planId });
    await log('visits.plan_ended', plan.title, { reason: body.reason, data: { id: planId } });
    return planId;
  };
  return command(
    context.kernel,
    viewer,
    `visits.end_plan ${planId}`,
    body,
    run,
    ({ tx }, id) => presentPlan(eye, tx, id),
    wholeAccess(viewer),
  );
};
