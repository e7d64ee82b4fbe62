import { PgBoss } from 'pg-boss';
import type { Kernel } from './kernel.ts';

/** A job that runs by the clock (Asia/Shanghai). Its code is loaded when it first runs; a run must be harmless when repeated. */
export interface ScheduledJob {
  /** `<module>.<act>`, also the queue's name. */
  readonly id: string;
  /** Five-field cron expression. */
  readonly cron: string;
  readonly run: () => Promise<unknown>;
}

export interface Jobs {
  stop(): Promise<void>;
}

/**
 * Runs scheduled jobs through pg-boss. Each queue holds at most one waiting and one running job, so rival workers collide harmlessly and a
 * slow run is not overtaken. Jobs also run once at start: a schedule missed while nothing ran is made up for at once.
 */
export const startJobs = async (kernel: Kernel, jobs: readonly ScheduledJob[]): Promise<Jobs> => {
  const boss = new PgBoss({ connectionString: kernel.config.databaseUrl, max: 3, migrate: false, createSchema: false, reindex: false });
  boss.on('error', (error) => kernel.log.warn({ error }, 'job queue'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.id, {
      policy: 'stately',
      retryLimit: 3,
      retryBackoff: true,
      expireInSeconds: 3_600,
      retentionSeconds: 86_400,
      deleteAfterSeconds: 86_400,
    });
    await boss.work(job.id, { pollingIntervalSeconds: 5 }, async () => {
      await job.run();
    });
    await boss.schedule(job.id, job.cron, {}, { tz: 'Asia/Shanghai' });
    await boss.send(job.id, {});
  }
  return { stop: () => boss.stop({ graceful: true, close: true, timeout: 10_000 }) };
};
