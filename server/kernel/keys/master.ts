import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A master key: wraps data keys and is never in the database. */
export interface MasterKey {
  readonly key: Buffer;
  /** Tells keys apart and says nothing about them. */
  readonly fingerprint: string;
}

const head = `# Master keys of this installation, one a line: the first is in use, the others open older backups.
# Keep a copy apart from the database and its backups. Without it, personal data can never be read again.
`;

/** Bytes of a master key written as 43 characters of base64url. */
export const masterKeyOf = (text: string): MasterKey => {
  const key = Buffer.from(text, 'base64url');
  if (!/^[\w-]{43}=?$/.test(text) || key.length !== 32)
    throw new Error('A master key is 32 bytes as 43 characters of base64url, e.g. from: openssl rand -base64 32 | tr +/ -_ | tr -d =');
  return { key, fingerprint: createHash('sha256').update('linli master key').update(key).digest('hex').slice(0, 16) };
};

const keysIn = (text: string): MasterKey[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/[\s,]+/))
    .filter(Boolean)
    .map(masterKeyOf);

/** Where the master key of an installation is kept: the environment itself (null), or a file. */
export const masterFileOf = (env: NodeJS.ProcessEnv, dataDir: string): string | null =>
  env['LINLI_MASTER_KEY'] ? null : (env['LINLI_MASTER_KEY_FILE'] ?? path.join(dataDir, 'master.key'));

/**
 * The master keys of an installation, the one in use first; none before the first start.
 * @throws when they are not keys, or a file that the environment names cannot be read
 */
export const readMasterKeys = (env: NodeJS.ProcessEnv, dataDir: string): MasterKey[] => {
  const file = masterFileOf(env, dataDir);
  if (file === null) return keysIn(env['LINLI_MASTER_KEY'] ?? '');
  try {
    return keysIn(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !env['LINLI_MASTER_KEY_FILE']) return [];
    throw new Error(`The master key in ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
};

export const makeMasterKey = (): MasterKey => masterKeyOf(randomBytes(32).toString('base64url'));

/** Writes master keys, the one in use first. `mayReplace` false: of two programs that start at once the first one's stay. */
export const writeMasterKeys = (file: string, keys: readonly MasterKey[], mayReplace: boolean): void => {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const text = `${head}${keys.map(({ key }) => `${key.toString('base64url')}\n`).join('')}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    if (mayReplace) renameSync(draft, file);
    else linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};
