import { defineModule } from '#kernel/module.ts';
import type { Members } from './context.ts';
import { letterPaper } from './paper.ts';
import { transferTodos } from './queries/transfers.ts';
import { memberRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    members: Members;
  }
}

export default defineModule({
  name: 'members',
  needs: ['territory', 'organisations', 'registers', 'documents'],
  create: (kernel, { documents, ...services }): Members => {
    const members: Members = { kernel, ...services };
    documents.sources.add(letterPaper);
    kernel.todos.add(transferTodos(members));
    return members;
  },
  routes: (app, _, members) => memberRoutes(app, members),
  jobs: (_, members) => [
    { id: 'members.remind', cron: '25 7 * * *', run: async () => (await import('./jobs/remind.ts')).remindOfLetters(members) },
  ],
});
