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
  /** The account a bound phone sends for, by the pass it was given in place of a session. @throws request.too_many */
  sends(request: Signed): Promise<Viewer | null>;
  /** Somebody with the rights an account has in a jurisdiction now; null when it cannot sign in. For what is done after its request has ended. */
  of(jurisdictionId: string, accountId: string): Promise<Viewer | null>;
  /** Calls `listener` after an account's rights or sessions may have changed; with null, when those of all may have. */
  onChange(listener: (accountId: string | null) => void): void;
  /** Names who tells; called once, by the module that keeps the sessions. */
  provide(by: Pick<Viewers, 'resolve' | 'sends' | 'of'>): void;
  /** Tells the listeners. */
  changed(accountId: string | null): void;
}

/** Nobody is signed in until a module provides for it. */
export const createViewers = (): Viewers => {
  const listeners: ((accountId: string | null) => void)[] = [];
  let provided: Pick<Viewers, 'resolve' | 'sends' | 'of'> = { resolve: async () => null, sends: async () => null, of: async () => null };
  return {
    resolve: (request) => provided.resolve(request),
    sends: (request) => provided.sends(request),
    of: (jurisdictionId, accountId) => provided.of(jurisdictionId, accountId),
    onChange: (listener) => void listeners.push(listener),
    provide: (by) => {
      provided = by;
    },
    changed: (accountId) => {
      for (const listener of listeners) listener(accountId);
    },
  };
};
