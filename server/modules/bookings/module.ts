import { defineModule } from '#kernel/module.ts';
import { type Bookings, createBookings } from './bookings.ts';
import { keepUp } from './commands/run-out.ts';
import { bookingRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    bookings: Bookings;
  }
}

export default defineModule({
  name: 'bookings',
  needs: ['territory', 'organisations', 'accounts', 'places', 'activities', 'persons'],
  create: createBookings,
  routes: (app, _, bookings) => bookingRoutes(app, bookings),
  jobs: (_, { context }) => [{ id: 'bookings.keep-up', cron: '*/5 * * * *', run: () => keepUp(context) }],
});
