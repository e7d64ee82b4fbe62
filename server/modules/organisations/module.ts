import { defineModule } from '#kernel/module.ts';
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
  needs: ['territory', 'map', 'coverage', 'persons'],
  create: (kernel, { territory, map, coverage, persons }) => createOrganisations(kernel, territory, map, coverage, persons),
  routes: (app, _, organisations) => organisationRoutes(app, organisations),
  jobs: (_, { context }) => [{ id: 'people.remind', cron: '5 7 * * *', run: () => remindOfAgreements(context) }],
});
