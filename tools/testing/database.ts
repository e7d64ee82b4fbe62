import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '#kernel/db.ts';
import { APP_ROLE } from '#kernel/migrate.ts';

/** Name of the migrated database from which tests clone theirs. */
export const TEMPLATE = 'linli_template';

export interface TestDatabase {
  /** Connection of the app role, under row-level security. */
  appUrl: string;
  /** Connection of the schema's owner: for looking behind the curtain, never for the code under test. */
  ownerUrl: string;
  /** Open as the app role. */
  db: Database;
  /** Closes `db` and removes the database. */
  drop(): Promise<void>;
}

async function asOwner(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['LINLI_TEST_URL'];
  if (!url) throw new Error('No test server: run the tests with `npm test`, optionally with a path: npm test -- server/modules/cases');
  return url;
}

/** Clones the migrated template: a whole database of one's own, in some hundredths of a second. `empty`: one without any schema. */
export async function testDatabase(options: { empty?: boolean; connections?: number } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(`create database ${name} ${options.empty ? '' : `template ${TEMPLATE} strategy file_copy`}`);
  const ownerUrl = new URL(`/${name}`, serverUrl()).href;
  const app = new URL(ownerUrl);
  app.username = APP_ROLE;
  app.password = process.env['LINLI_TEST_APP_PASSWORD'] ?? '';
  const db = openDatabase(app.href, { max: options.connections ?? 8 });
  const drop = async () => {
    await db.close();
    await asOwner(`drop database ${name} with (force)`);
  };
  return { appUrl: app.href, ownerUrl, db, drop };
}
