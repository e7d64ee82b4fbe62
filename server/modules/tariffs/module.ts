import { defineModule } from '#kernel/module.ts';
import { keepUp } from './jobs/keep-up.ts';
import { tariffRoutes } from './routes.ts';
import { createTariffs, type Tariffs } from './tariffs.ts';

declare module '#kernel/module.ts' {
  interface Services {
    tariffs: Tariffs;
  }
}

export default defineModule({
  name: 'tariffs',
  needs: ['territory', 'organisations', 'cases'],
  create: createTariffs,
  routes: (app, _, tariffs) => tariffRoutes(app, tariffs),
  jobs: (_, { context }) => [{ id: 'tariffs.keep-up', cron: '20 * * * *', run: () => keepUp(context) }],
});
