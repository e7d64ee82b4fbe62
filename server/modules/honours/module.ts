import { defineModule } from '#kernel/module.ts';
import { createHonours, type Honours } from './honours.ts';
import { honourRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    honours: Honours;
  }
}

export default defineModule({
  name: 'honours',
  needs: ['territory', 'persons'],
  create: createHonours,
  routes: (app, _, honours) => honourRoutes(app, honours),
});
