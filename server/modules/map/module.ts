import { defineModule } from '#kernel/module.ts';
import { basemapHosts } from './basemap.ts';
import { type CityMap, createMap } from './map.ts';
import { mapRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    map: CityMap;
  }
}

export default defineModule({
  name: 'map',
  needs: ['territory'],
  create: (kernel, { territory }) => createMap(kernel, territory),
  routes: mapRoutes,
  hosts: (config) => basemapHosts(config.tiandituKey),
});
