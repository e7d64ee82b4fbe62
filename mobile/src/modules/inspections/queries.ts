import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as inspectionsApi from '#client/endpoints/inspections.ts';
import type { FindingState } from '#contract/inspections/values.ts';
import { call } from '../../api.ts';

/** First key of everything about daily checks. */
export const inspectionsKey = 'inspections';

/** Estates the worker may check, with the sheet. */
export const startQuery = queryOptions({
  queryKey: [inspectionsKey, 'start'],
  queryFn: ({ signal }) => call(inspectionsApi.getInspectionStart, {}, signal),
});

/** Deductions in a state, newest first. */
export const findingsQuery = (state: FindingState) =>
  infiniteQueryOptions({
    queryKey: [inspectionsKey, 'list', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(inspectionsApi.listFindings, { query: { state: [state], cursor: pageParam, limit: 20 } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const findingQuery = (findingId: string) =>
  queryOptions({
    queryKey: [inspectionsKey, 'one', findingId],
    queryFn: ({ signal }) => call(inspectionsApi.getFinding, { params: { findingId } }, signal),
  });

/** The month of one's own estates as it stands. */
export const monthQuery = queryOptions({
  queryKey: [inspectionsKey, 'month'],
  queryFn: ({ signal }) => call(inspectionsApi.getInspectionMonth, { query: {} }, signal),
});
