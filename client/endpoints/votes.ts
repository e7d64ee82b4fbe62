// Generated from contract/votes/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/votes/api.ts';
import { is } from '../endpoint.ts';

export const askHandInBack = /* @__PURE__ */ is<typeof api.askHandInBack>('POST', '/api/votes/:voteId/hand-in-returns', 'id title');
export const castBallot = /* @__PURE__ */ is<typeof api.castBallot>('POST', '/api/my-votes/:voteId/ballots', 'voteId key');
export const closeVote = /* @__PURE__ */ is<typeof api.closeVote>('POST', '/api/votes/:voteId/close', 'id title');
export const decideHandInBack = /* @__PURE__ */ is<typeof api.decideHandInBack>('POST', '/api/vote-hand-in-returns/:returnId', 'id title');
export const endMyMandate = /* @__PURE__ */ is<typeof api.endMyMandate>('POST', '/api/my-votes/:voteId/mandates/end', 'voteId key');
export const endProxy = /* @__PURE__ */ is<typeof api.endProxy>('POST', '/api/vote-proxies/:proxyId/end', 'id title');
export const enterPaper = /* @__PURE__ */ is<typeof api.enterPaper>('POST', '/api/votes/:voteId/papers', 'id slip');
export const findBallot = /* @__PURE__ */ is<typeof api.findBallot>('GET', '/api/open/votes/:voteId/ballots/:digest', 'marks');
export const getMyVote = /* @__PURE__ */ is<typeof api.getMyVote>('GET', '/api/my-votes/:voteId', 'id title');
export const getOpenVote = /* @__PURE__ */ is<typeof api.getOpenVote>('GET', '/api/open/votes/:voteId', 'id title');
export const getVote = /* @__PURE__ */ is<typeof api.getVote>('GET', '/api/votes/:voteId', 'id title');
export const giveProxy = /* @__PURE__ */ is<typeof api.giveProxy>('POST', '/api/votes/:voteId/proxies', 'id title');
export const handInPaper = /* @__PURE__ */ is<typeof api.handInPaper>('POST', '/api/votes/:voteId/hand-in', 'id title');
export const listMyVotes = /* @__PURE__ */ is<typeof api.listMyVotes>('GET', '/api/my-votes', 'items');
export const listPapers = /* @__PURE__ */ is<typeof api.listPapers>('GET', '/api/votes/:voteId/papers', 'items next');
export const listRoll = /* @__PURE__ */ is<typeof api.listRoll>('GET', '/api/votes/:voteId/roll', 'items next');
export const listVotes = /* @__PURE__ */ is<typeof api.listVotes>('GET', '/api/votes', 'items next');
export const openPoll = /* @__PURE__ */ is<typeof api.openPoll>('POST', '/api/votes', 'id title');
export const postponeVote = /* @__PURE__ */ is<typeof api.postponeVote>('POST', '/api/votes/:voteId/postpone', 'id title');
export const publishVote = /* @__PURE__ */ is<typeof api.publishVote>('POST', '/api/votes/:voteId/publish', 'id title');
export const serveBallots = /* @__PURE__ */ is<typeof api.serveBallots>('POST', '/api/votes/:voteId/served', 'id title');
export const voidVote = /* @__PURE__ */ is<typeof api.voidVote>('POST', '/api/votes/:voteId/void', 'id title');
export const withdrawPaper = /* @__PURE__ */ is<typeof api.withdrawPaper>('POST', '/api/vote-papers/:paperId/withdraw', 'id slip');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly votes: typeof import('./votes.ts');
  }
}
