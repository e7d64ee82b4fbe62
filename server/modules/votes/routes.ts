import type { FastifyInstance } from 'fastify';
import * as api from '#contract/votes/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { inLine, sendWorkbook } from '#kernel/sheets/http.ts';
import { castByPhone } from './commands/cast.ts';
import { enterPaper, handInPaper, withdrawPaper } from './commands/papers.ts';
import { openPoll } from './commands/poll.ts';
import { endMyMandate, endProxy, giveProxy } from './commands/proxies.ts';
import { askHandInBack, decideHandInBack } from './commands/returns.ts';
import { closeVote, postponeVote, publishVote, serveBallots, voidVote } from './commands/run.ts';
import { getVote, listRoll, listVotes } from './queries/lists.ts';
import { ballotOf, bundleOf, getMine, listMine, openVoteShown } from './queries/mine.ts';
import { listPapers } from './queries/papers.ts';
import { voteSheet } from './queries/sheet.ts';
import type { Votes } from './votes.ts';

/** HTTP of voting. */
export const voteRoutes = (app: FastifyInstance, { context }: Votes): void => {
  route(app, api.listVotes, ({ viewer, query }) => listVotes(context, viewer, query));
  route(app, api.openPoll, ({ viewer, body }) => openPoll(context, viewer, body));
  route(app, api.getVote, ({ viewer, params }) => getVote(context, viewer, params.voteId));
  route(app, api.listRoll, ({ viewer, params, query }) => listRoll(context, viewer, params.voteId, query));
  fileRoute(app, context.kernel.disk, api.exportVote, async ({ viewer, params, reply }) =>
    sendWorkbook(reply, 'vote', await inLine(context.kernel, viewer, reply, (signal) => voteSheet(context, viewer, params.voteId, signal))),
  );
  route(app, api.serveBallots, ({ viewer, params, body }) => serveBallots(context, viewer, params.voteId, body));
  route(app, api.listPapers, ({ viewer, params, query }) => listPapers(context, viewer, params.voteId, query));
  route(app, api.handInPaper, ({ viewer, params, body }) => handInPaper(context, viewer, params.voteId, body));
  route(app, api.askHandInBack, ({ viewer, params, body }) => askHandInBack(context, viewer, params.voteId, body));
  route(app, api.decideHandInBack, ({ viewer, params, body }) => decideHandInBack(context, viewer, params.returnId, body));
  route(app, api.enterPaper, ({ viewer, params, body }) => enterPaper(context, viewer, params.voteId, body));
  route(app, api.withdrawPaper, ({ viewer, params, body }) => withdrawPaper(context, viewer, params.paperId, body));
  route(app, api.giveProxy, ({ viewer, params, body }) => giveProxy(context, viewer, params.voteId, body));
  route(app, api.endProxy, ({ viewer, params, body }) => endProxy(context, viewer, params.proxyId, body));
  route(app, api.postponeVote, ({ viewer, params, body }) => postponeVote(context, viewer, params.voteId, body));
  route(app, api.closeVote, ({ viewer, params, body }) => closeVote(context, viewer, params.voteId, body));
  route(app, api.voidVote, ({ viewer, params, body }) => voidVote(context, viewer, params.voteId, body));
  route(app, api.publishVote, ({ viewer, params, body }) => publishVote(context, viewer, params.voteId, body));
  route(app, api.listMyVotes, ({ viewer }) => listMine(context, viewer));
  route(app, api.getMyVote, ({ viewer, params }) => getMine(context, viewer, params.voteId));
  route(app, api.castBallot, ({ viewer, params, body }) => castByPhone(context, viewer, params.voteId, body));
  route(app, api.endMyMandate, ({ viewer, params, body }) => endMyMandate(context, viewer, params.voteId, body));
  publicRoute(app, api.getOpenVote, ({ viewer, params }) => openVoteShown(context, viewer, params.voteId));
  publicRoute(app, api.findBallot, ({ viewer, params }) => ballotOf(context, viewer, params.voteId, params.digest));
  fileRoute(app, context.kernel.disk, api.getBundle, async ({ viewer, params, reply }) => {
    const { name, text } = await bundleOf(context, viewer, params.voteId);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'private, max-age=300')
      .type('application/json; charset=utf-8')
      .send(text);
  });
};
