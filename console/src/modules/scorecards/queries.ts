import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

export const cardsQuery = queryOptions({
  queryKey: ['scorecards', 'cards'],
  queryFn: ({ signal }) => call(endpoints.scorecards.listCards, {}, signal),
});
export const measuresQuery = queryOptions({
  queryKey: ['scorecards', 'measures'],
  queryFn: ({ signal }) => call(endpoints.scorecards.listMeasures, {}, signal),
});
export const runsQuery = (card: string | undefined) =>
  listQuery(['scorecards', 'runs', card], (cursor, signal) =>
    call(endpoints.scorecards.listRuns, { query: { card, cursor, limit: 30 } }, signal),
  );
export const runQuery = (runId: string, edition?: number) =>
  queryOptions({
    queryKey: ['scorecards', 'run', runId, edition],
    queryFn: ({ signal }) => call(endpoints.scorecards.getRun, { params: { runId }, query: { edition } }, signal),
  });
export const scoreQuery = (runId: string, subject: string) =>
  queryOptions({
    queryKey: ['scorecards', 'score', runId, subject],
    queryFn: ({ signal }) => call(endpoints.scorecards.getScore, { params: { runId, subject } }, signal),
  });
export const appealsQuery = (runId: string) =>
  listQuery(['scorecards', 'appeals', runId], (cursor, signal) =>
    call(endpoints.scorecards.listAppeals, { params: { runId }, query: { cursor, limit: 30 } }, signal),
  );
export const differencesQuery = (runId: string) =>
  queryOptions({
    queryKey: ['scorecards', 'differences', runId],
    queryFn: ({ signal }) => call(endpoints.scorecards.compareRun, { params: { runId } }, signal),
  });
export const bulletinsQuery = listQuery(['scorecards', 'bulletins'], (cursor, signal) =>
  call(endpoints.scorecards.listBulletins, { query: { cursor, limit: 30 } }, signal),
);
export const bulletinQuery = (bulletinId: string) =>
  queryOptions({
    queryKey: ['scorecards', 'bulletin', bulletinId],
    queryFn: ({ signal }) => call(endpoints.scorecards.getBulletin, { params: { bulletinId } }, signal),
  });
export const draftQuery = (runId: string) =>
  queryOptions({
    queryKey: ['scorecards', 'draft', runId],
    queryFn: ({ signal }) => call(endpoints.scorecards.draftBulletin, { params: { runId } }, signal),
  });
