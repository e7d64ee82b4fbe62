import { defineModule } from '#kernel/module.ts';
import { retain } from './jobs/retain.ts';
import { createPersons, type Persons } from './persons.ts';
import { personRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    persons: Persons;
  }
}

export default defineModule({
  name: 'persons',
  needs: ['territory'],
  create: (kernel, { territory }) => createPersons(kernel, territory),
  routes: (app, _, persons) => personRoutes(app, persons),
  jobs: (_, { context }) => [{ id: 'persons.retain', cron: '51 2 * * *', run: () => retain(context) }],
});
