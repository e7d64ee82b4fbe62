import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listVisits, VisitDetail, VisitRow, visitOfCase } from '#contract/visits/visits.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findCase } from '#modules/cases/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { placeOf } from '../domain/places.ts';
import { leads } from '../policy.ts';
import { openVisit } from '../sealing.ts';
import { plansByIds } from '../store/plans.ts';
import { findVisit, pageOfVisits, type VisitListed, visitOfCaseRow, wishesOf } from '../store/visits.ts';
import { getVisiblePlan, placeBeside } from './plans.ts';

const presentRow = (eye: Eye, v: VisitListed): VisitRow => ({
  id: v.id,
  address: placeOf(v),
  area: placeBeside(eye, v.areaPath.replaceAll('.', '')),
  visitor: v.visitor,
  at: v.actedAt.toISOString(),
  result: v.result as VisitRow['result'],
  minutes: v.minutes,
  plans: [...v.plans],
  wishes: v.wishes,
});

/** A visit with what was answered; the look is kept by whoever asks. */
export const presentVisit = async (eye: Eye, tx: Tx, v: VisitListed): Promise<VisitDetail> => {
  const secret = openVisit(eye.ring, v);
  const titles = new Map(
    (
      await plansByIds(
        tx,
        (secret?.answers ?? []).map(({ planId }) => planId),
      )
    ).map(({ id, title }) => [id, title]),
  );
  const wishes = await wishesOf(tx, v.id);
  return {
    ...presentRow(eye, v),
    note: secret?.note || null,
    answers: secret ? secret.answers.map(({ planId, told }) => ({ plan: titles.get(planId) ?? '', told: [...told] })) : null,
    cases: wishes.flatMap(({ caseId, number }) => (caseId && number ? [{ id: caseId, number }] : [])),
    needs: wishes.filter(({ rowId }) => rowId !== null).length,
  };
};

/** Visits of one's own, or of a plan one leads. @throws visits.plan_not_found */
export const visitsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listVisits.query>>,
): Promise<z.input<typeof listVisits.response>> => {
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (q.plan !== undefined && !leads(viewer, await getVisiblePlan(eye, tx, q.plan))) fail('visits.plan_not_found');
    const of = q.plan === undefined ? { accountId: viewer.accountId } : { planId: q.plan };
    const { rows, next } = cutPage(await pageOfVisits(tx, of, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentRow(eye, row)), next };
  });
};

/** Whether a case the viewer sees began as a wish. */
export const ofCase = async (context: Context, viewer: Viewer, caseId: string): Promise<z.input<typeof visitOfCase.response>> =>
  context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (!(await findCase(tx, caseId))) fail('case.not_found');
    const found = await visitOfCaseRow(tx, caseId);
    return {
      visit: found && { id: found.visitId, at: found.at.toISOString(), mayOpen: (await findVisit(tx, found.visitId)) !== null },
    };
  });
