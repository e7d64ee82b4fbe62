import { defineModule } from '#kernel/module.ts';
import { createInspections, type Inspections } from './inspections.ts';
import { inspectionRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    inspections: Inspections;
  }
}

export default defineModule({
  name: 'inspections',
  needs: ['territory', 'organisations', 'property', 'scorecards'],
  create: createInspections,
  routes: (app, _, inspections) => inspectionRoutes(app, inspections),
});
