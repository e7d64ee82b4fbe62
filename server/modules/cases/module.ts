import { defineModule } from '#kernel/module.ts';
import { type Cases, createCases } from './cases.ts';
import { caseJobs } from './jobs/jobs.ts';
import { caseRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    cases: Cases;
  }
}

export default defineModule({
  name: 'cases',
  needs: ['territory', 'map', 'organisations', 'accounts', 'persons'],
  create: createCases,
  routes: (app, _, cases) => caseRoutes(app, cases),
  jobs: (_, cases) => caseJobs(cases),
});
