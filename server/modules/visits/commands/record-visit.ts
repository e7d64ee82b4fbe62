import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import { tellAnswers } from '#contract/kernel/form/tell.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { reached, visitResultSet } from '#contract/visits/kinds.ts';
import type { PlanContent } from '#contract/visits/plans.ts';
import type { recordVisit as endpoint } from '#contract/visits/visits.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { requireAnswers } from '#kernel/forms.ts';
import { idOf } from '#kernel/ids.ts';
import { checkKind } from '#kernel/kinds.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { windowAt, windowsOf } from '../domain/dues.ts';
import { placeOf } from '../domain/places.ts';
import { visitsThere } from '../policy.ts';
import { sealVisit } from '../sealing.ts';
import { type AssignmentRecord, assignmentsByIds, movedAway, noteResult } from '../store/assignments.ts';
import { contentsOf, type PlanRecord, plansByIds } from '../store/plans.ts';
import { announceVisits, insertServed, insertVisit, insertWish } from '../store/visits.ts';
import { checkConsents, sayConsents } from './consents.ts';
import { followUp } from './follow-up.ts';
import { wishesOf } from './wishes.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;
type Answer = z.input<(typeof endpoint)['response']>;

/** An assignment that a visit serves, with its plan and what was asked. */
export interface ServedNow {
  readonly assignment: AssignmentRecord;
  readonly plan: PlanRecord;
  /** Of the version that was asked. */
  readonly content: PlanContent;
  readonly answers: Body['served'][number]['answers'];
}

/** @throws visits.assignment_not_found, visits.household_moved, visits.assignment_over */
const requireOpen = ({ viewer, today }: Eye, a: AssignmentRecord): void => {
  if (!visitsThere(viewer, a, today)) fail('visits.assignment_not_found');
  if (a.householdEnded || a.endReason === movedAway) fail('visits.household_moved', { address: placeOf(a) });
  if (a.endedAt !== null) fail('visits.assignment_over', { address: placeOf(a) });
};

/** What a visit serves, held: assignments of one household. @throws visits.not_one_household, visits.form_changed, form.answer_wrong */
const servedBy = async (eye: Eye, tx: Tx, body: Body): Promise<ServedNow[]> => {
  const ids = [...new Set(body.served.map(({ assignmentId }) => assignmentId))];
  const found = new Map((await assignmentsByIds(tx, ids, true)).map((one) => [one.id, one]));
  const plans = new Map(
    (
      await plansByIds(
        tx,
        [...found.values()].map(({ planId }) => planId),
      )
    ).map((one) => [one.id, one]),
  );
  const named = body.served.map(({ assignmentId, version }) => ({ planId: found.get(assignmentId)?.planId ?? assignmentId, version }));
  const contents = await contentsOf(tx, named);
  const served = body.served.map(({ assignmentId, version, answers }): ServedNow => {
    const assignment = found.get(assignmentId) ?? fail('visits.assignment_not_found');
    requireOpen(eye, assignment);
    const plan = plans.get(assignment.planId) ?? fail('visits.assignment_not_found');
    const content = contents.get(`${plan.id} ${version}`) ?? fail('visits.form_changed', { title: plan.title });
    if (content.questions && answers) requireAnswers(readForm(content.questions), answers);
    return { assignment, plan, content, answers: content.questions ? answers : null };
  });
  const places = new Set(served.map(({ assignment: { householdId, personId } }) => householdId ?? personId));
  if (places.size !== 1 || ids.length !== body.served.length) fail('visits.not_one_household');
  return served;
};

/** What is left of a visit for a repeat: figures and ids. */
interface Left {
  readonly actedAt: string;
  readonly doubts: Answer['doubts'];
  readonly caseIds: string[];
  readonly needs: number;
  readonly followUps: Answer['followUps'];
}

/**
 * Records a visit once, whatever plans and lines of work it serves: by the clock of the platform, with what is doubtful about it; answers sealed, and only
 * with the consent that their plan asks for. What was told becomes cases and needs; what must be done after it is opened for those who do it.
 */
export const recordVisit = async (context: Context, viewer: Viewer, body: Body): Promise<Answer> => {
  const eye = await eyeOf(context, viewer);
  const base = baseOf(body.result);
  checkKind(eye.kinds, visitResultSet, body.result);
  const taken = await context.acts.take(viewer, body.act);
  const wishes = await wishesOf(eye, body, taken);
  const run = async (running: Command): Promise<Left> => {
    const { tx, jurisdictionId, at } = running;
    const served = await servedBy(eye, tx, body);
    const [first] = served as [ServedNow];
    const { householdId, areaPath } = first.assignment;
    const personId = served.find(({ assignment }) => assignment.personId !== null)?.assignment.personId ?? null;
    const asked = reached.includes(base) || base === 'phone' ? served : served.map((one) => ({ ...one, answers: null }));
    await sayConsents(eye, running, served, body.consents);
    await checkConsents(eye, tx, asked);
    const area = eye.snapshot.findByPath(areaPath) ?? eye.snapshot.root;
    const lines = [...new Set(served.flatMap(({ content }) => content.lines))];
    const { actedAt, doubts } = await context.acts.keep(tx, viewer, {
      id: body.id,
      what: 'visits.visit',
      subjectId: body.id,
      planId: served.length === 1 ? first.plan.id : null,
      area: { id: area.id, code: area.code },
      taken,
      lines,
      minutes: body.minutes,
      summary: null,
      doubts: [],
    });
    const secret = {
      answers: asked.flatMap(({ plan, content, answers }) =>
        content.questions && answers ? [{ planId: plan.id, told: tellAnswers(readForm(content.questions), answers, () => null) }] : [],
      ),
      note: body.note,
    };
    const hasSecret = secret.answers.length > 0 || secret.note !== '';
    await insertVisit(tx, {
      id: body.id,
      householdId,
      personId,
      areaPath,
      accountId: viewer.accountId,
      leads: [...new Set(served.map(({ plan }) => plan.leadId))],
      result: body.result,
      minutes: body.minutes,
      actedAt,
      receivedAt: at,
      ...(hasSecret ? sealVisit(eye.ring, body.id, secret) : { sealed: null, keyVersion: null }),
    });
    await insertServed(
      tx,
      jurisdictionId,
      body.id,
      actedAt,
      served.map(({ assignment, plan, content }) => ({
        assignmentId: assignment.id,
        planId: plan.id,
        areaCode: area.code,
        dueKey: windowAt(windowsOf(plan, actedAt, new Date(actedAt.getTime() + 1), eye.worked), actedAt)?.key ?? null,
        counts: reached.includes(base) || (base === 'phone' && content.phoneCounts),
      })),
    );
    const strikes = base === 'nobody' ? Math.max(...served.map(({ assignment }) => assignment.strikes)) + 1 : 0;
    await noteResult(
      tx,
      served.map(({ assignment }) => assignment.id),
      body.result,
      actedAt,
      strikes,
    );
    const kept = await wishes(running);
    for (const { caseId, rowId } of kept) await insertWish(tx, { id: idOf(at), visitId: body.id, caseId, rowId, at });
    const followUps = await followUp(eye, running, { visitId: body.id, base, strikes, served, actedAt });
    await announceVisits(
      tx,
      served.map(({ plan }) => ({
        id: v7(),
        subject: plan.originId ?? body.id,
        payload: {
          visitId: body.id,
          planId: plan.id,
          origin: plan.origin,
          originId: plan.originId,
          result: body.result,
          actedAt: actedAt.toISOString(),
        },
      })),
    );
    const caseIds = kept.flatMap(({ caseId }) => caseId ?? []);
    return { actedAt: actedAt.toISOString(), doubts: [...doubts], caseIds, needs: kept.length - caseIds.length, followUps };
  };
  return command(
    context.kernel,
    viewer,
    'visits.record',
    body,
    run,
    async (_, left) => ({ id: body.id, result: body.result, ...left }),
    accessOf(viewer),
  );
};
