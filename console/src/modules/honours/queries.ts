import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

export const honoursQuery = (view: 'running' | 'decided') =>
  listQuery(['honours', 'list', view], (cursor, signal) =>
    call(endpoints.honours.listHonours, { query: { view, cursor, limit: 30 } }, signal),
  );
export const honourQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['honours', 'one', roundId],
    queryFn: ({ signal }) => call(endpoints.honours.getHonour, { params: { roundId } }, signal),
  });
export const appraisalsQuery = listQuery(['honours', 'appraisals'], (cursor, signal) =>
  call(endpoints.honours.listAppraisals, { query: { cursor, limit: 30 } }, signal),
);
