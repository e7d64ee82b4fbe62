import { defineModule } from '#kernel/module.ts';
import type { Context } from './context.ts';
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
  needs: ['territory', 'map', 'persons', 'organisations', 'coverage'],
  create: (kernel, { territory, map, persons, coverage }) => {
    const context = createHouseholds(kernel, territory, map, persons);
    coverage.measures.add(buildingsWithoutHead);
    return context;
  },
  routes: householdRoutes,
});
