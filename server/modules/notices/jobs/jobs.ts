import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { ScheduledJob } from '#kernel/jobs.ts';
import { sendDue } from '../commands/send-due.ts';
import { keptDaysIn, type Notices } from '../context.ts';
import { forgetBefore } from '../store/notices.ts';

/** Removes notices and messages that have been kept long enough. */
const forget = ({ kernel }: Notices): Promise<void> =>
  eachJurisdiction(kernel, 'notices.forget', async (id) => {
    const before = new Date(kernel.clock.now().getTime() - (await keptDaysIn(kernel, id)) * 86_400_000);
    await kernel.db.write(systemAccess(id), (tx) => forgetBefore(tx, id, before));
  });

/** Scheduled work of the module: what waits for its hour or another try, and what has been kept long enough. */
export const noticeJobs = (notices: Notices): ScheduledJob[] => [
  {
    id: 'notices.send-due',
    cron: '* * * * *',
    run: () => eachJurisdiction(notices.kernel, 'notices.send-due', (id) => sendDue(notices, id)),
  },
  { id: 'notices.forget', cron: '37 3 * * *', run: () => forget(notices) },
];
