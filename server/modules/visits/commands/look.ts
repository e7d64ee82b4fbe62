import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Residents } from '#contract/visits/assignments.ts';
import type { VisitDetail } from '#contract/visits/visits.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { addLook, openPhone } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { leads, visitsThere } from '../policy.ts';
import { presentVisit } from '../queries/visits.ts';
import { assignmentsByIds } from '../store/assignments.ts';
import { personsByIds, residentsOf } from '../store/candidates.ts';
import { findVisit, insertLook } from '../store/visits.ts';

interface Asked {
  readonly id: string;
  readonly reason: string;
}

/**
 * Shows who lives in a household to its visitor and the lead of the plan, whom row-level security alone lets see it. Each look is kept with its reason,
 * that of a repeat too; whose phone was shown sees it among the looks at their data.
 */
export const lookAtHousehold = async (context: Context, viewer: Viewer, assignmentId: string, body: Asked): Promise<Residents> => {
  const eye = await eyeOf(context, viewer);
  const look = async ({ tx, at, jurisdictionId, log }: Command): Promise<Residents> => {
    const [a] = await assignmentsByIds(tx, [assignmentId]);
    if (!a || !(visitsThere(viewer, a, eye.today) || leads(viewer, a))) return fail('visits.assignment_not_found');
    if (a.endedAt !== null) fail('visits.assignment_over', { address: '' });
    const { accountId } = viewer;
    const there = a.householdId === null ? [] : await residentsOf(tx, [a.householdId]);
    const own = a.personId === null ? [] : await personsByIds(tx, [a.personId]);
    const people = [
      ...there,
      ...own.filter(({ personId }) => !there.some((one) => one.personId === personId)).map((one) => ({ ...one, relation: null })),
    ];
    await insertLook(tx, {
      id: idOf(at),
      assignmentId,
      visitId: null,
      householdId: a.householdId,
      personId: a.personId,
      accountId,
      reason: body.reason,
      at,
    });
    for (const { personId, phoneSealed } of people)
      if (phoneSealed)
        await addLook(tx, {
          jurisdictionId,
          id: idOf(at),
          personId,
          accountId,
          what: ['phone'],
          reason: body.reason,
          at,
        });
    await log('visits.looked', assignmentId, { reason: body.reason });
    return {
      people: people.map(({ personId, name, relation, phoneSealed }) => ({
        id: personId,
        name,
        relation,
        phone: openPhone(eye.ring, personId, phoneSealed),
      })),
    };
  };
  return command(context.kernel, viewer, `visits.look ${assignmentId}`, body, async () => assignmentId, look, accessOf(viewer));
};

/** Shows what was answered at a visit to whoever made it and the leads of its plans. Each look is kept with its reason. */
export const lookAtVisit = async (context: Context, viewer: Viewer, visitId: string, body: Asked): Promise<VisitDetail> => {
  const eye = await eyeOf(context, viewer);
  const look = async ({ tx, at, log }: Command): Promise<VisitDetail> => {
    const visit = await findVisit(tx, visitId);
    if (!visit || !(visit.accountId === viewer.accountId || visit.leads.some((leadId) => leads(viewer, { leadId }))))
      return fail('visits.visit_not_found');
    await insertLook(tx, {
      id: idOf(at),
      assignmentId: null,
      visitId,
      householdId: visit.householdId,
      personId: visit.personId,
      accountId: viewer.accountId,
      reason: body.reason,
      at,
    });
    await log('visits.looked', visitId, { reason: body.reason });
    return presentVisit(eye, tx, visit);
  };
  return command(context.kernel, viewer, `visits.look ${visitId}`, body, async () => visitId, look, accessOf(viewer));
};
