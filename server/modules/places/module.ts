import { defineModule } from '#kernel/module.ts';
import { createPlaces, type Places } from './places.ts';
import { placeRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    places: Places;
  }
}

export default defineModule({
  name: 'places',
  needs: ['territory', 'map'],
  create: (kernel, { territory, map }) => createPlaces(kernel, territory, map),
  routes: placeRoutes,
});
