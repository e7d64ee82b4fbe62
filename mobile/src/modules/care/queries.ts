import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as careApi from '#client/endpoints/care.ts';
import { call } from '../../api.ts';

/** First key of everything about care. */
export const careKey = 'care';

/** Records this account leads or visits by. */
export const recordsQuery = infiniteQueryOptions({
  queryKey: [careKey, 'records'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(careApi.listCare, { query: { cursor: pageParam, limit: 20 } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

export const canteensQuery = queryOptions({
  queryKey: [careKey, 'canteens'],
  queryFn: ({ signal }) => call(careApi.listCanteens, {}, signal),
});
export const myMealsQuery = queryOptions({
  queryKey: [careKey, 'my-meals'],
  queryFn: ({ signal }) => call(careApi.getMyMeals, {}, signal),
});
