import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import type * as api from '#contract/votes/api.ts';
import type { PaperRow } from '#contract/votes/api.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { Context } from '../context.ts';
import { wrongMark } from '../domain/check.ts';
import { isOver } from '../domain/state.ts';
import { paperShown } from '../queries/papers.ts';
import { needStanding } from '../queries/standing.ts';
import { claimTurnout, papersOfWeight, releaseTurnout } from '../store/ballots.ts';
import { beginPaper, findPaper, insertReading, lockPaper, lockSlip, type Reading, readingsOf, setPaper } from '../store/papers.ts';
import { findEntry, type RollRecord } from '../store/roll.ts';
import { holdVote, type VoteRecord } from '../store/votes.ts';
import { turnoutAt, writeBallot } from './cast.ts';
import { lockRunning } from './hold.ts';
import { voteCommand } from './vote-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** An entry whose ballot may come in on paper. @throws votes.entry_not_found, votes.way_closed */
export const onPaper = async (tx: Tx, voteId: string, key: string): Promise<RollRecord> => {
  const entry = (await findEntry(tx, voteId, key)) ?? fail('votes.entry_not_found', { key });
  return entry.ways.includes('paper') ? entry : fail('votes.way_closed', { way: 'paper' });
};

/** A paper is in the box of a secret vote: who has put it there is noted, and nothing of what it says. @throws votes.voted_already, votes.open_vote */
export const handInPaper = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.handInPaper>) =>
  voteCommand(context, viewer, 'votes.hand_in', voteId, body, 'enters', async ({ tx, at, log }, { secret }) => {
    if (!secret) fail('votes.open_vote');
    const vote = (await holdVote(tx, voteId)) ?? fail('votes.vote_not_found');
    if (vote.state !== 'open' || vote.closesAt <= at) fail('votes.closed');
    if (vote.opensAt > at) fail('votes.not_open_yet', { at: vote.opensAt.toISOString() });
    const { key } = await onPaper(tx, voteId, body.key);
    if (!(await claimTurnout(tx, { voteId, key, way: 'paper', at: turnoutAt(vote, at), accountId: viewer.accountId })))
      fail('votes.voted_already');
    await log('votes.handed_in', voteId, { data: { key } });
  });

const same = (a: Reading, b: Reading): boolean => canonical(a) === canonical(b);

/** The ballot of a paper whose reading stands. @throws votes.not_handed_in where more papers of a weight are entered than lie in the box */
const settle = async (tx: Tx, vote: VoteRecord, key: string | null, { marks, heads, area }: Reading, at: Date): Promise<void> => {
  if (key === null) {
    const { handedIn, entered } = await papersOfWeight(tx, vote.id, heads, area);
    if (entered >= handedIn) fail('votes.not_handed_in', { handedIn });
  }
  await writeBallot(tx, vote, { key: key ?? '', heads, area }, { marks, way: 'paper', at, receipt: null });
};

/** Takes one reading of a paper: the first, the second, which is compared, or that of the third, which decides. */
const read = async (running: Command, vote: VoteRecord, body: Body<typeof api.enterPaper>): Promise<string> => {
  const { tx, at, viewer, log } = running;
  const entry = vote.secret ? null : await onPaper(tx, vote.id, body.slip);
  const key = entry?.key ?? null;
  const begins = await beginPaper(tx, { id: idOf(at), voteId: vote.id, slip: body.slip, key, begunAt: at });
  const paper = (await lockSlip(tx, vote.id, body.slip)) ?? fail('votes.paper_not_found');
  if (paper.state === 'settled') fail('votes.paper_settled');
  // the paper takes the one ballot of its entry when it comes in, not when it is compared
  if (begins && key !== null && !(await claimTurnout(tx, { voteId: vote.id, key, way: 'paper', at, accountId: viewer.accountId })))
    fail('votes.voted_already');
  const earlier = await readingsOf(tx, [paper.id]);
  if (earlier.some(({ accountId }) => accountId === viewer.accountId)) fail('votes.entered_already');
  const said: Reading = { marks: body.marks, heads: entry?.heads ?? body.heads, area: entry?.area ?? body.area };
  await insertReading(tx, { paperId: paper.id, n: earlier.length + 1, accountId: viewer.accountId, said }, at);
  const [first] = earlier;
  const state = !first ? 'entered' : earlier.length === 2 || same(first.said, said) ? 'settled' : 'differs';
  if (state === 'settled') await settle(tx, vote, key, said, at);
  await setPaper(tx, paper.id, state);
  await log('votes.paper', vote.id, { data: { paper: paper.id, reading: earlier.length + 1, state } });
  return paper.id;
};

/** @throws see the endpoint */
export const enterPaper = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.enterPaper>): Promise<PaperRow> =>
  command(
    context.kernel,
    viewer,
    `votes.paper ${voteId}`,
    body,
    async (running) => {
      const { tx, at } = running;
      const { secret } = await needStanding(context, tx, viewer, voteId, 'enters');
      // papers of a secret vote are weighed against the box, so that they come in one after another
      const vote = secret ? await lockRunning(tx, voteId) : ((await holdVote(tx, voteId)) ?? fail('votes.vote_not_found'));
      if (isOver(vote)) fail('votes.closed');
      if (vote.opensAt > at) fail('votes.not_open_yet', { at: vote.opensAt.toISOString() });
      const wrong = wrongMark(vote.questions, body.marks);
      if (wrong !== null) fail('votes.marks_wrong', { question: wrong });
      return read(running, vote, body);
    },
    ({ tx }, paperId) => paperShown(context, tx, viewer, paperId),
  );

/** Takes a paper back that was entered under the wrong number. @throws votes.paper_not_found, votes.paper_settled */
export const withdrawPaper = (context: Context, viewer: Viewer, paperId: string, body: Body<typeof api.withdrawPaper>): Promise<PaperRow> =>
  command(
    context.kernel,
    viewer,
    `votes.withdraw_paper ${paperId}`,
    body,
    async ({ tx, log }) => {
      const { voteId } = (await findPaper(tx, paperId)) ?? fail('votes.paper_not_found');
      await needStanding(context, tx, viewer, voteId, 'enters').catch(() => fail('votes.paper_not_found'));
      if (isOver((await holdVote(tx, voteId)) ?? fail('votes.vote_not_found'))) fail('votes.closed');
      const paper = (await lockPaper(tx, paperId)) ?? fail('votes.paper_not_found');
      if (paper.state === 'settled' || paper.state === 'withdrawn') fail('votes.paper_settled');
      await setPaper(tx, paperId, 'withdrawn', body.reason);
      if (paper.key !== null) await releaseTurnout(tx, voteId, paper.key);
      await log('votes.paper_withdrawn', voteId, { reason: body.reason, data: { paper: paperId } });
      return paperId;
    },
    ({ tx }, id) => paperShown(context, tx, viewer, id),
  );
