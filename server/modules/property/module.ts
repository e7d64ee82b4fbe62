import { defineModule } from '#kernel/module.ts';
import { propertyJobs } from './jobs/jobs.ts';
import { createProperty, type Property } from './property.ts';
import { propertyRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    property: Property;
  }
}

export default defineModule({
  name: 'property',
  needs: ['territory', 'organisations', 'cases', 'registers', 'scorecards', 'disclosures', 'meetings'],
  create: createProperty,
  jobs: (_, property) => propertyJobs(property),
  routes: (app, _, property) => propertyRoutes(app, property),
});
