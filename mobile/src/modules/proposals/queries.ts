import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as proposalsApi from '#client/endpoints/proposals.ts';
import { call } from '../../api.ts';

/** Proposals everybody may see: those under way, or those that have ended. */
export const openQuery = (view: 'running' | 'ended') =>
  infiniteQueryOptions({
    queryKey: ['proposals', 'open', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(proposalsApi.listOpenProposals, { query: { view, limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The newest of those under way. */
export const newestQuery = queryOptions({
  queryKey: ['proposals', 'newest'],
  queryFn: async ({ signal }) => (await call(proposalsApi.listOpenProposals, { query: { view: 'running', limit: 3 } }, signal)).items,
});

export const proposalQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'one', proposalId],
    queryFn: ({ signal }) => call(proposalsApi.getProposal, { params: { proposalId } }, signal),
  });

export const commentsQuery = (proposalId: string) =>
  infiniteQueryOptions({
    queryKey: ['proposals', 'comments', proposalId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        proposalsApi.listProposalComments,
        { params: { proposalId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const amendmentsQuery = (proposalId: string) =>
  infiniteQueryOptions({
    queryKey: ['proposals', 'amendments', proposalId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        proposalsApi.listProposalAmendments,
        { params: { proposalId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const historyQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'history', proposalId],
    queryFn: ({ signal }) => call(proposalsApi.getProposalHistory, { params: { proposalId } }, signal),
  });
