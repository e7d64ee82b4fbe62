import { systemAccess, type Tx } from '#kernel/db.ts';
import { keyedHash } from '#kernel/hash.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Allowance } from './domain/session-rules.ts';
import { clearAttempts, giveBackAttempt, readBlock, readBlocks, reserveAttempt } from './store/attempts.ts';

/** Attempts counted in the database, so that any number of processes share one count. */
export interface Throttle {
  /** Takes one attempt; answers until when the key is blocked when none is left. */
  reserve(jurisdictionId: string, key: string, allowance: Allowance): Promise<Date | null>;
  /** Until when a key is blocked, without taking an attempt. */
  blockedUntil(jurisdictionId: string, key: string): Promise<Date | null>;
  /** Gives one reserved attempt back. */
  giveBack(jurisdictionId: string, key: string): Promise<void>;
  clear(jurisdictionId: string, key: string): Promise<void>;
  /** Until when the logins of accounts are locked, by account. */
  locks(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Date>>;
  /** Lets one attempt at a login run at a time within this process: people who are right need not fear those who are wrong beside them. */
  inLine<T>(key: string, act: () => Promise<T>): Promise<T>;
}

/** Key of a login: the account where there is one, so that user name and phone share one count, else the words tried. */
export const loginKey = (accountId: string | null, login: string): string => `login:${accountId ?? login}`;
export const addressKey = (address: string): string => `address:${address}`;

/** How a key is stored: hashed, so that the table tells nobody's phone or address. */
export const attemptKey = (secret: string, key: string): Buffer => keyedHash(secret, `people:${key}`);

export const createThrottle = (kernel: Kernel): Throttle => {
  const hash = (key: string): Buffer => attemptKey(kernel.config.sessionSecret, key);
  const lines = new Map<string, Promise<unknown>>();
  return {
    reserve: (j, key, allowance) => kernel.db.write(systemAccess(j), (tx) => reserveAttempt(tx, hash(key), allowance, kernel.clock.now())),
    blockedUntil: (j, key) => kernel.db.read(systemAccess(j), (tx) => readBlock(tx, hash(key), kernel.clock.now())),
    giveBack: (j, key) => kernel.db.write(systemAccess(j), (tx) => giveBackAttempt(tx, hash(key))),
    clear: (j, key) => kernel.db.write(systemAccess(j), (tx) => clearAttempts(tx, hash(key))),
    locks: async (tx, accountIds) => {
      const keys = accountIds.map((id) => hash(loginKey(id, '')));
      const blocks = await readBlocks(tx, keys, kernel.clock.now());
      return new Map(
        accountIds.flatMap((id, i) => {
          const until = blocks.get(keys[i]?.toString('hex') ?? '');
          return until ? [[id, until] as const] : [];
        }),
      );
    },
    inLine: async (key, act) => {
      const turn = (lines.get(key) ?? Promise.resolve()).then(act, act);
      lines.set(key, turn);
      try {
        return await turn;
      } finally {
        if (lines.get(key) === turn) lines.delete(key);
      }
    },
  };
};
