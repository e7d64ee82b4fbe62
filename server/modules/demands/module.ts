import { defineModule } from '#kernel/module.ts';
import { pressComplaints } from './commands/press-complaints.ts';
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
  jobs: (_, { context }) => [{ id: 'demands.press_complaints', cron: '40 0,8 * * *', run: () => pressComplaints(context) }],
});
