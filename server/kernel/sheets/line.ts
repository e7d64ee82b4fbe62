import { fail } from '../errors.ts';

/** Heavy work that waits in line or runs: how many were before it when asked. */
export interface Line {
  /**
   * Does heavy work as soon as it is its turn. Accounts take turns, and one account has one work at a time, so that whoever hands in ten files
   * holds up nobody else.
   * @param signal gives up the place in the line, and is handed on to the work
   * @throws request.line_full when too much waits already
   */
  take<T>(accountId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** How many files will be dealt with before the newest of this account; null when none of its waits, 0 while it runs. */
  ahead(accountId: string): number | null;
}

interface Waiting {
  readonly accountId: string;
  readonly start: () => void;
}

/**
 * The one line in which all imports and exports of this process stand.
 * @param atOnce how many run side by side
 * @param each how many of one account may wait, @param all how many in all
 */
export const createLine = (atOnce = 2, each = 3, all = 20): Line => {
  const waiting: Waiting[] = [];
  const running = new Set<string>();
  /** When accounts had their last turn; those who waited longest come first. */
  const turns = new Map<string, number>();
  let turn = 0;

  const next = (): void => {
    while (running.size < atOnce) {
      const free = waiting.filter(({ accountId }) => !running.has(accountId));
      const [first] = free.sort((a, b) => (turns.get(a.accountId) ?? 0) - (turns.get(b.accountId) ?? 0));
      if (!first) break;
      waiting.splice(waiting.indexOf(first), 1);
      running.add(first.accountId);
      turns.set(first.accountId, ++turn);
      first.start();
    }
    if (waiting.length === 0 && running.size === 0) turns.clear();
  };

  return {
    take: async (accountId, signal, work) => {
      signal.throwIfAborted();
      const own = waiting.filter((one) => one.accountId === accountId).length;
      if (waiting.length >= all || own >= each) fail('request.line_full', { ahead: waiting.length + running.size, retryAfter: 30 });
      await new Promise<void>((resolve, reject) => {
        const one: Waiting = {
          accountId,
          start: () => {
            signal.removeEventListener('abort', leave);
            resolve();
          },
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(one), 1);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(one);
        next();
      });
      try {
        signal.throwIfAborted();
        return await work();
      } finally {
        running.delete(accountId);
        next();
      }
    },
    ahead: (accountId) => {
      const at = waiting.findLastIndex((one) => one.accountId === accountId);
      return at >= 0 ? at + running.size : running.has(accountId) ? 0 : null;
    },
  };
};
