import { defineModule } from '#kernel/module.ts';
import { remindEverywhere } from './commands/remind.ts';
import { whistleMeasures } from './measures.ts';
import { whistleRoutes } from './routes.ts';
import { arrivalCheck } from './self-check.ts';
import { heldWhistles } from './store/held.ts';
import { createWhistles, type Whistles } from './whistles.ts';

declare module '#kernel/module.ts' {
  interface Services {
    whistles: Whistles;
  }
}

export default defineModule({
  name: 'whistles',
  needs: ['territory', 'organisations', 'accounts', 'cases', 'demands', 'archive', 'scorecards'],
  create: (kernel, { demands, archive, scorecards, ...services }) => {
    demands.checks.add(arrivalCheck);
    for (const measure of whistleMeasures) scorecards.measures.add(measure);
    archive.holdings.addRows(heldWhistles);
    return createWhistles(kernel, services);
  },
  routes: (app, _, whistles) => whistleRoutes(app, whistles),
  jobs: (_, { context }) => [{ id: 'whistles.remind', cron: '* * * * *', run: () => remindEverywhere(context) }],
});
