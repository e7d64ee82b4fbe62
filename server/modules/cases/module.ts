import { defineModule } from '#kernel/module.ts';
import { type Cases, createCases } from './cases.ts';
import { caseDay } from './day.ts';
import { caseJobs } from './jobs/jobs.ts';
import { caseRoutes } from './routes.ts';
import { photoCheck } from './self-check.ts';

declare module '#kernel/module.ts' {
  interface Services {
    cases: Cases;
  }
}

export default defineModule({
  name: 'cases',
  needs: ['territory', 'map', 'organisations', 'accounts', 'persons', 'demands', 'rosters', 'field'],
  create: (kernel, services) => {
    services.demands.checks.add(photoCheck);
    const cases = createCases(kernel, services);
    services.field.day.add(caseDay(cases));
    return cases;
  },
  routes: (app, _, cases) => caseRoutes(app, cases),
  jobs: (_, cases) => caseJobs(cases),
});
