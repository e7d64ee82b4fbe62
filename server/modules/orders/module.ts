import { defineModule } from '#kernel/module.ts';
import { keepUp } from './jobs/keep-up.ts';
import { createOrders, type Orders } from './orders.ts';
import { orderRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    orders: Orders;
  }
}

export default defineModule({
  name: 'orders',
  needs: ['territory', 'organisations', 'accounts', 'cases', 'persons', 'households', 'volunteers', 'duties'],
  create: createOrders,
  routes: (app, _, orders) => orderRoutes(app, orders),
  jobs: (_, { context }) => [{ id: 'orders.keep-up', cron: '*/10 * * * *', run: () => keepUp(context) }],
});
