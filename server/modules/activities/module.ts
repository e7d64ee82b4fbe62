import { defineModule } from '#kernel/module.ts';
import { type Activities, createActivities } from './activities.ts';
import { activityMeasures } from './measures.ts';
import { actRecord } from './recorded.ts';
import { activityRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    activities: Activities;
  }
}

export default defineModule({
  name: 'activities',
  needs: ['territory', 'organisations', 'accounts', 'documents', 'field', 'persons', 'volunteers', 'scorecards'],
  create: (kernel, services) => {
    const activities = createActivities(kernel, services);
    for (const measure of activityMeasures) services.scorecards.measures.add(measure);
    services.field.recorded.add(actRecord(kernel, activities.acts));
    return activities;
  },
  routes: (app, _, activities) => activityRoutes(app, activities),
  jobs: (kernel, { forgetting }) => [
    {
      id: 'activities.forget_acts',
      cron: '17 3 * * *',
      run: async () => (await import('./jobs/forget-acts.ts')).forgetActs(kernel, forgetting),
    },
    // by day: nobody is told at night
    { id: 'activities.tell_needs', cron: '7 8-20 * * *', run: async () => (await import('./jobs/tell-needs.ts')).tellNeeds(kernel) },
  ],
});
