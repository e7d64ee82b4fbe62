import type { Viewer } from '#contract/accounts/viewer.ts';
import { followUpOutcomes } from '#contract/visits/kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { emptyHousehold } from '#modules/households/index.ts';
import { type Context, eyeOf, wholeAccess } from '../context.ts';
import { keepsHouseholds } from '../policy.ts';
import { endAssignmentsOf, movedAway } from '../store/assignments.ts';
import { type FollowUpRecord, findFollowUp, settleFollowUpRow } from '../store/follow-ups.ts';

/** Whoever visits or leads settles what is to be done; whether a household has moved is for whoever keeps the register to say. */
const settles = (viewer: Viewer, f: FollowUpRecord): boolean =>
  f.kind === 'moved' ? keepsHouseholds(viewer, f.areaPath) : f.visitorId === viewer.accountId || f.leadId === viewer.accountId;

/**
 * Says what came of something that was to be done. A household that has moved: its people leave it, its rooms stand empty and its visits end – by this
 * decision and not before. @throws visits.follow_up_not_found, visits.follow_up_settled, visits.outcome_unfit
 */
export const settleFollowUp = async (
  context: Context,
  viewer: Viewer,
  followUpId: string,
  body: { id: string; outcome: string },
): Promise<{ ok: true }> => {
  const eye = await eyeOf(context, viewer);
  const run = async ({ tx, at, actorId, jurisdictionId, log }: Command): Promise<string> => {
    const f = await findFollowUp(tx, followUpId, true);
    if (!f || !settles(viewer, f)) return fail('visits.follow_up_not_found');
    if (f.settledAt !== null) fail('visits.follow_up_settled');
    if (!(followUpOutcomes[f.kind] as readonly string[]).includes(body.outcome)) fail('visits.outcome_unfit');
    await settleFollowUpRow(tx, f.id, { at, actorId }, body.outcome);
    if (f.kind === 'moved' && body.outcome === 'moved') {
      if (f.householdId !== null) await emptyHousehold(tx, { jurisdictionId, actorId, at }, f.householdId, eye.today);
      await endAssignmentsOf(tx, f.householdId === null ? { personId: f.personId ?? '' } : { householdId: f.householdId }, at, movedAway);
    }
    await log('visits.follow_up_settled', f.id, { data: { kind: f.kind, outcome: body.outcome } });
    return f.id;
  };
  return command(
    context.kernel,
    viewer,
    `visits.settle ${followUpId}`,
    body,
    run,
    async () => ({ ok: true as const }),
    wholeAccess(viewer),
  );
};
