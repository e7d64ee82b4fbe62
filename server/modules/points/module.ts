import { defineModule } from '#kernel/module.ts';
import { createPoints, type Points } from './points.ts';
import { pointRoutes } from './routes.ts';
import { payAwaited, tellExpiring } from './rules/commands/keep-up.ts';
import { followMerged } from './uses.ts';

declare module '#kernel/module.ts' {
  interface Services {
    points: Points;
  }
}

export default defineModule({
  name: 'points',
  needs: ['territory', 'accounts', 'organisations', 'persons'],
  create: createPoints,
  jobs: (kernel, { rules, ledger }) => [
    { id: 'points.expire', cron: '*/10 * * * *', run: async () => (await import('./jobs/expire.ts')).expire(kernel) },
    { id: 'points.pay-awaited', cron: '*/10 * * * *', run: () => payAwaited(rules) },
    { id: 'points.follow-merged', cron: '5-55/10 * * * *', run: () => followMerged(kernel, ledger) },
    { id: 'points.tell-expiring', cron: '20 8 * * *', run: () => tellExpiring(rules) },
  ],
  routes: (app, _, points) => pointRoutes(app, points),
});
