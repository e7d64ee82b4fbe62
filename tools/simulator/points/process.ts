import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Order } from './acts.ts';

/** The process ended, or lost its database, before it had answered: whether it acted is not known. */
export class Unanswered extends Error {}

/** A server process that may be killed, by itself or by others, and is started anew. */
export class ServerProcess {
  #child: ChildProcess | null = null;
  readonly #opening: Order;
  constructor(appUrl: string, jurisdictionId: string) {
    this.#opening = { order: 'open', appUrl, jurisdictionId };
  }

  async #ask<A>(child: ChildProcess, order: Order): Promise<A> {
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    const gone = (): void => {
      this.#child = null;
      reject(new Unanswered('the process ended'));
    };
    child.once('exit', gone);
    child.once('message', (message: { error?: string; value?: unknown }) => {
      child.off('exit', gone);
      if (message.error === undefined) resolve(message.value as A);
      else reject(new Unanswered(message.error));
    });
    child.send(order);
    return promise;
  }

  /** @throws Unanswered */
  async ask<A>(order: Order): Promise<A> {
    if (this.#child === null) {
      const child = fork(path.join(import.meta.dirname, 'server.ts'), { execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
      this.#child = child;
      await this.#ask(child, this.#opening);
    }
    return this.#ask<A>(this.#child as ChildProcess, order);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    await ended;
  }
}
