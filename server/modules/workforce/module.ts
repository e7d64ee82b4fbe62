import { defineModule } from '#kernel/module.ts';
import type { Workforce } from './context.ts';
import { workforceRoutes } from './routes.ts';
import { createWorkforce } from './workforce.ts';

declare module '#kernel/module.ts' {
  interface Services {
    workforce: Workforce;
  }
}

export default defineModule({
  name: 'workforce',
  needs: ['territory', 'registers'],
  create: createWorkforce,
  routes: (app, _, workforce) => workforceRoutes(app, workforce),
  jobs: (_, workforce) => [
    { id: 'workforce.tell-due', cron: '20 7 * * *', run: async () => (await import('./jobs/tell-due.ts')).tellOfDue(workforce) },
  ],
});
