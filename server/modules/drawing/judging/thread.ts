import { parentPort, workerData } from 'node:worker_threads';
import { TooIntricate } from '#ui/geometry/index.ts';
import { type Ground, judge } from '../domain/judgement.ts';

// an error loses its class on the way to the other thread
const verdict = () => {
  try {
    return judge(workerData as Ground);
  } catch (error) {
    if (error instanceof TooIntricate) return null;
    throw error;
  }
};
parentPort?.postMessage(verdict());
