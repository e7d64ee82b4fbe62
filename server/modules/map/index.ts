export { everything, ownAreas } from './access.ts';
export { basemapHosts } from './basemap.ts';
export type { MapLayer } from './layers.ts';
export { type CityMap, createMap } from './map.ts';
export type { MapPoint } from './point-store.ts';
export { mapRoutes } from './routes.ts';
