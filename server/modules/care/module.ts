import { defineModule } from '#kernel/module.ts';
import { type Care, createCare } from './care.ts';
import { careRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    care: Care;
  }
}

export default defineModule({
  name: 'care',
  needs: ['territory', 'accounts', 'persons', 'places', 'visits'],
  create: createCare,
  routes: (app, _, care) => careRoutes(app, care),
  jobs: (_, { context }) => [
    { id: 'care.expire', cron: '10 0 * * *', run: async () => (await import('./jobs/end-expired.ts')).endExpired(context) },
    { id: 'care.remind', cron: '35 7 * * *', run: async () => (await import('./jobs/remind.ts')).remindOfCare(context) },
  ],
});
