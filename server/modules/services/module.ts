import { defineModule } from '#kernel/module.ts';
import { serviceRoutes } from './routes.ts';
import { createServices, type Services as Opened } from './services.ts';

declare module '#kernel/module.ts' {
  interface Services {
    services: Opened;
  }
}

export default defineModule({
  name: 'services',
  needs: ['territory', 'organisations', 'accounts', 'cases', 'documents', 'persons', 'places', 'registers', 'archive'],
  create: createServices,
  routes: (app, _, services) => serviceRoutes(app, services),
});
