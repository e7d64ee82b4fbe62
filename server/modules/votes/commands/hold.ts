import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isOver } from '../domain/state.ts';
import { holdVote, lockVote, type VoteRecord } from '../store/votes.ts';

/** A vote that runs, held alone. @throws votes.vote_not_found, votes.closed */
export const lockRunning = async (tx: Tx, id: string): Promise<VoteRecord> => {
  const vote = (await lockVote(tx, id)) ?? fail('votes.vote_not_found');
  return isOver(vote) ? fail('votes.closed') : vote;
};

/** A vote in which one casts now, held against closing. @throws votes.vote_not_found, votes.not_open_yet, votes.closed */
export const holdCasting = async (tx: Tx, id: string, at: Date): Promise<VoteRecord> => {
  const vote = (await holdVote(tx, id)) ?? fail('votes.vote_not_found');
  if (vote.state !== 'open' || vote.closesAt <= at) fail('votes.closed');
  return vote.opensAt > at ? fail('votes.not_open_yet', { at: vote.opensAt.toISOString() }) : vote;
};
