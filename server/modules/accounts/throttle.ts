import { systemAccess, type Tx } from '#kernel/db.ts';
import { keyedHash } from '#kernel/hash.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Limiter, Sender } from '#kernel/limiter.ts';
import type { Allowance } from './domain/session-rules.ts';
import { clearAttempts, giveBackAttempts, readBlock, readLocks, reserveAttempt } from './store/attempts.ts';
import { isDeviceKnown, rememberDevice } from './store/devices.ts';

/** Attempts counted in the database, so that any number of processes share one count. */
export interface Throttle {
  /** Whether a sender's device is known to an account. */
  knows(jurisdictionId: string, accountId: string | null, device: string | null): Promise<boolean>;
  /** Takes one attempt; answers until when the key is blocked when none is left. */
  reserve(jurisdictionId: string, key: string, allowance: Allowance): Promise<Date | null>;
  /** What an attempt at a login counts under, and whether those who sent it are known to the account. */
  attemptAt(jurisdictionId: string, accountId: string | null, words: string, sender: Sender): Promise<Attempt>;
  /** Takes one from each allowance of an attempt; answers until when the login is locked for its sender when one of them has none left. */
  begin(attempt: Attempt): Promise<Date | null>;
  /** Until when the network or device of an attempt has to wait for wrong ones at any logins. */
  waitOf(attempt: Attempt): Promise<Date | null>;
  /** Until when the login is locked for the sender of an attempt, without taking one. */
  lockOf(attempt: Attempt): Promise<Date | null>;
  /** Counts a wrong attempt for its network and device. */
  failed(attempt: Attempt): Promise<void>;
  /** Gives an attempt back that was right though it did not finish. */
  giveBack(attempt: Attempt): Promise<void>;
  /** Forgets the wrong attempts of those who then were right. */
  clear(attempt: Attempt): Promise<void>;
  /** Until when accounts are locked for somebody, by account. */
  locks(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Date>>;
  /** From now on the device is known to the account. */
  remember(tx: Tx, accountId: string, device: string): Promise<void>;
  /** How a device is stored. */
  deviceHash(device: string): Buffer;
  /** Lets one attempt at a login run at a time within this process: people who are right need not fear those who are wrong beside them. */
  inLine<T>(attempt: Attempt, act: () => Promise<T>): Promise<T>;
}

/** One attempt at a login. */
export interface Attempt {
  readonly jurisdictionId: string;
  readonly accountId: string | null;
  /** The account where there is one, so that user name and phone share one count, else the words tried. */
  readonly login: string;
  readonly counts: readonly (readonly [key: Buffer, allowance: Allowance])[];
  /** Of wrong attempts at any logins. */
  readonly crowd: readonly (readonly [key: Buffer, allowance: Allowance])[];
}

/** What wrong passwords and codes may use up. An installation may set them otherwise by these names. */
const loginAllowances = ({ setting }: Limiter) => {
  const locking = (name: string, max: number, minutes: number): Allowance => {
    const { max: most, seconds } = setting(name, { max, seconds: minutes * 60 });
    return { max: most, windowSeconds: seconds, block: { seconds } };
  };
  const ending = (name: string, max: number): Allowance => {
    const { max: most, seconds } = setting(name, { max, seconds: 600 });
    return { max: most, windowSeconds: seconds, block: 'window' };
  };
  const strangers = setting('people.sign_in_account', { max: 10, seconds: 24 * 60 * 60 });
  return {
    /** At one account, from one device it signed in on before. */
    device: locking('people.sign_in_device', 5, 15),
    /** At one account, from one network, by devices it does not know. */
    network: locking('people.sign_in_network', 5, 15),
    /** At one account, from all networks together, by devices it does not know. */
    strangers: { max: strangers.max, windowSeconds: strangers.seconds, block: { growing: 60 } } satisfies Allowance,
    /** At accounts that do not know the device, from one device, one network (offices share one), one site of networks. */
    anyByDevice: ending('people.sign_in_any_device', 30),
    anyByNetwork: ending('people.sign_in_any_network', 300),
    anyBySite: ending('people.sign_in_any_site', 2400),
  };
};
/** For an account that is not there, so that asking for its devices takes as long. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Wrong passwords and codes hit who sent them. A device on which the account signed in before is counted by itself, whatever others do.
 * All others are counted by account and network, and – many networks together – by account, with pauses that grow; besides, a device and
 * a network have allowances of their own over all accounts.
 */
export const createThrottle = (kernel: Kernel): Throttle => {
  // keyed hashes, so that the table tells nobody's phone or address
  const hash = (key: string): Buffer => keyedHash(kernel.config.sessionSecret, `people:${key}`);
  const allowances = loginAllowances(kernel.limiter);
  const lines = new Map<string, Promise<unknown>>();
  const read = <T>(attempt: { jurisdictionId: string }, act: (tx: Tx) => Promise<T>) =>
    kernel.db.read(systemAccess(attempt.jurisdictionId), act);
  const write = <T>(attempt: { jurisdictionId: string }, act: (tx: Tx) => Promise<T>) =>
    kernel.db.write(systemAccess(attempt.jurisdictionId), act);
  const keysOf = (counts: Attempt['counts']): Buffer[] => counts.map(([key]) => key);
  const deviceHash = (device: string): Buffer => hash(`device:${device}`);
  const blockOf = (attempt: Attempt, counts: Attempt['counts']): Promise<Date | null> =>
    read(attempt, (tx) => readBlock(tx, keysOf(counts), kernel.clock.now()));
  const knows: Throttle['knows'] = async (jurisdictionId, accountId, device) =>
    device !== null && (await read({ jurisdictionId }, (tx) => isDeviceKnown(tx, accountId ?? nobody, deviceHash(device))));

  return {
    knows,
    reserve: (jurisdictionId, key, allowance) =>
      write({ jurisdictionId }, (tx) => reserveAttempt(tx, hash(key), allowance, kernel.clock.now())),
    attemptAt: async (jurisdictionId, accountId, words, sender) => {
      const { device, network, site } = sender;
      const known = await knows(jurisdictionId, accountId, device);
      const login = accountId ?? words;
      const of = { jurisdictionId, accountId, login };
      if (known) return { ...of, counts: [[hash(`login:${login} device:${device}`), allowances.device]], crowd: [] };
      const who = device === null ? 'new' : 'known';
      return {
        ...of,
        counts: [
          [hash(`login:${login} network:${network}`), allowances.network],
          [hash(`login:${login}`), allowances.strangers],
        ],
        crowd: [
          ...(device === null ? [] : [[deviceHash(device), allowances.anyByDevice] as const]),
          [hash(`${who} network:${network}`), allowances.anyByNetwork],
          ...(site === null ? [] : [[hash(`${who} network:${site}`), allowances.anyBySite] as const]),
        ],
      };
    },
    begin: (attempt) =>
      write(attempt, async (tx) => {
        for (const [i, [key, allowance]] of attempt.counts.entries()) {
          const until = await reserveAttempt(tx, key, allowance, kernel.clock.now(), attempt.accountId);
          if (!until) continue;
          await giveBackAttempts(tx, keysOf(attempt.counts.slice(0, i)));
          return until;
        }
        return null;
      }),
    waitOf: async (attempt) => (attempt.crowd.length === 0 ? null : blockOf(attempt, attempt.crowd)),
    lockOf: (attempt) => blockOf(attempt, attempt.counts),
    failed: async (attempt) => {
      for (const [key, allowance] of attempt.crowd) await write(attempt, (tx) => reserveAttempt(tx, key, allowance, kernel.clock.now()));
    },
    giveBack: (attempt) => write(attempt, (tx) => giveBackAttempts(tx, keysOf(attempt.counts))),
    clear: (attempt) => write(attempt, (tx) => clearAttempts(tx, keysOf(attempt.counts))),
    locks: (tx, accountIds) => readLocks(tx, accountIds, kernel.clock.now()),
    remember: (tx, accountId, device) => rememberDevice(tx, accountId, deviceHash(device), kernel.clock.now()),
    deviceHash,
    inLine: async ({ login }, act) => {
      const turn = (lines.get(login) ?? Promise.resolve()).then(act, act);
      lines.set(login, turn);
      try {
        return await turn;
      } finally {
        if (lines.get(login) === turn) lines.delete(login);
      }
    },
  };
};
