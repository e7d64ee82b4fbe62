import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Secrets of one installation. Made on first use, kept in `<dataDir>/secrets.json` that only its owner may read. */
export interface Secrets {
  /** Password of the embedded database's owner. */
  postgresPassword: string;
  /** Password of the database role `linli_app`, under which the program itself works. */
  appPassword: string;
  /** Key from which sign-in signs its cookies: 32 random bytes, base64url. */
  sessionSecret: string;
}

const secret = (): string => randomBytes(32).toString('base64url');

function read(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const found = JSON.parse(text) as Partial<Secrets>;
  if (!found.postgresPassword || !found.appPassword || !found.sessionSecret) {
    throw new Error(`${file} is incomplete. Restore it from a copy: without it the database in the same folder cannot be opened.`);
  }
  return found as Secrets;
}

/** Takes over the session key of another installation, whose data this one now holds. */
export function adoptSessionSecret(dataDir: string, sessionSecret: string): void {
  const file = path.join(dataDir, 'secrets.json');
  writeWhole(`${file}.new`, { ...loadSecrets(dataDir), sessionSecret });
  renameSync(`${file}.new`, file);
}

function writeWhole(file: string, secrets: Secrets): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Reads the installation's secrets, making folder and file when they are missing. Two processes that start at once agree on one set:
 * the file is written whole beside its place and linked there, which only the first can do.
 */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'secrets.json');
  const found = read(file);
  if (found) return found;
  const fresh: Secrets = { postgresPassword: secret(), appPassword: secret(), sessionSecret: secret() };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeWhole(draft, fresh);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) as Secrets;
}
