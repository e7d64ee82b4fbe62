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
  needs: ['territory', 'organisations', 'places', 'persons', 'comments'],
  create: createRegisters,
  routes: (app, _, registers) => registerRoutes(app, registers),
  jobs: (_, { context }) => [
    { id: 'registers.remind', cron: '15 7 * * *', run: async () => (await import('./jobs/remind.ts')).remindOfExpiry(context) },
  ],
});
