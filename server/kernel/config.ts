import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type GatewayConfig, readGateways } from './gateways/config.ts';
import { type MasterKey, readMasterKeys } from './keys/master.ts';
import { type OwnLimits, parseLimits } from './limiter.ts';

/** What a process may run: `web` answers HTTP, `worker` carries the outbox on and runs jobs. */
export type Service = 'web' | 'worker';

/** Everything that differs between installations. Made once at start by {@link readConfig} and passed on, never read from the environment later. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly services: readonly Service[];
  /** Connection of the app role, which owns nothing and cannot bypass row-level security. */
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly dataDir: string;
  readonly filesDir: string;
  /** Built front ends, `null` to serve none. */
  readonly distDir: string | null;
  /** Signs session cookies and keyed hashes; at least 32 bytes. */
  readonly sessionSecret: string;
  /** Wrap the keys of personal values, the one in use first. */
  readonly masterKeys: readonly MasterKey[];
  /**
   * Addresses people use, e.g. https://linli.example, without a slash at the end: pages of these may ask, and the first stands in codes that
   * are printed. Empty: whatever host the request names.
   */
  readonly publicUrls: readonly string[];
  /** Proxies in front, each of which adds to `X-Forwarded-For`: so many of its last entries are believed. 0: none. */
  readonly proxies: number;
  /** Limits that differ from the standard ones. */
  readonly limits: OwnLimits;
  /** Bytes the disk of the files keeps free: what would need more is refused. */
  readonly diskFloor: number;
  /** Code of the jurisdiction meant when a request names none. Null: the oldest. */
  readonly jurisdiction: string | null;
  /** Key of the outside basemap Tianditu, handed to browsers; null: none, and pages speak to this program alone. */
  readonly tiandituKey: string | null;
  /** Command that looks for malicious content in files before they are kept, e.g. `clamdscan --no-summary`; null: none. */
  readonly scanner: string | null;
  /** Ways by which messages leave: mail, texts, web push. */
  readonly gateways: GatewayConfig;
  readonly logLevel: string;
}

const services = (text: string | undefined): readonly Service[] => {
  const named = (text ?? 'web,worker').split(',').map((s) => s.trim());
  const known = named.filter((s): s is Service => s === 'web' || s === 'worker');
  if (known.length === 0 || known.length !== named.length) throw new Error(`services must be among web, worker; got "${text}"`);
  return known;
};

/** Own addresses, separated by commas. @throws when one is no http address */
const addresses = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim().replace(/\/+$/, ''))
    .filter(Boolean)
    .map((one) => {
      if (/^https?:$/.test(URL.parse(one)?.protocol ?? '')) return one;
      throw new Error(`PUBLIC_URL holds addresses such as https://linli.example, separated by commas; got "${one}"`);
    });

/** Whether every own address is https: cookies are then `__Secure-`, and browsers are told to come by https alone. */
export const isSecure = ({ publicUrls }: Pick<Config, 'publicUrls'>): boolean =>
  publicUrls.length > 0 && publicUrls.every((one) => one.startsWith('https:'));

const whole = (name: string, text: string | undefined, standard: number, most: number): number => {
  const number = Number(text ?? standard);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new Error(`${name} must be a number from 0 to ${most}; got "${text}"`);
  return number;
};

/** Bytes that the disk of the files keeps free. */
export const diskFloorOf = (env: NodeJS.ProcessEnv): number =>
  whole('DISK_FLOOR_MB', env['DISK_FLOOR_MB'], 1024, 100_000_000) * 1024 * 1024;

/** Own addresses the environment names. */
export const publicUrlsOf = (env: NodeJS.ProcessEnv): string[] => addresses(env['PUBLIC_URL']);

/**
 * Connections that keep the cores busy, and no more: a burst that may open many at once spends its seconds on their first readings of the tables, and
 * those who wait for them bring more (5,000 votes in a minute on two cores, one of two servers killed: p99 108 ms with 6, 239 with 8, 440 to 860 with 20).
 */
const enoughConnections = (): number => Math.max(6, 3 * availableParallelism());

/** Reads the configuration from the environment; `given` are values the launcher made itself and that no variable overrides. */
export const readConfig = (
  env: NodeJS.ProcessEnv,
  given: { databaseUrl: string; dataDir: string; sessionSecret: string } & Partial<Config>,
): Config => {
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: whole('PORT', env['PORT'], 8080, 65_535),
    services: services(env['LINLI_SERVICES']),
    databaseConnections: Math.max(1, whole('DATABASE_CONNECTIONS', env['DATABASE_CONNECTIONS'], enoughConnections(), 1_000)),
    filesDir: join(given.dataDir, 'files'),
    masterKeys: given.masterKeys ?? readMasterKeys(env, given.dataDir),
    distDir: join(import.meta.dirname, '../../dist'),
    publicUrls: publicUrlsOf(env),
    proxies: whole('TRUST_PROXY', env['TRUST_PROXY'], 0, 9),
    limits: parseLimits(env['LINLI_LIMITS'] ?? ''),
    diskFloor: diskFloorOf(env),
    jurisdiction: env['LINLI_JURISDICTION'] ?? null,
    tiandituKey: env['TIANDITU_KEY'] || null,
    scanner: env['LINLI_SCANNER'] || null,
    gateways: readGateways(env, given.dataDir, given.publicUrls ?? publicUrlsOf(env)),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    ...given,
  };
};
