import { setImmediate } from 'node:timers/promises';

/**
 * Lets others have their turn in a long computation: awaited for each of many small pieces, it steps aside after every `every`th.
 * @param signal ends the computation at the next step
 */
export const breathing = (signal: AbortSignal, every = 100): (() => Promise<void> | undefined) => {
  let n = 0;
  return () => {
    n += 1;
    if (n % every !== 0) return undefined;
    signal.throwIfAborted();
    return setImmediate();
  };
};
