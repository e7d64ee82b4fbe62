import { defineModule } from '#kernel/module.ts';
import { lookAheadEverywhere } from './commands/look-ahead.ts';
import { handoverDay } from './day.ts';
import { createRosters, type Rosters } from './rosters.ts';
import { rosterRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    rosters: Rosters;
  }
}

export default defineModule({
  name: 'rosters',
  needs: ['territory', 'map', 'organisations', 'accounts', 'field'],
  create: (kernel, services) => {
    const rosters = createRosters(kernel, services);
    services.field.day.add(handoverDay(rosters.context));
    return rosters;
  },
  routes: (app, _, rosters) => rosterRoutes(app, rosters),
  jobs: (_, { context }) => [{ id: 'rosters.look-ahead', cron: '20 7,16 * * *', run: () => lookAheadEverywhere(context) }],
});
