import type { FollowUpKind } from '#contract/visits/kinds.ts';
import type { Command } from '#kernel/command.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import type { Eye } from '../context.ts';
import { endOf } from '../domain/dues.ts';
import { openFollowUp, settleReached } from '../store/follow-ups.ts';
import type { ServedNow } from './record-visit.ts';

/** Visits in a row at which nobody opened, from which on somebody is looked for the same day, where the risk is high. */
const strikesOfHigh = 2;

interface After {
  readonly visitId: string;
  readonly base: string;
  readonly strikes: number;
  readonly served: readonly ServedNow[];
  readonly actedAt: Date;
}
const kindOf = ({ base, strikes, served }: After): FollowUpKind | null => {
  if (base === 'moved' || base === 'alarm') return base;
  const isHigh = served.some(({ plan }) => plan.risk === 'high');
  return base === 'nobody' && isHigh && strikes >= strikesOfHigh ? 'reach' : null;
};

/**
 * Opens what must be done after a visit: kin, neighbour or police the same day where nobody opened twice at high risk; something wrong is told at once; a
 * household said to have moved is for whoever keeps the register to decide. Reached, what looked for somebody is over.
 */
export const followUp = async (eye: Eye, { tx, jurisdictionId, at, actorId }: Command, after: After): Promise<FollowUpKind[]> => {
  const { visitId, served } = after;
  const [{ assignment, plan }] = served.toSorted((a, b) => Number(b.plan.risk === 'high') - Number(a.plan.risk === 'high')) as [ServedNow];
  const { householdId, personId, areaPath, visitorId } = assignment;
  const kind = kindOf(after);
  if (kind === null) {
    if (after.strikes === 0) await settleReached(tx, { householdId, personId }, { at, actorId });
    return [];
  }
  const id = idOf(at);
  const dueAt = new Date(endOf(eye.today).getTime() - 1000);
  const opened = await openFollowUp(tx, {
    id,
    kind,
    visitId,
    assignmentId: assignment.id,
    householdId,
    personId,
    areaPath,
    visitorId,
    leadId: plan.leadId,
    openedAt: at,
    dueAt: kind === 'moved' ? new Date(dueAt.getTime() + 7 * 86_400_000) : dueAt,
  });
  if (opened && kind !== 'moved')
    await notify(tx, jurisdictionId, [
      {
        kind: `visits.${kind}`,
        variant: 'opened',
        to: { accounts: [...new Set([visitorId, plan.leadId])] },
        subject: id,
        data: {},
        cause: id,
        at,
      },
    ]);
  return [kind];
};
