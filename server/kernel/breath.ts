import { setImmediate } from 'node:timers/promises';

/** Awaited for each of many small pieces of a computation. */
export type Breath = () => Promise<void> | undefined;

/**
 * Lets others have their turn in a long computation: awaited for each of many small pieces, it steps aside after every `every`th.
 * @param signal ends the computation at the next step
 */
export const breathing = (signal: AbortSignal, every = 100): Breath => {
  let n = 0;
  return () => {
    n += 1;
    if (n % every !== 0) return undefined;
    signal.throwIfAborted();
    return setImmediate();
  };
};

/** Takes many things in pieces, with a pause after each: for what has no state from one thing to the next. */
export const inPieces = async <A, B>(
  all: readonly A[],
  signal: AbortSignal,
  take: (some: readonly A[]) => readonly B[],
  size = 500,
): Promise<B[]> => {
  const taken: B[] = [];
  for (let at = 0; at < all.length; at += size) {
    for (const one of take(all.slice(at, at + size))) taken.push(one);
    signal.throwIfAborted();
    await setImmediate();
  }
  return taken;
};
