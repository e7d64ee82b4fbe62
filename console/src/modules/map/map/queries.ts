import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MapLayerId } from '#contract/map/layers.ts';
import { call, endpoints } from '../../../app/api.ts';
import { layerViews } from '../../../app/manifest.ts';
import type { Near } from './CityCanvas.tsx';

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
/** Ground that the things of these layers cover in a piece of the map; none from farther off. */
export const outlinesQuery = (layers: readonly MapLayerId[], near: Near | null) =>
  queryOptions({
    queryKey: ['map', 'outlines', layers.join(), near?.join() ?? null],
    queryFn: async ({ signal }) =>
      near === null ? [] : (await Promise.all(layers.map((layer) => layerViews[layer]?.outlines?.(near, signal) ?? []))).flat(),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
