import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as scorecardsApi from '#client/endpoints/scorecards.ts';
import { call } from '../../api.ts';

export const ownQuery = queryOptions({
  queryKey: ['scorecards', 'own'],
  queryFn: ({ signal }) => call(scorecardsApi.listOwnScores, {}, signal),
});
export const scoreQuery = (runId: string, subject: string) =>
  queryOptions({
    queryKey: ['scorecards', 'score', runId, subject],
    queryFn: ({ signal }) => call(scorecardsApi.getScore, { params: { runId, subject } }, signal),
  });
/** What was contested of a period by those the viewer stands for. */
export const appealsQuery = (runId: string) =>
  queryOptions({
    queryKey: ['scorecards', 'appeals', runId],
    queryFn: ({ signal }) => call(scorecardsApi.listAppeals, { params: { runId }, query: { limit: 100 } }, signal),
  });
export const bulletinsQuery = infiniteQueryOptions({
  queryKey: ['scorecards', 'bulletins'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(scorecardsApi.listBulletins, { query: { cursor: pageParam, limit: 20 } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
export const bulletinQuery = (bulletinId: string) =>
  queryOptions({
    queryKey: ['scorecards', 'bulletin', bulletinId],
    queryFn: ({ signal }) => call(scorecardsApi.getBulletin, { params: { bulletinId } }, signal),
  });
