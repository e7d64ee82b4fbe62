import { defineModule } from '#kernel/module.ts';
import { createRegisters, type Registers } from './registers.ts';
import { registerRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    registers: Registers;
  }
}

export default defineModule({
  name: 'registers',
  needs: ['territory', 'organisations', 'places', 'persons', 'comments', 'coverage', 'scorecards'],
  create: createRegisters,
  routes: (app, _, registers) => registerRoutes(app, registers),
  jobs: (_, { context }) => [
    { id: 'registers.index-texts', cron: '* * * * *', run: async () => (await import('./jobs/search.ts')).indexTexts(context) },
    { id: 'registers.erase', cron: '40 3 * * *', run: async () => (await import('./jobs/erase.ts')).eraseKept(context) },
    { id: 'registers.remind', cron: '15 7 * * *', run: async () => (await import('./jobs/remind.ts')).remindOfExpiry(context) },
  ],
});
