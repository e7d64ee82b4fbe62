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
  create: (kernel, { territory, places }) => createCoverage(kernel, territory, places),
  routes: coverageRoutes,
});
