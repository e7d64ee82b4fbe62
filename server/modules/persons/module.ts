import { defineModule } from '#kernel/module.ts';
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
});
