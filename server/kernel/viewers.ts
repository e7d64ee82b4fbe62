import type { IncomingHttpHeaders } from 'node:http';
import type { Viewer } from '#contract/accounts/viewer.ts';

/** The part of a request that says who sends it. */
export interface Signed {
  readonly headers: IncomingHttpHeaders;
}

/** Who sends a request, as the module of accounts tells it to the kernel and everybody else. */
export interface Viewers {
  /** The viewer behind a request, null when nobody is signed in. */
  resolve(request: Signed): Promise<Viewer | null>;
  /** Calls `listener` after an account's rights or sessions may have changed; with null, when those of all may have. */
  onChange(listener: (accountId: string | null) => void): void;
  /** Names who tells; called once, by the module that keeps the sessions. */
  provide(resolve: Viewers['resolve']): void;
  /** Tells the listeners. */
  changed(accountId: string | null): void;
}

/** Nobody is signed in until a module provides for it. */
export const createViewers = (): Viewers => {
  const listeners: ((accountId: string | null) => void)[] = [];
  let provided: Viewers['resolve'] = async () => null;
  return {
    resolve: (request) => provided(request),
    onChange: (listener) => void listeners.push(listener),
    provide: (resolve) => {
      provided = resolve;
    },
    changed: (accountId) => {
      for (const listener of listeners) listener(accountId);
    },
  };
};
