import { Worker } from 'node:worker_threads';
import { fail } from '#kernel/errors.ts';
import { TooIntricate } from '#ui/geometry/index.ts';
import { type Ground, judge, sizeOf, type Verdict } from '../domain/drawing-judgement.ts';

/** Positions from which on a judgement takes longer than anybody else should wait: about a fifth of a second. */
const large = 20_000;
/** Whether a drawing is judged on a thread of its own. */
export const isLarge = (ground: Ground): boolean => sizeOf(ground) > large;

const onThread = (ground: Ground): Promise<Verdict | null> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: ground });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that judges drawings ended with ${code} without a word`)));
  });

// one large drawing at a time: a thread takes a core and some hundred megabytes
let turn: Promise<unknown> = Promise.resolve();

/**
 * Judges a drawing; a large one on a thread of its own, so that nobody else waits.
 * @throws territory.draft_intricate when its lines are entangled beyond what a map can have
 */
export async function judgeAside(ground: Ground): Promise<Verdict> {
  if (isLarge(ground)) {
    const mine = turn.then(() => onThread(ground));
    turn = mine.catch(() => undefined);
    return (await mine) ?? fail('territory.draft_intricate');
  }
  try {
    return judge(ground);
  } catch (error) {
    if (error instanceof TooIntricate) return fail('territory.draft_intricate');
    throw error;
  }
}
