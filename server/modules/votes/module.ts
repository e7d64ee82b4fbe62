import { defineModule } from '#kernel/module.ts';
import { voteRoutes } from './routes.ts';
import { createVotes, type Votes } from './votes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    votes: Votes;
  }
}

export default defineModule({
  name: 'votes',
  needs: ['territory', 'persons', 'households'],
  create: (kernel, { territory, persons }) => createVotes(kernel, { territory, persons }),
  routes: (app, _, votes) => voteRoutes(app, votes),
  jobs: (_, { context }) => [
    { id: 'votes.keep-time', cron: '* * * * *', run: async () => (await import('./jobs/keep-time.ts')).keepTime(context) },
  ],
});
