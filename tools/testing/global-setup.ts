import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { TEMPLATE } from './database.ts';
import { startTestServer } from './server.ts';

/**
 * One server for the whole run, with a migrated database from which every test file clones its own. Each project of the run calls this;
 * the first starts the server and ends it, the others find it in the environment, as the test processes do.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['LINLI_TEST_URL']) return undefined;
  process.env['LINLI_TEST_URL'] = 'starting';
  const server = await startTestServer();
  await nameTenantTables(new URL(`/${TEMPLATE}`, server.env.LINLI_TEST_URL).href);
  Object.assign(process.env, server.env);
  return () => server.stop();
}

/** Leaves the names of the tables that have a jurisdiction beside the statements written down. */
async function nameTenantTables(url: string): Promise<void> {
  const folder = process.env['LINLI_STATEMENTS'];
  if (!folder) return;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'jurisdiction_id'",
  );
  await owner.end();
  writeFileSync(path.join(folder, 'tenant-tables.json'), JSON.stringify(rows.map(({ name }) => name)));
}
