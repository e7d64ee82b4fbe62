import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/testing/longest-first.ts';

const shared = {
  globalSetup: ['tools/testing/global-setup.ts'],
  setupFiles: ['tools/testing/capture-statements.ts', 'tools/testing/same-values.ts', 'tools/testing/remembered-hashes.ts'],
  environment: 'node' as const,
  // a change is not refused for what befell the machine; the report marks each test that needed it, and that is a fault to look into
  retry: 1,
  pool: 'forks' as const,
  unstubEnvs: true,
  // a machine that does other things beside takes its time
  expect: { poll: { timeout: 20_000 } },
};
const code = { ...shared, testTimeout: 60_000, hookTimeout: 120_000, sequence: { groupOrder: 0 } };

/** Files that put other modules in the place of ours, and so must not meet what the file before has loaded. */
const mocking = ['server/modules/cases/calendar.test.ts', 'server/modules/calendar/calendar.test.ts'];

// Without isolation a process keeps what it has loaded (and, in e2e, its browser) from file to file, which saves a third of the work:
// a file leaves nothing behind in modules.
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...code,
          name: 'code',
          isolate: false,
          include: ['{server,contract,tools,client,ui,console,mobile,database}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...mocking],
        },
      },
      { test: { ...code, name: 'mocking', include: mocking } },
      {
        test: {
          ...shared,
          name: 'e2e',
          setupFiles: [...shared.setupFiles, 'e2e/tell-failures.ts'],
          isolate: false,
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
