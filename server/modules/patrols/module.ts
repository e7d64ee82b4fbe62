import { defineModule } from '#kernel/module.ts';
import { createPatrols, type Patrols } from './patrols.ts';
import { patrolRoutes } from './routes.ts';
import { heldScans } from './store/held.ts';

declare module '#kernel/module.ts' {
  interface Services {
    patrols: Patrols;
  }
}

export default defineModule({
  name: 'patrols',
  needs: ['territory', 'organisations', 'accounts', 'places', 'map', 'coverage', 'cases', 'hazards', 'activities', 'field', 'archive'],
  create: (kernel, { archive, ...services }) => {
    archive.holdings.addRows(heldScans);
    return createPatrols(kernel, services);
  },
  routes: (app, _, patrols) => patrolRoutes(app, patrols),
});
