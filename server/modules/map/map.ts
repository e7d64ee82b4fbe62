import type { Kernel } from '#kernel/kernel.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createMapLayers, type MapLayers } from './layers.ts';

/** The one map, as other modules put things on it. */
export interface CityMap {
  /** Layers of the map; every module adds its own. */
  readonly layers: MapLayers;
  readonly territory: Territory;
}

/** Opens the map: layers in memory, by jurisdiction, drawn over the areas of the territory. */
export const createMap = (kernel: Kernel, territory: Territory): CityMap => ({
  layers: createMapLayers(kernel, territory.snapshot),
  territory,
});
