import { defineModule } from '#kernel/module.ts';
import { tellOverdue } from './commands/tell-overdue.ts';
import type { Objections } from './context.ts';
import { objectionMeasures } from './measures.ts';
import { createObjections } from './objections.ts';
import { objectionRoutes } from './routes.ts';
import { heldObjections } from './store/held.ts';

declare module '#kernel/module.ts' {
  interface Services {
    objections: Objections;
  }
}

export default defineModule({
  name: 'objections',
  needs: ['accounts', 'cases', 'archive', 'scorecards'],
  create: (kernel, { archive, scorecards, ...services }) => {
    for (const measure of objectionMeasures) scorecards.measures.add(measure);
    archive.holdings.addRows(heldObjections);
    return createObjections(kernel, services);
  },
  routes: (app, _, objections) => objectionRoutes(app, objections),
  jobs: (_, { context }) => [{ id: 'objections.tell-overdue', cron: '*/5 * * * *', run: () => tellOverdue(context) }],
});
