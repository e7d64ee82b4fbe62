import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { listMigrations, migrate } from '#kernel/migrate.ts';
import { listPartitions } from './catalogue.ts';
import { copyIn } from './copy.ts';
import { type Manifest, readFileList, readVerified } from './manifest.ts';

export interface RestoreTarget {
  ownerUrl: string;
  appPassword: string;
  filesDir: string;
  /** Delete what database and files folder hold now. */
  replace: boolean;
  log: (line: string) => void;
}

/** Refuses what this version of the program cannot read. */
function checkMigrations(manifest: Manifest): void {
  const known = new Map(listMigrations().map(({ name, sha256 }) => [name, sha256]));
  for (const { name, sha256 } of manifest.migrations) {
    if (known.get(name) !== sha256)
      throw new Error(`The backup was taken with another ${name}. Restore it with the version of the program that wrote it.`);
  }
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.jurisdictions') is not null as there`);
  if (!rows[0]!.there) return true;
  return (await client.query('select from jurisdictions limit 1')).rowCount === 0;
}

async function checkTarget(client: pg.Client, target: RestoreTarget): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  if (rowCount) throw new Error(`${rowCount} other connections use this database. Stop Linli first, then restore.`);
  const files = existsSync(target.filesDir) && readdirSync(target.filesDir).length > 0;
  if (!target.replace && (files || !(await isEmpty(client)))) {
    throw new Error('The installation is not empty. Restore into a new DATA_DIR or database, or add --replace to delete what is there.');
  }
}

/** Away with every schema but the system's: the migrations then start from nothing. */
async function clear(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I', nspname) as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  for (const { name } of rows) await client.query(`drop schema ${name} cascade`);
  await client.query('create schema public');
}

async function fill(client: pg.Client, folder: string, manifest: Manifest, log: (line: string) => void): Promise<void> {
  await client.query('begin; set local row_security = off');
  const there = new Set((await listPartitions(client)).map(({ name }) => name));
  for (const { name, parent, bound } of manifest.partitions) {
    if (!there.has(name)) await client.query(`create table ${name} partition of ${parent} ${bound}`);
  }
  // what triggers do was done when the row was first written
  for (const { name } of manifest.tables) await client.query(`alter table ${name} disable trigger user`);
  // some migrations write first rows themselves; the backup has them too
  await client.query(`truncate ${manifest.tables.map(({ name }) => name).join(', ')}`);
  for (const { name, columns, file, rows } of manifest.tables) {
    const text = createGunzip();
    const source = pipeline(createReadStream(path.join(folder, file)), text);
    const [loaded] = await Promise.all([copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, text), source]);
    if (loaded !== rows) throw new Error(`${name}: ${loaded} rows arrived, the backup has ${rows}.`);
    log(`${name}: ${loaded} rows`);
  }
  await client.query('set constraints all immediate');
  for (const { name } of manifest.tables) await client.query(`alter table ${name} enable trigger user`);
  for (const { name, value } of manifest.sequences) if (value !== null) await client.query('select setval($1, $2)', [name, value]);
  await client.query('commit');
  await client.query('analyze');
}

function placeFiles(folder: string, filesDir: string): void {
  const draft = `${filesDir}.restoring`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  for (const { file } of readFileList(folder)) {
    const target = path.join(draft, path.relative('files', file));
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(folder, file), target);
  }
  rmSync(filesDir, { recursive: true, force: true });
  renameSync(draft, filesDir);
}

/**
 * Fills an installation from a backup, after proving that the backup is whole, and brings the result to the newest schema.
 * @throws before anything is changed when the backup is damaged, unknown to this version, the target is in use, or not empty
 */
export async function restoreBackup(folder: string, target: RestoreTarget): Promise<{ manifest: Manifest; applied: string[] }> {
  const manifest = await readVerified(folder, target.log);
  checkMigrations(manifest);
  const client = new pg.Client({ connectionString: target.ownerUrl, application_name: 'linli restore' });
  await client.connect();
  try {
    await checkTarget(client, target);
    await clear(client);
    const only = manifest.migrations.map(({ name }) => name);
    await migrate(target.ownerUrl, { appPassword: target.appPassword, only });
    await fill(client, folder, manifest, target.log);
  } finally {
    await client.end();
  }
  const { applied } = await migrate(target.ownerUrl, { appPassword: target.appPassword });
  placeFiles(folder, target.filesDir);
  return { manifest, applied };
}
