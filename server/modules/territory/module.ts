import { defineModule } from '#kernel/module.ts';
import { territoryRoutes } from './routes.ts';
import { createTerritory, type Territory } from './territory.ts';

declare module '#kernel/module.ts' {
  interface Services {
    territory: Territory;
  }
}

export default defineModule({
  name: 'territory',
  needs: [],
  create: createTerritory,
  routes: territoryRoutes,
});
