import { defineModule } from '#kernel/module.ts';
import { remindEverywhere } from './commands/remind.ts';
import { whistleRoutes } from './routes.ts';
import { arrivalCheck } from './self-check.ts';
import { createWhistles, type Whistles } from './whistles.ts';

declare module '#kernel/module.ts' {
  interface Services {
    whistles: Whistles;
  }
}

export default defineModule({
  name: 'whistles',
  needs: ['territory', 'organisations', 'accounts', 'cases', 'demands'],
  create: (kernel, { demands, ...services }) => {
    demands.checks.add(arrivalCheck);
    return createWhistles(kernel, services);
  },
  routes: (app, _, whistles) => whistleRoutes(app, whistles),
  jobs: (_, { context }) => [{ id: 'whistles.remind', cron: '* * * * *', run: () => remindEverywhere(context) }],
});
