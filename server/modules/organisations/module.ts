import { defineModule } from '#kernel/module.ts';
import { askForPromises } from './commands/ask-promises.ts';
import { remindOfAgreements } from './commands/remind.ts';
import { createOrganisations, type Organisations } from './organisations.ts';
import { organisationRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    organisations: Organisations;
  }
}

export default defineModule({
  name: 'organisations',
  needs: ['territory', 'map', 'coverage', 'persons', 'demands', 'documents'],
  create: (kernel, { territory, map, coverage, persons, demands, documents }) =>
    createOrganisations(kernel, territory, map, coverage, persons, demands, documents),
  routes: (app, _, organisations) => organisationRoutes(app, organisations),
  jobs: (_, { context }) => [
    { id: 'people.remind', cron: '5 7 * * *', run: () => remindOfAgreements(context) },
    { id: 'people.ask-for-promises', cron: '15 7 * * *', run: () => askForPromises(context) },
  ],
});
