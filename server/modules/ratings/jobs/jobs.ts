import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { ScheduledJob } from '#kernel/jobs.ts';
import type { Ratings } from '../ratings.ts';

/** Batches one run takes on for a jurisdiction; the next run goes on. */
const batches = 20;

export const ratingJobs = (ratings: Ratings): ScheduledJob[] => [
  {
    id: 'ratings.run-out',
    cron: '23 * * * *',
    run: async () => {
      const { letRunOut } = await import('../commands/let-run-out.ts');
      await eachJurisdiction(ratings.kernel, 'ratings.run-out', async (id) => {
        for (let n = 0; n < batches && (await letRunOut(ratings, id)) > 0; n++);
      });
    },
  },
  {
    id: 'ratings.send-links',
    cron: '*/5 * * * *',
    run: async () => {
      const { sendLinks } = await import('../commands/send-links.ts');
      await eachJurisdiction(ratings.kernel, 'ratings.send-links', (id) => sendLinks(ratings, id));
    },
  },
  {
    id: 'ratings.draw',
    cron: '37 5 * * *',
    // daily, as one that was missed on Monday is made up for; a week is drawn from once
    run: async () => {
      const { drawLastWeek } = await import('../commands/draw-spot-checks.ts');
      await eachJurisdiction(ratings.kernel, 'ratings.draw', (id) => drawLastWeek(ratings, id));
    },
  },
];
