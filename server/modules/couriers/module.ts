import { defineModule } from '#kernel/module.ts';
import { type Couriers, createCouriers } from './couriers.ts';
import { forget } from './jobs/forget.ts';
import { courierRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    couriers: Couriers;
  }
}

export default defineModule({
  name: 'couriers',
  needs: ['territory', 'accounts', 'persons', 'places', 'cases', 'points', 'coverage'],
  create: createCouriers,
  routes: (app, _, couriers) => courierRoutes(app, couriers),
  jobs: (kernel) => [{ id: 'couriers.forget', cron: '20 3 * * *', run: () => forget(kernel) }],
});
