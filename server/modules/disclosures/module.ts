import { defineModule } from '#kernel/module.ts';
import { createDisclosures, type Disclosures } from './disclosures.ts';
import { tellOver } from './jobs/tell-over.ts';
import { disclosureRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    disclosures: Disclosures;
  }
}

export default defineModule({
  name: 'disclosures',
  needs: ['territory', 'persons', 'cases', 'places', 'coverage'],
  create: createDisclosures,
  routes: (app, _, disclosures) => disclosureRoutes(app, disclosures),
  jobs: (_, { context }) => [{ id: 'disclosures.tell-over', cron: '7 * * * *', run: () => tellOver(context) }],
});
