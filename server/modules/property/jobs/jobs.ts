import type { ScheduledJob } from '#kernel/jobs.ts';
import type { Property } from '../property.ts';

export const propertyJobs = (property: Property): ScheduledJob[] => [
  {
    id: 'property.judge',
    cron: '17 6 * * *',
    run: async () => (await import('../judge.ts')).judgeWaiting(property),
  },
];
