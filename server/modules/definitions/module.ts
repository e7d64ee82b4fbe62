import { defineModule } from '#kernel/module.ts';
import { definitionRoutes } from './routes.ts';

export default defineModule({
  name: 'definitions',
  needs: [],
  routes: definitionRoutes,
  jobs: (kernel) => [
    {
      id: 'definitions.come-into-force',
      cron: '* * * * *',
      run: async () => (await import('./jobs/come-into-force.ts')).comeIntoForce(kernel),
    },
  ],
});
