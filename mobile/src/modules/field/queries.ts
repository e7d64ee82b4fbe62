import { queryOptions } from '@tanstack/react-query';
import * as fieldApi from '#client/endpoints/field.ts';
import * as territoryApi from '#client/endpoints/territory.ts';
import type { BoundaryCollection } from '#ui/map.ts';
import { call } from '../../api.ts';
import { meQuery, queryClient } from '../../queries.ts';

/** What the holder has to do today, as the server last told. */
export const dayQuery = queryOptions({
  queryKey: ['field', 'day'],
  queryFn: ({ signal }) => call(fieldApi.getDay, { query: {} }, signal),
});

/** What is recorded about the holder. */
export const recordedQuery = queryOptions({
  queryKey: ['recorded'],
  queryFn: ({ signal }) => call(fieldApi.getRecorded, {}, signal),
  staleTime: 0,
});

/** Digits of a community's code; its grids' begin with them. */
const communityDigits = 12;
/** Areas of posts whose outlines are brought at most: more than anybody walks in a day. */
const mostAreas = 6;
const outlinesOf = async (level: 'street' | 'community' | 'grid', within?: string): Promise<BoundaryCollection> =>
  (await call(territoryApi.getBoundaries, { query: { level, within } })) as BoundaryCollection;

/** Outlines of where the holder works: the grids of their communities, or the communities of their street, among all streets. */
export const groundQuery = queryOptions({
  queryKey: ['field', 'ground'],
  staleTime: 86_400_000,
  queryFn: async () => {
    const me = await queryClient.fetchQuery(meQuery);
    const codes = (me?.posts ?? []).flatMap(({ area }) => (area ? [area.code.slice(0, communityDigits)] : []));
    const [streets, ...own] = await Promise.all([
      outlinesOf('street'),
      ...[...new Set(codes)].slice(0, mostAreas).map((code) => outlinesOf(code.length < communityDigits ? 'community' : 'grid', code)),
    ]);
    return { streets, own: { type: 'FeatureCollection' as const, features: own.flatMap(({ features }) => features) } };
  },
});
