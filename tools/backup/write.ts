import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { writeMasterKeys } from '#kernel/keys/master.ts';
import type { Installation } from '#tools/installation.ts';
import { listPartitions, listSequences, listTables, type TableInfo } from './catalogue.ts';
import { copyOut } from './copy.ts';
import { FILE_LIST, hashFile, MANIFEST, MASTER_KEYS, type Manifest, measure, type TablePart } from './manifest.ts';

type Source = Pick<Installation, 'ownerUrl' | 'filesDir' | 'sessionSecret' | 'masterKeys'>;

async function writeTable(client: pg.Client, folder: string, table: TableInfo): Promise<TablePart> {
  const file = `tables/${table.name.replaceAll('"', '')}.copy.gz`;
  const { output, done } = copyOut(client, `copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`);
  const stage = measure();
  await pipeline(output, createGzip({ level: 6 }), stage, createWriteStream(path.join(folder, file), { mode: 0o600 }));
  return { ...table, file, rows: await done, ...stage.result() };
}

/** All tables as they stood at one moment, however long the writing takes. */
async function writeDatabase(
  source: Source,
  folder: string,
  log: (line: string) => void,
): Promise<Omit<Manifest, 'format' | 'files' | 'sessionSecret' | 'masterKeys'>> {
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'linli backup' });
  await client.connect();
  try {
    // row_security off turns a silently incomplete copy into an error, should the owner not see every row
    await client.query('set row_security = off; begin transaction isolation level repeatable read read only');
    const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from linli_migrations order by name',
    );
    const { rows: clock } = await client.query<{ at: Date }>('select now() as at');
    const partitions = await listPartitions(client);
    const sequences = await listSequences(client);
    const tables: TablePart[] = [];
    for (const table of await listTables(client)) {
      const part = await writeTable(client, folder, table);
      log(`${part.name}: ${part.rows} rows`);
      tables.push(part);
    }
    await client.query('commit');
    return { createdAt: clock[0]!.at.toISOString(), migrations, partitions, sequences, tables };
  } finally {
    await client.end();
  }
}

/** Uploads are never changed once written, so that copying them after the database misses none it refers to. */
async function writeFiles(source: Source, folder: string, log: (line: string) => void): Promise<Manifest['files']> {
  const names = existsSync(source.filesDir)
    ? readdirSync(source.filesDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(source.filesDir, path.join(entry.parentPath, entry.name)))
        .sort()
    : [];
  const lines: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const target = path.join(folder, 'files', name);
    mkdirSync(path.dirname(target), { recursive: true });
    const stage = measure();
    await pipeline(createReadStream(path.join(source.filesDir, name)), stage, createWriteStream(target, { mode: 0o600 }));
    const part = stage.result();
    bytes += part.bytes;
    lines.push(`${part.sha256}  files/${name}\n`);
  }
  log(`files: ${names.length}`);
  writeFileSync(path.join(folder, FILE_LIST), lines.join(''), { mode: 0o600 });
  return { count: names.length, bytes, sha256: (await hashFile(path.join(folder, FILE_LIST))).sha256 };
}

/**
 * Writes database and uploads into a new folder. It bears its final name only when it is complete, and is readable by its owner alone:
 * it holds names and texts, and the key that signs sessions. Sealed values open with the master key, which it has only `withKey`.
 */
export async function writeBackup(source: Source, folder: string, log: (line: string) => void, withKey = false): Promise<Manifest> {
  if (existsSync(folder)) throw new Error(`${folder} exists already. Choose a new folder.`);
  const draft = `${folder}.incomplete`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(path.join(draft, 'tables'), { recursive: true, mode: 0o700 });
  const database = await writeDatabase(source, draft, log);
  const files = await writeFiles(source, draft, log);
  const masterKeys = source.masterKeys.map(({ fingerprint }) => fingerprint);
  if (withKey) writeMasterKeys(path.join(draft, MASTER_KEYS), source.masterKeys, false);
  const manifest: Manifest = { format: 'linli-backup-1', ...database, files, sessionSecret: source.sessionSecret, masterKeys };
  writeFileSync(path.join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  renameSync(draft, folder);
  return manifest;
}
