import { defineModule } from '#kernel/module.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { coverageRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    coverage: Coverage;
  }
}

export default defineModule({
  name: 'coverage',
  needs: ['territory', 'places'],
  create: (_, { territory, places }) => createCoverage(territory, places),
  routes: coverageRoutes,
});
