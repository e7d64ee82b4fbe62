export { areasAllowedBy, everything } from './access.ts';
export type { MapLayer } from './layers.ts';
export { type CityMap, createMap } from './map.ts';
export type { MapPoint } from './point-store.ts';
