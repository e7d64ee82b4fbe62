import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/votes/api.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { setServed } from '../store/roll.ts';
import { setPublished } from '../store/votes.ts';
import { closeIn, postponeIn, voidIn } from './close.ts';
import { lockRunning } from './hold.ts';
import { voteCommand } from './vote-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Clocks of desks are this far ahead at most. */
const ahead = 600_000;
/** Notes that ballots were served. @throws votes.entry_not_found where a key is not on the roll, votes.served_future */
export const serveBallots = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.serveBallots>) =>
  voteCommand(context, viewer, 'votes.serve', voteId, body, 'runs', async ({ tx, at, log }) => {
    await lockRunning(tx, voteId);
    const servedAt = new Date(body.at);
    if (servedAt.getTime() > at.getTime() + ahead) fail('votes.served_future');
    const keys = [...new Set(body.keys)];
    if ((await setServed(tx, voteId, keys, body.way, servedAt < at ? servedAt : at)) !== keys.length) fail('votes.entry_not_found');
    await log('votes.served', voteId, { data: { entries: keys.length, way: body.way } });
  });

/** Closes a vote: before its time with a reason, after it once papers are compared. @throws votes.times_wrong where a reason is missing */
export const closeVote = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.closeVote>) =>
  voteCommand(context, viewer, 'votes.close', voteId, body, 'runs', async (running, vote) => {
    if (vote.closesAt > running.at && body.reason === null) fail('votes.times_wrong');
    await closeIn(context, running.tx, running, voteId, body.reason);
  });

export const voidVote = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.voidVote>) =>
  voteCommand(context, viewer, 'votes.void', voteId, body, 'runs', (running) => voidIn(context, running.tx, running, voteId, body.reason));

export const postponeVote = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.postponeVote>) =>
  voteCommand(context, viewer, 'votes.postpone', voteId, body, 'runs', (running) =>
    postponeIn(running.tx, running, voteId, new Date(body.closesAt), body.reason),
  );

/** Lets anybody see the result of a vote that is closed. @throws votes.not_closed */
export const publishVote = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.publishVote>) =>
  voteCommand(context, viewer, 'votes.publish', voteId, body, 'runs', async ({ tx, log }, vote) => {
    if (vote.state !== 'closed') fail('votes.not_closed');
    await setPublished(tx, voteId);
    await log('votes.published', voteId);
  });
