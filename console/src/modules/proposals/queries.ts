import { queryOptions } from '@tanstack/react-query';
import type { ProposalView } from '#contract/proposals/values.ts';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

/** Proposals of one list. */
export const proposalsQuery = (view: ProposalView, area: string | undefined) =>
  listQuery(['proposals', 'list', view, area], (cursor, signal) =>
    call(endpoints.proposals.listProposals, { query: { view, area, cursor, limit: 30 } }, signal),
  );
export const methodsQuery = queryOptions({
  queryKey: ['proposals', 'methods'],
  queryFn: async ({ signal }) => (await call(endpoints.proposals.listProposalMethods, {}, signal)).methods,
});
export const proposalQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'one', proposalId],
    queryFn: ({ signal }) => call(endpoints.proposals.getProposal, { params: { proposalId } }, signal),
  });
/** Where it is dealt with, and where it could be. */
export const meetingsQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'meetings', proposalId],
    queryFn: ({ signal }) => call(endpoints.meetings.listMeetingsOfProposal, { params: { proposalId } }, signal),
  });
export const commentsQuery = (proposalId: string) =>
  listQuery(['proposals', 'comments', proposalId], (cursor, signal) =>
    call(endpoints.proposals.listProposalComments, { params: { proposalId }, query: { cursor, limit: 30 } }, signal),
  );
export const amendmentsQuery = (proposalId: string) =>
  listQuery(['proposals', 'amendments', proposalId], (cursor, signal) =>
    call(endpoints.proposals.listProposalAmendments, { params: { proposalId }, query: { cursor, limit: 30 } }, signal),
  );
export const versionsQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'versions', proposalId],
    queryFn: async ({ signal }) =>
      (await call(endpoints.proposals.listProposalVersions, { params: { proposalId }, query: { limit: 200 } }, signal)).items,
  });
export const historyQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'history', proposalId],
    queryFn: ({ signal }) => call(endpoints.proposals.getProposalHistory, { params: { proposalId } }, signal),
  });
