import { fork } from 'node:child_process';
import path from 'node:path';

/** A process of the bench's own: takes one question at a time and ends with its parent. */
export interface Helper {
  ask<A>(question: unknown): Promise<A>;
  stop(): Promise<void>;
}

/** Starts `bench/intake/<name>.ts` as a process. Output goes to standard error, so that results can be read by programs. */
export const startHelper = (name: string, options: { nodeOptions?: readonly string[] } = {}): Helper => {
  const child = fork(path.join(import.meta.dirname, `${name}.ts`), {
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: [...(options.nodeOptions ?? [])],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const gone = (code: number | null) => reject(new Error(`${name} ended unexpectedly (${code})`));
        child.once('exit', gone);
        child.once('message', (message: { error?: string; value?: unknown }) => {
          child.off('exit', gone);
          if (message.error === undefined) resolve(message.value as never);
          else reject(new Error(`${name}: ${message.error}`));
        });
        child.send(question as string);
      }),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};

/** The other side: answers questions until the parent is gone, then runs `end`. */
export const serveParent = <Q>(answer: (question: Q) => Promise<unknown>, end: () => Promise<void> = async () => undefined): void => {
  // Ctrl-C reaches the whole group; the parent ends us in order
  process.on('SIGINT', () => undefined);
  process.on('message', (question) => {
    answer(question as Q).then(
      (value) => process.send?.({ value }),
      (error: Error) => process.send?.({ error: error.stack ?? error.message }),
    );
  });
  process.on('disconnect', () => void end().finally(() => process.exit(0)));
};
