import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { pendingOf } from '../domain/calls.ts';
import { showChange } from '../live.ts';
import { assignmentNotice, overdueNotices, responseNotice } from '../notices.ts';
import { assignmentsToTell, setAssignmentTold } from '../store/assignments.ts';
import { callsToTell, changeCall } from '../store/calls.ts';
import { whistlesById } from '../store/whistles.ts';

const batch = 200;

/**
 * Reminds called organisations whose time runs short, and tells caller and superior of those that let it pass; each of them once. Harmless when repeated or run by
 * several workers at once.
 */
export const remindEverywhere = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'whistles.remind', async (jurisdictionId) => {
    const { kernel, territory, organisations } = context;
    const [snapshot, book, kinds] = await Promise.all([
      territory.snapshot(jurisdictionId),
      organisations.of(jurisdictionId),
      kernel.kinds.of(jurisdictionId),
    ]);
    const at = kernel.clock.now();
    const by = { actorId: null, at };
    const remind = (): Promise<number> =>
      kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const calls = await callsToTell(tx, at, batch);
        const whistles = new Map(
          (
            await whistlesById(
              tx,
              calls.map(({ whistleId }) => whistleId),
            )
          ).map((w) => [w.id, w]),
        );
        for (const call of calls) {
          const [whistle, pending] = [whistles.get(call.whistleId), pendingOf(call)];
          if (!whistle || !pending) continue;
          const overdue = pending.dueAt < at;
          await changeCall(tx, call.id, { told: overdue ? 'overdue' : 'soon' });
          await showChange(tx, jurisdictionId, whistle.id);
          const watched = book.get(call.organisationId)?.areaPath ?? snapshot.root.path;
          await notify(
            tx,
            jurisdictionId,
            overdue
              ? overdueNotices(kinds, whistle, call, pending.stage, watched, at)
              : [{ ...responseNotice(kinds, whistle, 'soon', call, by), cause: `${call.id} ${pending.stage} soon` }],
          );
        }
        const tasks = await assignmentsToTell(tx, at, batch);
        for (const a of tasks) {
          const told = a.dueAt < at ? 'overdue' : 'soon';
          await setAssignmentTold(tx, a.id, told);
          await notify(tx, jurisdictionId, [assignmentNotice(a, told, by)]);
        }
        return Math.max(calls.length, tasks.length);
      });
    while ((await remind()) === batch);
  });
