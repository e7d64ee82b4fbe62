import { defineModule } from '#kernel/module.ts';
import { createDuties, type Duties } from './duties.ts';
import { dutyRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    duties: Duties;
  }
}

export default defineModule({
  name: 'duties',
  needs: ['territory', 'organisations', 'persons', 'households', 'activities', 'map', 'volunteers'],
  create: createDuties,
  routes: (app, _, duties) => dutyRoutes(app, duties),
  jobs: (_, { context }) => [
    { id: 'duties.keep-up', cron: '47 5 * * *', run: async () => (await import('./jobs/keep-up.ts')).keepDuties(context) },
  ],
});
