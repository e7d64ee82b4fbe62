import type { Clock } from '#kernel/clock.ts';
import type { Config } from '#kernel/config.ts';
import { type Jobs, startJobs } from '#kernel/jobs.ts';
import { createKernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { createApp, createModules, jobsOf } from './app.ts';

/** A running program: its address (empty for a worker alone) and the way to end it in order. */
export interface Running {
  readonly url: string;
  /** What its modules offer one another. */
  readonly modules: Services;
  close(): Promise<void>;
}

/** Runs the configured services until closed: HTTP first stops taking requests, then jobs finish, then connections close. */
export const serve = async ({ config, clock }: { config: Config; clock?: Clock }): Promise<Running> => {
  const kernel = await createKernel(config, clock);
  const modules = createModules(kernel);
  let jobs: Jobs | null = null;
  const app = config.services.includes('web') ? await createApp(kernel, modules) : null;
  const close = async (): Promise<void> => {
    await app?.close();
    await jobs?.stop();
    await kernel.close();
  };
  try {
    await kernel.relay.register();
    if (config.services.includes('worker')) {
      jobs = await startJobs(kernel, jobsOf(kernel, modules));
      kernel.relay.start();
    }
    if (app) await kernel.db.warm();
    const url = app ? await app.listen({ host: config.host, port: config.port }) : '';
    return { url, modules, close };
  } catch (error) {
    await close();
    throw error;
  }
};
