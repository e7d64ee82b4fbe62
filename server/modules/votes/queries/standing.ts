import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mayEnter, mayManage, mayRead } from '../policy.ts';
import { findVote, type VoteRecord } from '../store/votes.ts';

/** How a viewer stands to a vote beside being due in it. */
export interface Standing {
  readonly reads: boolean;
  /** Enters papers. */
  readonly enters: boolean;
  readonly runs: boolean;
}
export const standingOf = async ({ subjects }: Context, tx: Tx, viewer: Viewer, vote: VoteRecord): Promise<Standing> => {
  const runs = mayManage(viewer, vote.areaPath) || (await subjects.of(vote.subjectType).mayRun(viewer, tx, vote.subjectId));
  const enters = runs || mayEnter(viewer, vote.areaPath);
  return { runs, enters, reads: enters || mayRead(viewer, vote.areaPath) };
};

/** A vote the viewer stands to as asked. @throws votes.vote_not_found, session.forbidden */
export const needStanding = async (context: Context, tx: Tx, viewer: Viewer, voteId: string, what: keyof Standing): Promise<VoteRecord> => {
  const vote = (await findVote(tx, voteId)) ?? fail('votes.vote_not_found');
  const standing = await standingOf(context, tx, viewer, vote);
  if (!standing.reads) fail('votes.vote_not_found');
  return standing[what] ? vote : fail('session.forbidden');
};
