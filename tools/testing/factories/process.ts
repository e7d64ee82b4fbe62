import type { FastifyInstance } from 'fastify';
import type { Clock } from '#kernel/clock.ts';
import { type Config, readConfig } from '#kernel/config.ts';
import { createKernel, type Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { createApp, createModules } from '#server/app.ts';
import { testKeys } from '#tools/testing/keys.ts';

/** One server process inside the test: kernel, modules and application without a port. */
export interface Running {
  readonly kernel: Kernel;
  readonly modules: Services;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** Starts a process on a database; several may run on one. */
export const startProcess = async (appUrl: string, dataDir: string, clock: Clock, over: Partial<Config> = {}): Promise<Running> => {
  const config = readConfig(
    {},
    {
      databaseUrl: appUrl,
      dataDir,
      sessionSecret: 'a secret of tests that is long enough',
      masterKeys: testKeys,
      distDir: null,
      logLevel: 'error',
      ...over,
    },
  );
  const kernel = await createKernel(config, clock);
  const modules = createModules(kernel);
  const app = await createApp(kernel, modules);
  return {
    kernel,
    modules,
    app,
    close: async () => {
      await app.close();
      await kernel.close();
    },
  };
};
