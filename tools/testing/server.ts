import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#kernel/migrate.ts';
import { startTemporaryPostgres } from '../temporary.ts';
import { TEMPLATE } from './database.ts';

/** A database server for tests, with the migrated database they clone. */
export interface TestServer {
  /** What test processes find it by. */
  readonly env: { readonly LINLI_TEST_URL: string; readonly LINLI_TEST_APP_PASSWORD: string };
  stop(): Promise<void>;
}

/** Starts a server whose data nobody will miss and migrates its template. */
export async function startTestServer(): Promise<TestServer> {
  const server = await startTemporaryPostgres();
  const password = randomBytes(16).toString('hex');
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query(`create database ${TEMPLATE}`);
  await owner.end();
  await migrate(new URL(`/${TEMPLATE}`, server.url).href, { appPassword: password });
  return { env: { LINLI_TEST_URL: server.url, LINLI_TEST_APP_PASSWORD: password }, stop: () => server.stop() };
}
