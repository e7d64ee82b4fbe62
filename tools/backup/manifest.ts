import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PartitionInfo, TableInfo } from './catalogue.ts';

export interface TablePart extends TableInfo {
  /** Compressed COPY text below the backup's folder. */
  file: string;
  rows: number;
  bytes: number;
  sha256: string;
}

/** The backup's table of contents: written last, read and checked first. */
export interface Manifest {
  format: 'linli-backup-1';
  createdAt: string;
  migrations: { name: string; sha256: string }[];
  partitions: PartitionInfo[];
  sequences: { name: string; value: string | null }[];
  tables: TablePart[];
  /** Uploaded files: `files.sha256` lists them in the format of `sha256sum`. */
  files: { count: number; bytes: number; sha256: string };
  /** Signs sessions and keyed hashes; without it everybody would have to sign in anew. */
  sessionSecret: string;
  /** Fingerprints of the master keys that open the personal data, the one in use first; absent in backups without any. */
  masterKeys?: string[];
}

export const MANIFEST = 'manifest.json';
/** Only in backups that were asked to hold it. */
export const MASTER_KEYS = 'master.key';
export const FILE_LIST = 'files.sha256';

/** A stage of a pipeline that passes everything on and knows the hash and size of what went through. */
export function measure(): Transform & { result: () => { sha256: string; bytes: number } } {
  const hash = createHash('sha256');
  let bytes = 0;
  const stage = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      bytes += chunk.length;
      next(null, chunk);
    },
  });
  return Object.assign(stage, { result: () => ({ sha256: hash.digest('hex'), bytes }) });
}

export async function hashFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const stage = measure();
  stage.resume();
  await pipeline(createReadStream(file), stage);
  return stage.result();
}

/** Lines of the list of uploaded files. */
export const readFileList = (folder: string): { sha256: string; file: string }[] =>
  readFileSync(path.join(folder, FILE_LIST), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ sha256: line.slice(0, 64), file: line.slice(66) }));

/**
 * Reads a backup's manifest and proves that every part is there and unchanged.
 * @throws naming the first part that is missing or damaged
 */
export async function readVerified(folder: string, log: (line: string) => void): Promise<Manifest> {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) throw new Error(`${folder} is no complete backup: it has no ${MANIFEST}.`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  if (manifest.format !== 'linli-backup-1') throw new Error(`${file} has the unknown format "${manifest.format}".`);
  const check = async (part: string, sha256: string): Promise<void> => {
    const full = path.join(folder, part);
    if (!existsSync(full)) throw new Error(`The backup is damaged: ${part} is missing.`);
    if ((await hashFile(full)).sha256 !== sha256) throw new Error(`The backup is damaged: ${part} was changed.`);
  };
  log(`checking ${manifest.tables.length} tables and ${manifest.files.count} files`);
  for (const table of manifest.tables) await check(table.file, table.sha256);
  await check(FILE_LIST, manifest.files.sha256);
  for (const entry of readFileList(folder)) await check(entry.file, entry.sha256);
  return manifest;
}
