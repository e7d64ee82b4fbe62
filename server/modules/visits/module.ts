import { defineModule } from '#kernel/module.ts';
import { visitRoutes } from './routes.ts';
import { createVisits, type Visits } from './visits.ts';

declare module '#kernel/module.ts' {
  interface Services {
    visits: Visits;
  }
}

export default defineModule({
  name: 'visits',
  needs: ['territory', 'persons', 'households', 'cases', 'demands', 'registers', 'rosters', 'coverage', 'activities', 'field'],
  create: (kernel, { households: _, rosters: __, ...services }) => createVisits(kernel, services),
  routes: (app, _, visits) => visitRoutes(app, visits),
  jobs: (_, { context }) => [
    { id: 'visits.keep', cron: '37 2 * * *', run: async () => (await import('./jobs/keep.ts')).keepVisits(context) },
  ],
});
