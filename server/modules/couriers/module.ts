import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { defineModule } from '#kernel/module.ts';
import { type Couriers, createCouriers, forgottenBefore } from './couriers.ts';
import { courierRoutes } from './routes.ts';
import { dropEnded } from './store/couriers.ts';

declare module '#kernel/module.ts' {
  interface Services {
    couriers: Couriers;
  }
}

export default defineModule({
  name: 'couriers',
  needs: ['territory', 'persons', 'places', 'cases', 'points'],
  create: createCouriers,
  routes: (app, _, couriers) => courierRoutes(app, couriers),
  jobs: (kernel) => [
    {
      id: 'couriers.forget',
      cron: '20 3 * * *',
      run: () =>
        eachJurisdiction(kernel, 'couriers.forget', (id) =>
          kernel.db.write(systemAccess(id), (tx) => dropEnded(tx, forgottenBefore(kernel.clock.now()))),
        ),
    },
  ],
});
