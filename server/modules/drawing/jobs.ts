import type { ScheduledJob } from '#kernel/jobs.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Drawings take effect soon after midnight; later in the day for an installation that was down. */
export const drawingJobs = (kernel: Kernel): ScheduledJob[] => [
  {
    id: 'territory.carry-out-drafts',
    cron: '*/10 * * * *',
    run: async () => (await import('./commands/publish-draft.ts')).carryOutDue(kernel),
  },
];
