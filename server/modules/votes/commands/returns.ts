import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/votes/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context } from '../context.ts';
import { claimTurnout, papersOfWeight, releaseTurnout } from '../store/ballots.ts';
import { begunOfWeight, decideReturn, findReturn, insertReturn } from '../store/returns.ts';
import { findEntry, type RollRecord } from '../store/roll.ts';
import { turnoutAt } from './cast.ts';
import { lockRunning } from './hold.ts';
import { onPaper } from './papers.ts';
import { voteCommand } from './vote-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The entry of a note that can be taken back. @throws votes.entry_not_found, votes.not_noted */
const noted = async (tx: Tx, voteId: string, key: string): Promise<RollRecord> => {
  const entry = (await findEntry(tx, voteId, key)) ?? fail('votes.entry_not_found', { key });
  return entry.tookWay === 'paper' ? entry : fail('votes.not_noted');
};
/** Whose paper it is instead. @throws votes.entry_not_found, votes.way_closed, votes.voted_already */
const instead = async (tx: Tx, voteId: string, key: string): Promise<RollRecord> => {
  const entry = await onPaper(tx, voteId, key);
  return entry.tookWay === null ? entry : fail('votes.voted_already');
};
/**
 * A note can go as long as a paper of its weight lies in the box that nobody has read: else a ballot that is read would be nobody's. Where the paper is
 * another's of the same weight, as many lie in the box as before.
 * @throws votes.papers_read
 */
const needUnread = async (tx: Tx, { heads, area, key }: RollRecord, right: RollRecord | null, voteId: string): Promise<void> => {
  if (right?.heads === heads && right.area === area) return;
  const { handedIn, entered } = await papersOfWeight(tx, voteId, heads, area);
  const read = entered + (await begunOfWeight(tx, voteId, heads, area));
  if (read >= handedIn) fail('votes.papers_read', { key, read });
};

/** Asks that a wrong note of a paper in the box be taken back. Nothing changes until a second person agrees. @throws see the endpoint */
export const askHandInBack = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.askHandInBack>) =>
  voteCommand(context, viewer, 'votes.ask_hand_in_back', voteId, body, 'enters', async ({ tx, at, log }) => {
    const { secret } = await lockRunning(tx, voteId);
    if (!secret) fail('votes.open_vote');
    const { key, rightKey, reason } = body;
    const entry = await noted(tx, voteId, key);
    const right = rightKey === null || rightKey === key ? null : await instead(tx, voteId, rightKey);
    await needUnread(tx, entry, right, voteId);
    const asked = { id: idOf(at), voteId, key, rightKey: right?.key ?? null, reason, askedBy: viewer.accountId };
    await insertReturn(tx, asked, at).catch((error: unknown) => {
      if (isViolation(error, 'vote_hand_in_returns_once')) fail('votes.return_asked');
      throw error;
    });
    await log('votes.hand_in_back_asked', voteId, { reason, data: { key, rightKey: asked.rightKey } });
  });

/**
 * A second person agrees, or not; whoever asked may drop it. Of what papers say nothing is touched or learnt.
 * @throws see the endpoint
 */
export const decideHandInBack = async (context: Context, viewer: Viewer, returnId: string, body: Body<typeof api.decideHandInBack>) => {
  const asked = (await context.kernel.db.read(accessOf(viewer), (tx) => findReturn(tx, returnId))) ?? fail('votes.return_not_found');
  const { voteId, key } = asked;
  return voteCommand(context, viewer, `votes.hand_in_back ${returnId}`, voteId, body, 'enters', async ({ tx, at, log }, vote) => {
    // papers are weighed against the box under the same lock
    await lockRunning(tx, voteId);
    if (body.agree && asked.askedBy === viewer.accountId) fail('votes.second_person');
    if (!(await decideReturn(tx, returnId, body.agree ? 'agreed' : 'refused', viewer.accountId, at))) fail('votes.return_not_found');
    if (body.agree) {
      const entry = await noted(tx, voteId, key);
      const right = asked.rightKey === null ? null : await instead(tx, voteId, asked.rightKey);
      await needUnread(tx, entry, right, voteId);
      await releaseTurnout(tx, voteId, key);
      if (right) {
        const now = { voteId, key: right.key, way: 'paper' as const, at: turnoutAt(vote, at), accountId: viewer.accountId };
        if (!(await claimTurnout(tx, now))) fail('votes.voted_already');
      }
    }
    await log(body.agree ? 'votes.hand_in_back' : 'votes.hand_in_back_refused', voteId, {
      reason: asked.reason,
      data: { key, rightKey: asked.rightKey },
    });
  });
};
