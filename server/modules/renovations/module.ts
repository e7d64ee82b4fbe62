import { defineModule } from '#kernel/module.ts';
import { createRenovations, type Renovations } from './renovations.ts';
import { renovationRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    renovations: Renovations;
  }
}

export default defineModule({
  name: 'renovations',
  needs: ['territory', 'persons', 'households', 'places', 'cases', 'surveys', 'votes', 'disclosures', 'assemblies', 'coverage'],
  create: createRenovations,
  routes: (app, _, renovations) => renovationRoutes(app, renovations),
});
