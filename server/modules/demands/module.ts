import { defineModule } from '#kernel/module.ts';
import { createDemands, type Demands } from './demands.ts';
import { demandRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    demands: Demands;
  }
}

export default defineModule({
  name: 'demands',
  needs: ['territory'],
  create: (kernel, { territory }) => createDemands(kernel, territory),
  routes: (app, _, demands) => demandRoutes(app, demands),
});
