import { defineModule } from '#kernel/module.ts';
import { type CoverageService, createCoverage } from './coverage.ts';
import { coverageRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    coverage: CoverageService;
  }
}

export default defineModule({
  name: 'coverage',
  needs: ['territory', 'places'],
  create: (kernel, { territory, places }) => createCoverage(kernel, territory, places),
  routes: coverageRoutes,
});
