import { defineModule } from '#kernel/module.ts';
import type { Notices } from './context.ts';
import { noticeJobs } from './jobs/jobs.ts';
import { createNotices } from './notices.ts';
import { noticeRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    notices: Notices;
  }
}

export default defineModule({
  name: 'notices',
  needs: ['accounts', 'rosters'],
  create: (kernel, { accounts, rosters }) => createNotices(kernel, accounts, rosters),
  routes: (app, _, notices) => noticeRoutes(app, notices),
  jobs: (_, notices) => noticeJobs(notices),
});
