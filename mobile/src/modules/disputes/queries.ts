import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as disputesApi from '#client/endpoints/disputes.ts';
import * as documentsApi from '#client/endpoints/documents.ts';
import { call } from '../../api.ts';

/** First key of everything about disputes. */
export const disputesKey = 'disputes';

/** Disputes this account mediates or, else, may see; newest first. */
export const disputesQuery = (mine: boolean) =>
  infiniteQueryOptions({
    queryKey: [disputesKey, mine],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(disputesApi.listDisputes, { query: { mine: mine ? 'true' : 'false', cursor: pageParam, limit: 20 } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const disputeQuery = (disputeId: string) =>
  queryOptions({
    queryKey: [disputesKey, 'one', disputeId],
    queryFn: ({ signal }) => call(disputesApi.getDispute, { params: { disputeId } }, signal),
  });

/** The agreement with its parties; never kept on the device: it names people. */
export const agreementQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['agreement', documentId],
    queryFn: ({ signal }) => call(documentsApi.getDocument, { params: { documentId } }, signal),
  });
