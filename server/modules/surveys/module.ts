import { defineModule } from '#kernel/module.ts';
import { surveyRoutes } from './routes.ts';
import { createSurveys, type Surveys } from './surveys.ts';

declare module '#kernel/module.ts' {
  interface Services {
    surveys: Surveys;
  }
}

export default defineModule({
  name: 'surveys',
  needs: ['territory', 'persons', 'households', 'demands'],
  create: createSurveys,
  routes: (app, _, surveys) => surveyRoutes(app, surveys),
  jobs: (_, { context }) => [
    { id: 'surveys.close', cron: '5 * * * *', run: async () => (await import('./commands/ending.ts')).keepDays(context) },
  ],
});
