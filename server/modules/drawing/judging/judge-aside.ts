import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { fail } from '#kernel/errors.ts';
import type { Ground, Verdict } from '../domain/judgement.ts';

/** Milliseconds a judgement may take; the largest territory that may be drawn takes a third of it. */
const longest = 20_000;

const onThread = (ground: Ground): Promise<Verdict | null> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: ground,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    const overdue = setTimeout(() => end(() => resolve(null)), longest);
    const end = (how: () => void): void => {
      clearTimeout(overdue);
      how();
      void worker.terminate();
    };
    worker.once('message', (verdict: Verdict | null) => end(() => resolve(verdict)));
    // a thread that runs out of memory is as lost in the lines as one that runs out of time
    worker.once('error', (error: Error & { code?: string }) =>
      end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(null) : reject(error))),
    );
    worker.once('exit', (code) => end(() => reject(new Error(`the thread that judges drawings ended with ${code} without a word`))));
  });

// one drawing at a time: a thread takes a core and some hundred megabytes
let turn: Promise<unknown> = Promise.resolve();
/** Verdicts by what they judge, null where it could not be judged: whoever looks again, or has only read it, costs nothing. */
const verdicts = new LRUCache<string, Promise<Verdict | null>>({ max: 20 });
/** Judgements made so far, for tests. */
export const judgements = { made: 0 };

/**
 * Judges a drawing on a thread of its own, so that nobody else waits, and once only.
 * @param digest of the ground
 * @throws drawing.draft_intricate when its lines are entangled beyond what a map can have
 */
export async function judgeAside(ground: Ground, digest: string): Promise<Verdict> {
  const known = verdicts.get(digest);
  if (known) return (await known) ?? fail('drawing.draft_intricate');
  judgements.made++;
  const mine = turn.then(() => onThread(ground));
  verdicts.set(digest, mine);
  turn = mine.catch(() => verdicts.delete(digest));
  return (await mine) ?? fail('drawing.draft_intricate');
}
