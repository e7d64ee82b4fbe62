import { defineModule } from '#kernel/module.ts';
import { createHazards, type Hazards } from './hazards.ts';
import { hazardRoutes } from './routes.ts';
import { heldHazards } from './store/held.ts';

declare module '#kernel/module.ts' {
  interface Services {
    hazards: Hazards;
  }
}

export default defineModule({
  name: 'hazards',
  needs: ['territory', 'organisations', 'cases', 'documents', 'archive'],
  create: (kernel, { archive, ...services }) => {
    archive.holdings.addRows(heldHazards);
    return createHazards(kernel, services);
  },
  routes: (app, _, hazards) => hazardRoutes(app, hazards),
});
