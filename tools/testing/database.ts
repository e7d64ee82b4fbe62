import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '#kernel/db.ts';
import { APP_ROLE } from '#kernel/migrate.ts';

/** Name of the migrated database from which tests clone theirs. */
export const TEMPLATE = 'linli_template';

interface Urls {
  /** Connection of the app role, under row-level security. */
  appUrl: string;
  /** Connection of the schema's owner: for looking behind the curtain, never for the code under test. */
  ownerUrl: string;
}

export interface TestDatabase extends Urls {
  /** Open as the app role. */
  db: Database;
  /** Closes `db` and removes the database. */
  drop(): Promise<void>;
}

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['LINLI_TEST_URL'];
  if (!url) throw new Error('No test server: run the tests with `npm test`, optionally with a path: npm test -- server/modules/cases');
  return url;
}

function urlsOf(database: string): Urls {
  const ownerUrl = new URL(`/${database}`, serverUrl()).href;
  const app = new URL(ownerUrl);
  app.username = APP_ROLE;
  app.password = process.env['LINLI_TEST_APP_PASSWORD'] ?? '';
  return { appUrl: app.href, ownerUrl };
}

const copy = (from: string, to: string): string => `create database ${to} template ${from} strategy file_copy`;

/**
 * A filled database from which tests clone theirs, made by the first process of the run that asks; the others wait for it.
 * @param name what it is filled with, a lower-case word
 */
export async function filledTemplate(name: string, fill: (urls: Urls) => Promise<unknown>): Promise<string> {
  const [template, draft] = [`${TEMPLATE}_${name}`, `${TEMPLATE}_${name}_draft`];
  await asOwner(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    if ((await client.query('select from pg_database where datname = $1', [template])).rowCount !== 0) return;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(copy(TEMPLATE, draft));
    await fill(urlsOf(draft));
    await client.query(`alter database ${draft} rename to ${template}`);
  });
  return template;
}

/**
 * Clones the migrated template, or a filled one: a whole database of one's own, in some hundredths of a second. `empty`: one without
 * any schema.
 */
export async function testDatabase(options: { empty?: boolean; template?: string; connections?: number } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner((client) => client.query(options.empty ? `create database ${name}` : copy(options.template ?? TEMPLATE, name)));
  const { appUrl, ownerUrl } = urlsOf(name);
  const db = openDatabase(appUrl, { max: options.connections ?? 8 });
  const drop = async () => {
    await db.close();
    await asOwner((client) => client.query(`drop database ${name} with (force)`));
  };
  return { appUrl, ownerUrl, db, drop };
}

/** A migrated database with a connection of the schema's owner: for tools that look at the schema itself. */
export async function ownedDatabase(): Promise<{ owner: pg.Client; close(): Promise<void> }> {
  const database = await testDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const close = async () => {
    await owner.end();
    await database.drop();
  };
  return { owner, close };
}
