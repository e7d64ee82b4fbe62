import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { defineModule } from '#kernel/module.ts';
import { createEnrolment, type Enrolments } from './enrolment.ts';
import { enrolmentRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    enrolment: Enrolments;
  }
}

export default defineModule({
  name: 'enrolment',
  needs: ['territory', 'persons', 'coverage', 'volunteers', 'orders'],
  create: createEnrolment,
  routes: (app, _, enrolment) => enrolmentRoutes(app, enrolment),
  jobs: (_, { context }) => [
    {
      id: 'enrolment.records',
      cron: '40 1 * * *',
      run: async () => {
        const { keepRecords } = await import('./commands/records.ts');
        await eachJurisdiction(context.kernel, 'enrolment.records', (id) => keepRecords(context, id));
      },
    },
    { id: 'enrolment.keep-up', cron: '25 0 * * *', run: async () => (await import('./jobs/keep-up.ts')).keepUp(context) },
  ],
});
