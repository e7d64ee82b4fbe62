import { settingOf } from '#contract/kernel/settings.ts';
import { workKeptDays } from '#contract/work/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { ScheduledJob } from '#kernel/jobs.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { forgetWork } from '#kernel/work/store.ts';

const day = 86_400_000;
/** Days paused work waits for its owner. */
const pausedDays = 30;

/** Removes results that have been kept long enough. */
const forget = (kernel: Kernel): Promise<void> =>
  eachJurisdiction(kernel, 'work.forget', async (id) => {
    const now = kernel.clock.now().getTime();
    const days = settingOf(workKeptDays, (await kernel.jurisdictions.byId(id))?.settings ?? {});
    await kernel.db.write(systemAccess(id), (tx) => forgetWork(tx, id, new Date(now - days * day), new Date(now - pausedDays * day)));
  });

/** Scheduled work of the module: what workers that died have left, and results that go. */
export const workJobs = (kernel: Kernel): ScheduledJob[] => [
  { id: 'work.carry-on', cron: '* * * * *', run: () => eachJurisdiction(kernel, 'work.carry-on', (id) => kernel.work.carryOn(id)) },
  { id: 'work.forget', cron: '47 3 * * *', run: () => forget(kernel) },
];
