import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.ts';
import type { Database } from './db.ts';
import { fail } from './errors.ts';
import { keyedHash } from './hash.ts';

/** So many acts in so many seconds, at most a day. */
export interface Limit {
  readonly max: number;
  readonly seconds: number;
}

/** One counted kind of act: fixed windows, one count for each key, shared by all processes. */
export interface Quota {
  /**
   * Counts one act under `key`.
   * @returns seconds until the window ends when the limit is passed, else null
   */
  take(key: string): Promise<number | null>;
  /** Takes back an act that another limit refused. */
  giveBack(key: string): void;
}

/** Places that are held for a while, counted in this process. */
export interface Slots {
  /** Takes a place and answers how to leave it; null when none is free under the key. */
  hold(key: string): (() => void) | null;
}

export interface Limiter {
  /** A limit by its name, `<module>.<what>_<whom>`, which an installation may set otherwise. */
  quota(name: string, standard: Limit): Quota;
  slots(name: string, standard: number): Slots;
  /** The numbers of a limit that is counted elsewhere. */
  setting(name: string, standard: Limit): Limit;
  /** Refuses names set by the installation that nobody asked for. To be called when every module is open. */
  check(): void;
  /** Removes windows that have long ended. */
  tidy(): Promise<void>;
}

/** What an installation sets: by the limit's name, how many acts and, for acts over time, in how many seconds. */
export type OwnLimits = Readonly<Record<string, { readonly max: number; readonly seconds: number | null }>>;

/** Reads `name=max/seconds` and, for places held, `name=max`, separated by commas. @throws when it is written otherwise */
export const parseLimits = (text: string): OwnLimits =>
  Object.fromEntries(
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const [, name, max, seconds] = /^([a-z_.]+)=(\d{1,9})(?:\/(\d{1,5}))?$/.exec(part) ?? [];
        if (name === undefined || (seconds !== undefined && (Number(seconds) < 1 || Number(seconds) > 86_400)))
          throw new Error(`LINLI_LIMITS holds name=max/seconds, seconds from 1 to 86400; got "${part}"`);
        return [name, { max: Number(max), seconds: seconds === undefined ? null : Number(seconds) }];
      }),
  );

/**
 * Takes one act from each quota in turn and stops at the first that is used up, so that whoever passes a narrow limit – the own account,
 * the own device – takes nothing from the wide one that is shared with neighbours.
 * @returns seconds to wait, null when all had room
 */
export const takeInTurn = async (quotas: readonly (readonly [Quota, key: string])[]): Promise<number | null> => {
  for (const [i, [quota, key]] of quotas.entries()) {
    const wait = await quota.take(key);
    if (wait === null) continue;
    for (const [taken, of] of quotas.slice(0, i)) taken.giveBack(of);
    return wait;
  }
  return null;
};

/** Where a request comes from, as limits count it. */
export interface Sender {
  readonly network: string;
  readonly site: string | null;
  /** The remembered device, see devices.ts. */
  readonly device: string | null;
}

/**
 * A limit for those nobody vouches for: each by itself, then – far wider – all of one network, then all networks of one site. Those known
 * from before are counted apart from newcomers, so that a crowd of new ones does not shut them out.
 * @returns takes one act and answers as {@link takeInTurn} does; `each` is null for who cannot be told from others yet
 */
export const strangerLimit = (limiter: Limiter, name: string, standard: { each: Limit; network: Limit }) => {
  const each = limiter.quota(`${name}_each`, standard.each);
  const network = limiter.quota(`${name}_network`, standard.network);
  const site = limiter.quota(`${name}_site`, { ...standard.network, max: standard.network.max * 8 });
  return (sender: Sender, own: string | null, known: boolean): Promise<number | null> => {
    const crowd = known ? 'known' : 'new';
    return takeInTurn([
      ...(own === null ? [] : [[each, own] as const]),
      [network, `${crowd} ${sender.network}`],
      ...(sender.site === null ? [] : [[site, `${crowd} ${sender.site}`] as const]),
    ]);
  };
};

/** Refuses with the time to wait, in seconds. @throws request.too_many */
export const tooMany = (wait: number): never => fail('request.too_many', { minutes: Math.ceil(wait / 60), retryAfter: wait });

/** Counted here and not yet in the database, of one key and window. */
interface Local {
  readonly window: number;
  /** As the database last told, others' acts included. */
  known: number;
  own: number;
}

/**
 * Keys are stored as keyed hashes: the table tells nobody's address. A process writes its counts down when they reach a twentieth of the
 * limit, so that most acts cost no statement; limits below forty are exact, larger ones may be passed by a twentieth per further process.
 */
export const createLimiter = (db: Database, secret: string, clock: Clock, own: OwnLimits): Limiter => {
  const local = new LRUCache<string, Local>({ max: 100_000 });
  const asked = new Set<string>();
  const set = (name: string, timed: boolean): { max: number; seconds: number | null } | undefined => {
    asked.add(name);
    const given = own[name];
    if (given && (given.seconds === null) === timed)
      throw new Error(`LINLI_LIMITS: ${name} is ${timed ? 'written max/seconds' : 'one number'}`);
    return given;
  };

  const write = async (key: string, window: number, seconds: number, amount: number): Promise<number> => {
    const { rows } = await db.pool.query<{ count: number }>(
      `insert into rate_windows as w (key, window_start, count) values ($1, to_timestamp($2), $3)
       on conflict (key, window_start) do update set count = w.count + $3 returning count`,
      [keyedHash(secret, key), window * seconds, amount],
    );
    return rows[0]?.count ?? amount;
  };

  return {
    quota: (name, standard) => {
      const max = set(name, true)?.max ?? standard.max;
      const seconds = own[name]?.seconds ?? standard.seconds;
      const batch = Math.max(1, Math.floor(max / 20));
      const at = (key: string): Local => {
        const window = Math.floor(clock.now().getTime() / 1000 / seconds);
        const held = local.get(`${name} ${key}`);
        if (held?.window === window) return held;
        const fresh: Local = { window, known: 0, own: 0 };
        local.set(`${name} ${key}`, fresh);
        return fresh;
      };
      return {
        take: async (key) => {
          const count = at(key);
          const left = (): number => Math.max(1, Math.ceil((count.window + 1) * seconds - clock.now().getTime() / 1000));
          if (count.known + count.own >= max) return left();
          count.own += 1;
          if (count.own < batch) return null;
          const told = count.own;
          count.own = 0;
          count.known += told; // whoever asks while the statement is under way counts with it
          const all = await write(`${name} ${key}`, count.window, seconds, told);
          count.known = Math.max(count.known, all);
          return all > max ? left() : null;
        },
        giveBack: (key) => {
          at(key).own -= 1;
        },
      };
    },
    slots: (name, standard) => {
      const max = set(name, false)?.max ?? standard;
      const held = new Map<string, number>();
      return {
        hold: (key) => {
          const now = held.get(key) ?? 0;
          if (now >= max) return null;
          held.set(key, now + 1);
          let left = false;
          return () => {
            if (left) return;
            left = true;
            const rest = (held.get(key) ?? 1) - 1;
            if (rest > 0) held.set(key, rest);
            else held.delete(key);
          };
        },
      };
    },
    setting: (name, standard) => {
      const given = set(name, true);
      return { max: given?.max ?? standard.max, seconds: given?.seconds ?? standard.seconds };
    },
    check: () => {
      const unknown = Object.keys(own).filter((name) => !asked.has(name));
      if (unknown.length > 0)
        throw new Error(`LINLI_LIMITS names no limit of ours: ${unknown.join(', ')}. There are: ${[...asked].sort().join(', ')}`);
    },
    tidy: async () => {
      await db.pool.query(`delete from rate_windows where window_start < $1::timestamptz - interval '2 days'`, [clock.now()]);
    },
  };
};
