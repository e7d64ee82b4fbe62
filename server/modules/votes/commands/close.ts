import type { Count } from '#contract/votes/count.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import type { Context, Running } from '../context.ts';
import { bundleAt } from '../queries/bundle.ts';
import { shuffleBallots } from '../store/ballots.ts';
import { unsettledPapers } from '../store/papers.ts';
import { postpone, setClosed, setVoid, type VoteRecord } from '../store/votes.ts';
import { tellVoters } from '../tell.ts';
import { lockRunning } from './hold.ts';

/**
 * Closes a vote and counts it: whoever casts meanwhile is counted or refused, never lost, as both hold the row of the vote. What its subject does follows here.
 * @throws votes.vote_not_found, votes.closed, votes.papers_open
 */
export const closeIn = async (context: Context, tx: Tx, running: Running, voteId: string, reason: string | null): Promise<Count> => {
  const vote = await lockRunning(tx, voteId);
  const open = await unsettledPapers(tx, voteId, vote.secret);
  if (open > 0) fail('votes.papers_open', { count: open });
  if (vote.secret) await shuffleBallots(tx, voteId);
  const { outcome, sha256: sum } = await bundleAt(tx, vote, running.at, null);
  await setClosed(tx, { id: voteId, at: running.at, by: running.actorId, reason, outcome, sha256: sum });
  await running.log('votes.closed', voteId, {
    reason,
    data: { passed: outcome.filter(({ passed }) => passed).length, of: outcome.length, sha256: sum },
  });
  await context.subjects.of(vote.subjectType).closed?.(tx, running, vote, outcome);
  await tellVoters(tx, running, vote, 'closed', false);
  return outcome;
};

/** @throws votes.vote_not_found, votes.closed */
export const voidIn = async (context: Context, tx: Tx, running: Running, voteId: string, reason: string): Promise<void> => {
  const vote = await lockRunning(tx, voteId);
  await setVoid(tx, voteId, reason);
  await running.log('votes.void', voteId, { reason });
  await context.subjects.of(vote.subjectType).voided?.(tx, running, vote, reason);
  await tellVoters(tx, running, vote, 'void', false);
};

/** Moves closing to a later moment: before it is over, or after an outage while it is being counted. @throws votes.closed, votes.times_wrong */
export const postponeIn = async (tx: Tx, running: Running, voteId: string, closesAt: Date, reason: string): Promise<void> => {
  const vote = await lockRunning(tx, voteId);
  if (closesAt <= vote.closesAt || closesAt <= running.at) fail('votes.times_wrong');
  await postpone(tx, voteId, closesAt, reason);
  await running.log('votes.postponed', voteId, { reason, data: { from: vote.closesAt.toISOString(), to: closesAt.toISOString() } });
};

/** Those who run it are told that papers wait. */
export const tellCounting = (tx: Tx, by: By, vote: VoteRecord, open: number): Promise<void> =>
  notify(tx, by.jurisdictionId, [
    {
      kind: 'votes.counting',
      variant: 'papers',
      to: { permission: 'votes.manage', around: vote.areaPath },
      subject: vote.id,
      data: { count: open },
      cause: `${vote.id} counting`,
      at: by.at,
    },
  ]);
