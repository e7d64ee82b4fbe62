import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The role under which the program works: it owns nothing and row-level security always holds for it. */
export const APP_ROLE = 'linli_app';

export interface MigrateOptions {
  /** Password the role {@link APP_ROLE} is given. */
  appPassword: string;
  /** Folder of the migrations; the product's own when absent. */
  directory?: string;
  /** Apply only these files: a backup is restored into the schema it was taken from. */
  only?: readonly string[];
}

export interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

// Any fixed number: two programs that start at once take turns on it.
const LOCK = 7_465_726_601;
const ownDirectory = path.resolve(import.meta.dirname, '../../database/migrations');

/** The migrations as files, in the order in which they are applied. Line ends do not count towards their hash. */
export function listMigrations(directory = ownDirectory): Migration[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name), 'utf8').replaceAll('\r\n', '\n');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings a database to the newest schema: each file of `database/migrations` once, in name order, each in a transaction of its own; and
 * sees to the app role. Safe to run from several programs at once.
 * @param ownerUrl connection of the role that owns the schema and may create roles
 * @returns names of the files applied by this call
 * @throws when a file already applied has changed or is missing, and when a migration fails (its name is in the message)
 */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'linli migrate' });
  await client.connect();
  try {
    // Held by the session, so that it spans the transactions; given back with the connection.
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    // An owner named like one of our schemas would otherwise create every table there.
    await client.query('set search_path = public');
    await ensureAppRole(client, options.appPassword);
    return { applied: await applyMissing(client, listMigrations(options.directory), options.only) };
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client, migrations: Migration[], only?: readonly string[]): Promise<string[]> {
  await client.query(`create table if not exists linli_migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from linli_migrations');
  const done = new Map(rows.map((row) => [row.name, row.sha256]));
  checkUnchanged(done, migrations);
  const missing = migrations.filter(({ name }) => !done.has(name) && (only?.includes(name) ?? true));
  for (const migration of missing) {
    await client.query('begin');
    try {
      await client.query(migration.sql);
      await client.query('insert into linli_migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`Migration ${migration.name} failed: ${describe(error as pg.DatabaseError, migration.sql)}`, { cause: error });
    }
  }
  return missing.map((migration) => migration.name);
}

function checkUnchanged(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const files = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  for (const [name, sha256] of done) {
    const file = files.get(name);
    if (file === undefined)
      throw new Error(`The database has migration ${name}, which this version of the program does not know. Run the newer version.`);
    if (file !== sha256) {
      throw new Error(
        `Migration ${name} was changed after it had been applied. Migrations are immutable: undo the change and write a new one.`,
      );
    }
  }
}

function describe(error: pg.DatabaseError, sql: string): string {
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : '';
  return `${error.message}${line}${error.detail ? ` – ${error.detail}` : ''}`;
}

/** Roles belong to the whole server, the lock only to one database: programs that migrate two databases at once may collide here. */
async function ensureAppRole(client: pg.Client, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await createOrUpdateAppRole(client, password);
      return;
    } catch (error) {
      const { code } = error as pg.DatabaseError;
      // duplicate_object, unique_violation; XX000 "tuple concurrently updated"
      const collided = code === '42710' || code === '23505' || code === 'XX000';
      if (!collided || attempt === 20) throw error;
      await sleep(attempt * 10 * Math.random());
    }
  }
}

async function createOrUpdateAppRole(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [APP_ROLE]);
  const [role] = rows as { rolsuper: boolean; rolbypassrls: boolean }[];
  if (!role) {
    await client.query(`create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls noinherit`);
  } else if (role.rolsuper || role.rolbypassrls) {
    throw new Error(`The role ${APP_ROLE} may bypass row-level security. Run: alter role ${APP_ROLE} nosuperuser nobypassrls`);
  }
  await client.query(`alter role ${APP_ROLE} login password ${pg.escapeLiteral(password)}`);
  const { rows: names } = await client.query<{ name: string }>('select current_database() as name');
  await client.query(
    `grant connect on database ${pg.escapeIdentifier(names[0]!.name)} to ${APP_ROLE}; grant usage on schema public to ${APP_ROLE}`,
  );
}
