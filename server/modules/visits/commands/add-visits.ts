import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Label } from '#contract/kernel/form/schema.ts';
import { reached } from '#contract/visits/kinds.ts';
import { isWorkday } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { endOf, windowAt, windowsOf } from '../domain/dues.ts';
import { sealVisit } from '../sealing.ts';
import { insertAssignments, type NewAssignment, noteResult } from '../store/assignments.ts';
import { openFollowUp } from '../store/follow-ups.ts';
import { insertPlan, type NewPlan } from '../store/plans.ts';
import { insertServed, insertVisit } from '../store/visits.ts';

/** A visit of the past to one household of a plan. */
export interface PastVisit {
  readonly at: Date;
  readonly result: string;
  readonly minutes: number | null;
  readonly told: readonly { readonly title: Label; readonly answer: Label }[];
  readonly note: string;
}
/** A household of a plan with what was done there, oldest first. */
export interface PastAssignment extends Omit<NewAssignment, 'id' | 'planId' | 'leadId' | 'personId' | 'untilOn'> {
  readonly visits: readonly PastVisit[];
}

/** Writes a plan as it went, for demos: its assignments, visits, and what they opened. @returns the ids of the visits with whoever made them */
export const addVisits = async (
  tx: Tx,
  jurisdictionId: string,
  ring: Ring,
  plan: Omit<NewPlan, 'origin' | 'originId' | 'seenBy'>,
  assignments: readonly PastAssignment[],
): Promise<{ id: string; accountId: string; areaPath: string; at: Date; minutes: number | null }[]> => {
  const from = new Date(`${plan.fromOn}T00:00:00+08:00`);
  await insertPlan(tx, { ...plan, origin: 'visits', originId: null, seenBy: [] }, { at: from, actorId: plan.leadId });
  const rows = assignments.map(({ visits, ...one }) => ({
    ...one,
    id: idOf(from),
    planId: plan.id,
    leadId: plan.leadId,
    personId: null,
    untilOn: null,
    visits,
  }));
  await insertAssignments(
    tx,
    jurisdictionId,
    rows.map(({ visits: _, ...one }) => one),
  );
  const windows = windowsOf(plan, from, new Date(), isWorkday);
  const made: { id: string; accountId: string; areaPath: string; at: Date; minutes: number | null }[] = [];
  for (const { visits, ...a } of rows) {
    let strikes = 0;
    for (const { at, result, minutes, told, note } of visits) {
      const id = idOf(at);
      const secret = { answers: told.length > 0 ? [{ planId: plan.id, told }] : [], note };
      await insertVisit(tx, {
        id,
        householdId: a.householdId,
        personId: null,
        areaPath: a.areaPath,
        accountId: a.visitorId,
        leads: [plan.leadId],
        result,
        minutes,
        actedAt: at,
        receivedAt: at,
        ...(told.length > 0 || note !== '' ? sealVisit(ring, id, secret) : { sealed: null, keyVersion: null }),
      });
      const dueKey = windowAt(windows, at)?.key ?? null;
      const areaCode = a.areaPath.replaceAll('.', '');
      await insertServed(tx, jurisdictionId, id, at, [
        { assignmentId: a.id, planId: plan.id, areaCode, dueKey, counts: reached.includes(result) },
      ]);
      strikes = result === 'nobody' ? strikes + 1 : 0;
      await noteResult(tx, [a.id], result, at, strikes);
      const kind = result === 'moved' ? 'moved' : result === 'nobody' && plan.risk === 'high' && strikes > 1 ? 'reach' : null;
      if (kind)
        await openFollowUp(tx, {
          id: idOf(at),
          kind,
          visitId: id,
          assignmentId: a.id,
          householdId: a.householdId,
          personId: null,
          areaPath: a.areaPath,
          visitorId: a.visitorId,
          leadId: plan.leadId,
          openedAt: at,
          dueAt: new Date(endOf(shanghaiDay(at)).getTime() - 1000),
        });
      made.push({ id, accountId: a.visitorId, areaPath: a.areaPath, at, minutes });
    }
  }
  return made;
};
