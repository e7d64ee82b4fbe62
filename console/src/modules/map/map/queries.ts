import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MapLayerId } from '#contract/map/layers.ts';
import { call, endpoints } from '../../../app/api.ts';

export const mapSetupQuery = queryOptions({
  queryKey: ['map', 'setup'],
  queryFn: ({ signal }) => call(endpoints.map.getMapSetup, {}, signal),
  staleTime: 60_000,
});
export const mapCountsQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: ['map', 'counts', area ?? null],
    queryFn: ({ signal }) => call(endpoints.map.getMapCounts, { query: { area } }, signal),
    staleTime: 5_000,
    // presence and lights move without anybody saying so
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
export const mapFeaturesQuery = (layer: MapLayerId, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['map', 'features', layer, ids.join()],
    queryFn: ({ signal }) => call(endpoints.map.getMapFeatures, { query: { layer, ids: [...ids] } }, signal),
    staleTime: 5_000,
  });
