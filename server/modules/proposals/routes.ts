import type { FastifyInstance } from 'fastify';
import * as api from '#contract/proposals/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { evaluateProposal } from './commands/evaluate.ts';
import { beginStep, endStep, extendStep } from './commands/steps.ts';
import { amendProposal, answerAmendment, answerComment, commentProposal } from './commands/talk.ts';
import { changeText, createProposal, withdrawProposal } from './commands/texts.ts';
import type { Proposals } from './proposals.ts';
import { proposalHistory } from './queries/history.ts';
import {
  amendmentsPage,
  commentsPage,
  oneProposal,
  openProposals,
  proposalMethods,
  proposalsPage,
  versionsPage,
} from './queries/proposals.ts';

/** HTTP of proposals. */
export const proposalRoutes = (app: FastifyInstance, { context, sheet }: Proposals): void => {
  const { kernel } = context;
  publicRoute(app, api.listOpenProposals, ({ viewer, query }) => openProposals(context, viewer, query));
  publicRoute(app, api.getProposal, ({ viewer, params }) => oneProposal(context, viewer, params.proposalId));
  publicRoute(app, api.listProposalComments, ({ viewer, params, query }) => commentsPage(context, viewer, params.proposalId, query));
  publicRoute(app, api.listProposalAmendments, ({ viewer, params, query }) => amendmentsPage(context, viewer, params.proposalId, query));
  publicRoute(app, api.listProposalVersions, ({ viewer, params, query }) => versionsPage(context, viewer, params.proposalId, query));
  publicRoute(app, api.getProposalHistory, ({ viewer, params }) => proposalHistory(context, viewer, params.proposalId));
  route(app, api.listProposals, ({ viewer, query }) => proposalsPage(context, viewer, query));
  route(app, api.listProposalMethods, ({ viewer }) => proposalMethods(context, viewer));
  route(app, api.createProposal, ({ viewer, body }) => createProposal(context, viewer, body));
  route(app, api.changeProposalText, ({ viewer, params, body }) => changeText(context, viewer, params.proposalId, body));
  route(app, api.beginProposalStep, ({ viewer, params, body }) => beginStep(context, viewer, params.proposalId, body));
  route(app, api.extendProposalStep, ({ viewer, params, body }) => extendStep(context, viewer, params.proposalId, body));
  route(app, api.endProposalStep, ({ viewer, params, body }) => endStep(context, viewer, params.proposalId, body));
  route(app, api.withdrawProposal, ({ viewer, params, body }) => withdrawProposal(context, viewer, params.proposalId, body));
  route(app, api.commentProposal, ({ viewer, params, body }) => commentProposal(context, viewer, params.proposalId, body));
  route(app, api.answerProposalComment, ({ viewer, params, body }) => answerComment(context, viewer, params.commentId, body));
  route(app, api.amendProposal, ({ viewer, params, body }) => amendProposal(context, viewer, params.proposalId, body));
  route(app, api.answerProposalAmendment, ({ viewer, params, body }) => answerAmendment(context, viewer, params.amendmentId, body));
  route(app, api.evaluateProposal, ({ viewer, params, body }) => evaluateProposal(context, viewer, params.proposalId, body));
  fileRoute(app, kernel.disk, api.exportProposals, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
};
