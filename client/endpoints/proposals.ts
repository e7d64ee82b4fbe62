// Generated from contract/proposals/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/proposals/api.ts';
import { is } from '../endpoint.ts';

export const amendProposal = /* @__PURE__ */ is<typeof api.amendProposal>('POST', '/api/proposals/:proposalId/amendments', 'id by');
export const answerProposalAmendment = /* @__PURE__ */ is<typeof api.answerProposalAmendment>('POST', '/api/proposal-amendments/:amendmentId/answer', 'id by');
export const answerProposalComment = /* @__PURE__ */ is<typeof api.answerProposalComment>('POST', '/api/proposal-comments/:commentId/answer', 'id by');
export const beginProposalStep = /* @__PURE__ */ is<typeof api.beginProposalStep>('POST', '/api/proposals/:proposalId/steps/begin', 'id title');
export const changeProposalText = /* @__PURE__ */ is<typeof api.changeProposalText>('PUT', '/api/proposals/:proposalId/text', 'id title');
export const commentProposal = /* @__PURE__ */ is<typeof api.commentProposal>('POST', '/api/proposals/:proposalId/comments', 'id by');
export const createProposal = /* @__PURE__ */ is<typeof api.createProposal>('POST', '/api/proposals', 'id title');
export const endProposalStep = /* @__PURE__ */ is<typeof api.endProposalStep>('POST', '/api/proposals/:proposalId/steps/end', 'id title');
export const evaluateProposal = /* @__PURE__ */ is<typeof api.evaluateProposal>('POST', '/api/proposals/:proposalId/evaluation', 'id title');
export const extendProposalStep = /* @__PURE__ */ is<typeof api.extendProposalStep>('POST', '/api/proposals/:proposalId/steps/extend', 'id title');
export const getProposal = /* @__PURE__ */ is<typeof api.getProposal>('GET', '/api/proposals/:proposalId', 'id title');
export const getProposalHistory = /* @__PURE__ */ is<typeof api.getProposalHistory>('GET', '/api/proposals/:proposalId/history', 'items more');
export const listOpenProposals = /* @__PURE__ */ is<typeof api.listOpenProposals>('GET', '/api/open/proposals', 'items next');
export const listProposalAmendments = /* @__PURE__ */ is<typeof api.listProposalAmendments>('GET', '/api/proposals/:proposalId/amendments', 'items next');
export const listProposalComments = /* @__PURE__ */ is<typeof api.listProposalComments>('GET', '/api/proposals/:proposalId/comments', 'items next');
export const listProposalMethods = /* @__PURE__ */ is<typeof api.listProposalMethods>('GET', '/api/proposal-methods', 'methods');
export const listProposalVersions = /* @__PURE__ */ is<typeof api.listProposalVersions>('GET', '/api/proposals/:proposalId/versions', 'items next');
export const listProposals = /* @__PURE__ */ is<typeof api.listProposals>('GET', '/api/proposals', 'items next');
export const withdrawProposal = /* @__PURE__ */ is<typeof api.withdrawProposal>('POST', '/api/proposals/:proposalId/withdraw', 'id title');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly proposals: typeof import('./proposals.ts');
  }
}
