import { defineModule } from '#kernel/module.ts';
import { type Covenants, createCovenants } from './covenants.ts';
import { covenantRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    covenants: Covenants;
  }
}

export default defineModule({
  name: 'covenants',
  needs: ['territory', 'persons', 'disclosures', 'votes'],
  create: createCovenants,
  routes: (app, _, covenants) => covenantRoutes(app, covenants),
});
