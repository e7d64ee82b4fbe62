import type { Viewer } from '#contract/accounts/viewer.ts';
import type { VoteDetail } from '#contract/votes/api.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Done } from '#kernel/mutations.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { voteShown } from '../queries/present.ts';
import { needStanding, type Standing } from '../queries/standing.ts';
import type { VoteRecord } from '../store/votes.ts';

/** An act on a vote by somebody who runs it or enters papers; answers with the vote as it then stands. */
export const voteCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  voteId: string,
  body: { id: string },
  need: keyof Standing,
  run: (running: Command, vote: VoteRecord, eye: Eye) => Promise<unknown>,
): Promise<VoteDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `${what} ${voteId}`,
    body,
    async (running): Promise<Done> => {
      const vote = await needStanding(context, running.tx, viewer, voteId, need);
      await run(running, vote, eye);
      return voteId;
    },
    ({ tx }) => voteShown(eye, tx, voteId),
  );
};
