import { defineModule } from '#kernel/module.ts';
import { volunteerRoutes } from './routes.ts';
import { createVolunteers, type Volunteers } from './volunteers.ts';

declare module '#kernel/module.ts' {
  interface Services {
    volunteers: Volunteers;
  }
}

export default defineModule({
  name: 'volunteers',
  needs: ['territory', 'organisations', 'accounts', 'documents', 'persons', 'points'],
  create: createVolunteers,
  routes: (app, _, volunteers) => volunteerRoutes(app, volunteers),
});
