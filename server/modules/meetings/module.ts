import { defineModule } from '#kernel/module.ts';
import { resolvedInTime } from './card-measures.ts';
import { createMeetings, type Meetings } from './meetings.ts';
import { meetingRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    meetings: Meetings;
  }
}

export default defineModule({
  name: 'meetings',
  needs: ['territory', 'organisations', 'persons', 'cases', 'documents', 'activities', 'votes', 'disclosures', 'proposals', 'scorecards'],
  create: (kernel, { activities, scorecards, ...services }) => {
    scorecards.measures.add(resolvedInTime);
    return createMeetings(kernel, { ...services, occasions: activities.occasions });
  },
  routes: (app, _, meetings) => meetingRoutes(app, meetings),
  jobs: (_, { context }) => [
    {
      id: 'meetings.plan_ahead',
      cron: '23 4 * * *',
      run: async () => (await import('./jobs/plan-ahead.ts')).planAhead(context),
    },
  ],
});
