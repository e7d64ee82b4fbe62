import { startProcess } from '#tools/testing/factories/process.ts';

/** What a worker in a process of its own is told, as JSON in its first argument. */
export interface WorkerTask {
  readonly appUrl: string;
  readonly dataDir: string;
  readonly jurisdictionId: string;
  /** Where its clock stands. */
  readonly at: string;
}

// Carries on what waits in a jurisdiction; whoever starts it may kill it on the way.
const task = JSON.parse(process.argv[2] ?? '') as WorkerTask;
const running = await startProcess(task.appUrl, task.dataDir, { now: () => new Date(task.at) });
// whoever waits for what it does need not know how long it takes to come up
process.send?.('up');
await running.kernel.work.carryOn(task.jurisdictionId);
await running.close();
process.disconnect?.();
