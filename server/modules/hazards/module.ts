import { defineModule } from '#kernel/module.ts';
import { createHazards, type Hazards } from './hazards.ts';
import { hazardRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    hazards: Hazards;
  }
}

export default defineModule({
  name: 'hazards',
  needs: ['territory', 'organisations', 'cases', 'documents'],
  create: createHazards,
  routes: (app, _, hazards) => hazardRoutes(app, hazards),
});
