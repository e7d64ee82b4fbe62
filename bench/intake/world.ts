import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { ensureDemo } from '#tools/demo/create.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { ensureMasterKeys } from '#tools/keys/ensure.ts';
import { startTemporaryPostgres } from '#tools/temporary.ts';
import { type Helper, startHelper } from './process.ts';

/** Residents who take turns reporting. */
const accounts = 8;

/** A server under measurement. */
export interface Server {
  readonly url: string;
  /** Processor time its process has used so far, milliseconds. */
  cpu(): Promise<number>;
}

/** Both servers over one PostgreSQL in a temporary folder, each in a process of its own, and the load generator. */
export interface World {
  readonly ours: Server;
  readonly bare: Server;
  readonly load: Helper;
  /** Owner's connections. */
  readonly database: pg.Client;
  readonly bareDatabase: pg.Client;
  /** For measuring in process. */
  readonly appUrl: string;
  readonly dataDir: string;
  readonly sessionSecret: string;
  readonly cookies: readonly string[];
  close(): Promise<void>;
}

const signIn = async (url: string, login: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linli': '1' },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  if (!answer.ok || cookie === '') throw new Error(`${login} could not sign in: ${answer.status} ${await answer.text()}`);
  return cookie;
};

/**
 * Builds the world: durable settings as in production, the demo district with its simulated people switched off, a plain table pair in a
 * database beside it.
 * @param settings PostgreSQL settings to try on top of the product's own
 */
export const createWorld = async (
  log: (line: string) => void,
  settings: Record<string, string> = {},
  nodeOptions: readonly string[] = [],
): Promise<World> => {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const postgres = await startTemporaryPostgres(settings, log);
    ends.push(() => postgres.stop());
    const connect = async (url: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      ends.push(() => client.end());
      return client;
    };
    const appPassword = randomBytes(16).toString('hex');
    await migrate(postgres.url, { appPassword });
    const appUrl = new URL(postgres.url);
    Object.assign(appUrl, { username: APP_ROLE, password: appPassword });
    const given = { databaseUrl: appUrl.href, dataDir: postgres.dataDir, sessionSecret: randomBytes(32).toString('hex') };
    const masterKeys = await ensureMasterKeys({ ...given, ownerUrl: postgres.url });
    await ensureDemo({ appUrl: appUrl.href, ownerUrl: postgres.url, masterKeys, log });
    const database = await connect(postgres.url);
    await database.query(`update jurisdictions set settings = settings || '{"simulation": false}'`);
    await database.query('create database bare');
    const bareUrl = new URL('/bare', postgres.url).href;
    const bareDatabase = await connect(bareUrl);
    await bareDatabase.query(bareTables);

    const helper = (name: string, options?: { nodeOptions: readonly string[] }): Helper => {
      const started = startHelper(name, options);
      ends.push(() => started.stop());
      return started;
    };
    const serverOf = async (started: Helper, question: object): Promise<Server> => {
      const { url } = await started.ask<{ url: string }>(question);
      return {
        url,
        cpu: async () => {
          const { user, system } = await started.ask<NodeJS.CpuUsage>('cpu');
          return (user + system) / 1000;
        },
      };
    };
    const ours = await serverOf(helper('our-server', { nodeOptions }), given);
    const bare = await serverOf(helper('bare-server'), { databaseUrl: bareUrl, connections: 20 });
    const cookies = await Promise.all(Array.from({ length: accounts }, (_, i) => signIn(ours.url, `r${String(i + 1).padStart(4, '0')}`)));
    return {
      ours,
      bare,
      load: helper('load'),
      database,
      bareDatabase,
      appUrl: appUrl.href,
      dataDir: given.dataDir,
      sessionSecret: given.sessionSecret,
      cookies,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Tables of the bare endpoint. */
const bareTables = `
  create table bare_cases (id uuid primary key, report_id uuid not null, state text not null, text text not null, place_text text,
    lon double precision, lat double precision, created_at timestamptz not null);
  create table bare_events (id uuid primary key, case_id uuid not null, action text not null, data jsonb not null, at timestamptz not null);`;
