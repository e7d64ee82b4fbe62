import { defineModule } from '#kernel/module.ts';
import { remindMediators } from './commands/remind.ts';
import { createDisputes, type Disputes } from './disputes.ts';
import { disputeRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    disputes: Disputes;
  }
}

export default defineModule({
  name: 'disputes',
  needs: ['territory', 'organisations', 'accounts', 'cases', 'documents', 'persons', 'rosters', 'archive'],
  create: createDisputes,
  routes: (app, _, disputes) => disputeRoutes(app, disputes),
  jobs: (kernel) => [{ id: 'disputes.remind', cron: '*/10 * * * *', run: () => remindMediators(kernel) }],
});
