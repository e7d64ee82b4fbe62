import { join } from 'node:path';

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
  /** Address people use, e.g. https://linli.example; decides secure cookies and allowed origins. Null: whatever host the request names. */
  readonly publicUrl: string | null;
  /** Trust `X-Forwarded-*` of a proxy in front. */
  readonly trustProxy: boolean;
  /** Code of the jurisdiction meant when a request names none. Null: the oldest. */
  readonly jurisdiction: string | null;
  /** Key of the outside basemap Tianditu, handed to browsers; null: none, and pages speak to this program alone. */
  readonly tiandituKey: string | null;
  readonly logLevel: string;
}

const services = (text: string | undefined): readonly Service[] => {
  const named = (text ?? 'web,worker').split(',').map((s) => s.trim());
  const known = named.filter((s): s is Service => s === 'web' || s === 'worker');
  if (known.length === 0 || known.length !== named.length) throw new Error(`services must be among web, worker; got "${text}"`);
  return known;
};

/** Reads the configuration from the environment; `given` are values the launcher made itself and that no variable overrides. */
export const readConfig = (
  env: NodeJS.ProcessEnv,
  given: { databaseUrl: string; dataDir: string; sessionSecret: string } & Partial<Config>,
): Config => {
  const port = Number(env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be a number from 0 to 65535; got "${env['PORT']}"`);
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port,
    services: services(env['LINLI_SERVICES']),
    databaseConnections: Number(env['DATABASE_CONNECTIONS'] ?? 20),
    filesDir: join(given.dataDir, 'files'),
    distDir: join(import.meta.dirname, '../../dist'),
    publicUrl: env['PUBLIC_URL'] ?? null,
    trustProxy: env['TRUST_PROXY'] === '1',
    jurisdiction: env['LINLI_JURISDICTION'] ?? null,
    tiandituKey: env['TIANDITU_KEY'] || null,
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    ...given,
  };
};
