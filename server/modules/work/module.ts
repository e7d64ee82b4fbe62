import { defineModule } from '#kernel/module.ts';
import { workJobs } from './jobs/jobs.ts';
import { workRoutes } from './routes.ts';

export default defineModule({
  name: 'work',
  needs: [],
  routes: (app, kernel) => workRoutes(app, kernel),
  jobs: (kernel) => workJobs(kernel),
});
