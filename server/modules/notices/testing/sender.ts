import type { Config } from '#kernel/config.ts';
import { startProcess } from '#tools/testing/factories/process.ts';
import { sendDue } from '../commands/send-due.ts';

/** What a worker in a process of its own is told, as JSON in its first argument. */
export interface SenderTask {
  readonly appUrl: string;
  readonly dataDir: string;
  readonly jurisdictionId: string;
  /** Where its clock stands. */
  readonly at: string;
  readonly config: Partial<Config>;
}

// Sends what is due in a jurisdiction, once; whoever starts it may kill it on the way.
const task = JSON.parse(process.argv[2] ?? '') as SenderTask;
const running = await startProcess(task.appUrl, task.dataDir, { now: () => new Date(task.at) }, task.config);
await sendDue(running.modules.notices, task.jurisdictionId);
await running.close();
