import { defineModule } from '#kernel/module.ts';
import type { Context } from './context.ts';
import { contactDay } from './day.ts';
import { createHouseholds } from './households.ts';
import { buildingsWithoutHead } from './measures.ts';
import { householdRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    households: Context;
  }
}

export default defineModule({
  name: 'households',
  needs: ['territory', 'map', 'persons', 'organisations', 'coverage', 'activities', 'field'],
  create: (kernel, { territory, map, persons, coverage, activities, field }) => {
    const context = createHouseholds(kernel, territory, map, persons, activities.acts);
    field.day.add(contactDay(context));
    coverage.measures.add(buildingsWithoutHead);
    return context;
  },
  routes: householdRoutes,
});
