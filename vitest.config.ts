import { defineConfig } from 'vitest/config';

const shared = { globalSetup: ['tools/testing/global-setup.ts'], environment: 'node' as const, pool: 'forks' as const, unstubEnvs: true };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'code',
          include: ['{server,contract,tools,client,ui,console,mobile,database}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // whole journeys share the machine with a browser and a server: one after another
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
