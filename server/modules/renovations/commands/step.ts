import type { Viewer } from '#contract/accounts/viewer.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Step } from '#contract/renovations/api.ts';
import type { SurveyPurpose } from '#contract/renovations/kinds.ts';
import { liftRules } from '#contract/renovations/lifts.ts';
import { acceptShare, acceptTurnout, liftRule, postDays } from '#contract/renovations/settings.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { seeingAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, type RenovationCommand, renovationCommand, subjectType } from '../context.ts';
import { acceptanceForm, afterForm, askForm } from '../domain/forms.ts';
import { mayManage, mayPay } from '../policy.ts';
import { areaCodeOf, renovationShown } from '../queries/present.ts';
import { insertSurvey, optionsOf, purposesOf } from '../store/plan.ts';
import { type RenovationRow, setEnded, setPosted, setStage, setWorks } from '../store/renovations.ts';
import { acceptancesOf, defectsOf, insertAcceptance, insertMilestone, insertPayment, milestonesOf, supervisorsOf } from '../store/works.ts';
import { holdRenovation, nextOf } from './hold.ts';
import { openPlanVote } from './voting.ts';

type Of<A extends Step['act']> = Extract<Step, { act: A }>;
type Running = RenovationCommand & { readonly context: Context };
const word = (key: string, data?: Record<string, unknown>): string => wordOf('zh-CN', `renovations.${key}`, data);
const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Surveys of a purpose that still go on, and the newest that ended. */
const surveysOf = async ({ context, tx }: Running, r: RenovationRow, purpose: SurveyPurpose) => {
  const purposes = await purposesOf(tx, [r.id]);
  const own = (await context.surveys.of(tx, subjectType, [r.id])).filter(({ id }) => purposes.get(id) === purpose);
  return { open: own.filter(({ state }) => state === 'open'), last: own.filter(({ state }) => state === 'closed').at(-1) ?? null };
};

/** Asks the households of the estate. @throws renovations.survey_running where the last still runs */
const askResidents = async (
  running: Running,
  r: RenovationRow,
  purpose: SurveyPurpose,
  form: FormSchema,
  closesOn: string,
): Promise<void> => {
  if ((await surveysOf(running, r, purpose)).open.length > 0) fail('renovations.survey_running');
  const surveyId = await running.context.surveys.open(running.tx, running, {
    subject: { type: subjectType, id: r.id },
    areaPath: r.areaPath,
    areas: [areaCodeOf(r)],
    title: word(`surveys.${purpose}.title`, { title: r.title }),
    purpose: word(`surveys.${purpose}.purpose`),
    form,
    asked: 'households',
    // what residents think of works is theirs to say without being named
    anonymous: purpose !== 'ask',
    closesOn,
  });
  await insertSurvey(running.tx, surveyId, r.id, purpose);
};

/** Posts the chosen plan with what each flat pays; residents may object, and objections are answered before anybody votes. */
const postPlan = async ({ context, tx, eye, ...running }: Running, r: RenovationRow, step: Of<'post'>): Promise<void> => {
  const chosen = (await optionsOf(tx, [r.id])).filter((o) => o.chosen);
  if (chosen.length === 0) fail('renovations.nothing_chosen');
  const lifts = liftRules[settingOf(liftRule, eye.settings)].postDays;
  const days = Math.max(settingOf(postDays, eye.settings), chosen.some(({ kind }) => kind === 'lift') ? (lifts ?? 0) : 0);
  const soonest = daysAfter(eye.today, days - 1);
  const until = step.until !== null && step.until > soonest ? step.until : soonest;
  const disclosureId = await context.disclosures.publish(tx, running, {
    subject: { type: subjectType, id: r.id },
    areaId: r.areaId,
    kind: 'notice',
    title: word('posted.title', { title: r.title }),
    body: {
      paragraphs: [word('posted.lead', { until })],
      table: {
        head: [word('posted.option'), word('posted.cost'), word('posted.subsidy'), word('posted.residents')],
        rows: chosen.map((o) => [`${o.place ?? ''}${o.title}`, yuan(o.costFen), yuan(o.subsidyFen), yuan(o.costFen - o.subsidyFen)]),
      },
    },
    until,
    objections: true,
  });
  await setPosted(tx, r.id, disclosureId, until);
};

/** The vote begins when the plan was up long enough and every objection is answered. */
const vote = async (running: Running, r: RenovationRow, step: Of<'vote'>): Promise<void> => {
  const { context, tx, eye } = running;
  if (r.postUntil === null || r.postUntil >= eye.today) fail('renovations.posting_open', { day: r.postUntil });
  await context.disclosures.mustBeAnswered(tx, { type: subjectType, id: r.id });
  await openPlanVote(context, running, r, step.closesOn);
};

/** Plans the works with their milestones. */
const beginWorks = async ({ tx, eye, at }: Running, r: RenovationRow, step: Of<'works'>): Promise<void> => {
  if (r.stage !== 'works' || (await milestonesOf(tx, [r.id])).length > 0) fail('renovations.stage', { stage: r.stage, act: 'works' });
  const past = step.milestones.find(({ dueOn }) => dueOn < eye.today);
  if (past) fail('renovations.day_passed', { day: past.dueOn });
  for (const { title, dueOn } of step.milestones)
    await insertMilestone(tx, { id: idOf(at), renovationId: r.id, title, dueOn, doneOn: null });
  await setWorks(tx, r.id, eye.today, null);
};

/** Residents are asked whether they accept, once every milestone is reached. */
const beginAcceptance = async (running: Running, r: RenovationRow, step: Of<'acceptance'>): Promise<void> => {
  const milestones = await milestonesOf(running.tx, [r.id]);
  if (milestones.length === 0) fail('renovations.no_milestones');
  const open = milestones.filter(({ doneOn }) => doneOn === null).length;
  if (open > 0) fail('renovations.milestones_open', { count: open });
  await askResidents(running, r, 'acceptance', acceptanceForm, step.closesOn);
  await setWorks(running.tx, r.id, null, running.eye.today);
};

/**
 * Residents have accepted where enough answered, enough of them are satisfied (by and large included), and no defect is open.
 * @throws renovations.acceptance_open, .turnout_short, .satisfied_short, .defects_open
 */
const accept = async (running: Running, r: RenovationRow): Promise<void> => {
  const { context, tx, eye } = running;
  const { open, last } = await surveysOf(running, r, 'acceptance');
  if (open.length > 0 || last === null) return fail('renovations.acceptance_open');
  const [question] = await context.surveys.counts(tx, last.id);
  const satisfied = (question?.options ?? []).filter(({ value }) => value !== 'no').reduce((sum, { count }) => sum + count, 0);
  const { answered, onRoll: asked } = last;
  const [turnout, share] = [settingOf(acceptTurnout, eye.settings), settingOf(acceptShare, eye.settings)];
  if (answered * 100 < turnout * asked) fail('renovations.turnout_short', { answered, asked, percent: turnout });
  if (answered === 0 || satisfied * 100 < share * answered) fail('renovations.satisfied_short', { satisfied, answered, percent: share });
  const [defects] = await seeingAll(tx, () => defectsOf(tx, [r.id]));
  if (defects && defects.open > 0) fail('renovations.defects_open', { count: defects.open });
  await insertAcceptance(tx, { renovationId: r.id, surveyId: last.id, satisfied, answered, asked, on: eye.today });
};

const pay = async ({ tx, eye, at, actorId }: Running, r: RenovationRow, { amountFen, paidOn, words }: Of<'pay'>): Promise<void> => {
  const [acceptance] = await acceptancesOf(tx, [r.id]);
  if (!acceptance) return fail('renovations.not_accepted');
  if (paidOn > eye.today) fail('renovations.day_ahead', { day: paidOn });
  if (paidOn < acceptance.on) fail('renovations.paid_before', { day: acceptance.on });
  await insertPayment(tx, { id: idOf(at), renovationId: r.id, amountFen, paidOn, words, by: actorId });
};

const take = async (running: Running, r: RenovationRow, step: Step): Promise<void> => {
  switch (step.act) {
    case 'ask':
      return askResidents(running, r, 'ask', askForm(step.extra), step.closesOn);
    case 'post':
      return postPlan(running, r, step);
    case 'vote':
      return vote(running, r, step);
    case 'works':
      return beginWorks(running, r, step);
    case 'acceptance':
      return beginAcceptance(running, r, step);
    case 'accept':
      return accept(running, r);
    case 'pay':
      return pay(running, r, step);
    case 'after':
      return askResidents(running, r, 'after', afterForm, step.closesOn);
    case 'rework': {
      for (const { id } of (await surveysOf(running, r, 'acceptance')).open) await running.context.surveys.close(running.tx, running, id);
      return setWorks(running.tx, r.id, null, null);
    }
    case 'menu':
    case 'end':
      return undefined;
  }
};

/** Takes one step of a renovation, in the version that was seen. */
export const stepRenovation = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; step: Step },
): Promise<RenovationDetail> =>
  renovationCommand(
    context,
    viewer,
    `renovations.step ${id}`,
    body,
    async (running) => {
      const { eye, tx, log, at } = running;
      const { step } = body;
      const r = await holdRenovation(eye, tx, id, (areaPath) =>
        step.act === 'pay' ? mayPay(viewer, areaPath) : mayManage(viewer, areaPath),
      );
      if (r.version !== body.version) fail('renovations.changed', { version: r.version });
      // payment is refused for what it lacks, not for the stage
      if (step.act === 'pay' && (await acceptancesOf(tx, [id])).length === 0) fail('renovations.not_accepted');
      const next = step.act === 'works' ? 'works' : nextOf(r.stage, step.act);
      await take({ ...running, context }, r, step);
      if (step.act === 'end') await setEnded(tx, id, at, step.reason);
      else await setStage(tx, id, next);
      const reason = 'reason' in step ? step.reason : null;
      await log(`renovations.${step.act}`, id, { reason, data: { from: r.stage, to: next } });
      return id;
    },
    renovationShown,
  );

/** Whether somebody supervises the works. */
export const supervises = async (tx: Running['tx'], renovationId: string, personId: string | null): Promise<boolean> =>
  personId !== null && (await supervisorsOf(tx, [renovationId])).some((one) => one.personId === personId);
