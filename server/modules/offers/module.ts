import { defineModule } from '#kernel/module.ts';
import { createOffers, type Offers } from './offers.ts';
import { offerRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    offers: Offers;
  }
}

export default defineModule({
  name: 'offers',
  needs: ['territory', 'organisations', 'persons', 'points'],
  create: createOffers,
  routes: (app, _, offers) => offerRoutes(app, offers),
  jobs: (_, { context }) => [
    { id: 'offers.expire', cron: '20 * * * *', run: async () => (await import('./jobs/expire.ts')).expireVouchers(context) },
    { id: 'offers.close-sheets', cron: '30 1 * * *', run: async () => (await import('./jobs/close-sheets.ts')).closeSheets(context) },
  ],
});
