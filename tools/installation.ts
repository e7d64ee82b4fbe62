import path from 'node:path';
import { type MasterKey, readMasterKeys } from '#kernel/keys/master.ts';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { ensureMasterKeys } from './keys/ensure.ts';
import { findRunning, holdsDatabase, type Postgres, startPostgres } from './postgres.ts';
import { loadSecrets } from './secrets.ts';

export interface InstallationOptions {
  /** Data folder; DATA_DIR or `.data` when absent. */
  dataDir?: string;
  /** Receives progress lines. */
  log: (line: string) => void;
  /** Refuse to share a database that another process of this installation runs; only `start` wants this. */
  exclusive?: boolean;
  /** Refuse a data folder without a database instead of making one; for commands that look at what is there. */
  existing?: boolean;
  /** Leave the schema as it is. */
  skipMigrations?: boolean;
  /** Settings for the embedded server, for measurements and tests. */
  settings?: Record<string, string>;
}

/** A database with its schema and its keys, ready for use. */
export interface Installation {
  dataDir: string;
  filesDir: string;
  /** Connection of the schema's owner. */
  ownerUrl: string;
  /** Connection of the app role, under row-level security. */
  appUrl: string;
  appPassword: string;
  sessionSecret: string;
  /** Wrap the keys of personal values, the one in use first; none where the schema was left alone and no key was made yet. */
  masterKeys: readonly MasterKey[];
  /** Migrations applied while opening. */
  applied: string[];
  /** The embedded server, when this process started it. */
  postgres: Postgres | null;
  /** Ends what this process started. */
  close(): Promise<void>;
}

/** Nothing was ever set up where a command looked. */
export class NoInstallation extends Error {
  constructor(dataDir: string) {
    super(`there is no installation in ${dataDir}. Name its data folder: --data-dir FOLDER, or DATA_DIR=FOLDER before the command`);
  }
}

/** The data folder the environment names. */
export const dataDirOf = (given?: string): string => path.resolve(given ?? process.env['DATA_DIR'] ?? '.data');

function appUrlFor(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.href;
}

/**
 * Opens the installation the environment describes: DATABASE_URL (the owner's connection, with APP_DATABASE_URL for the app role where its
 * password is managed elsewhere), or the embedded server on the data folder – shared when it already runs, started otherwise.
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const dataDir = dataDirOf(options.dataDir);
  const external = process.env['DATABASE_URL'];
  if (options.existing && !external && !holdsDatabase(dataDir)) throw new NoInstallation(dataDir);
  const secrets = loadSecrets(dataDir);
  const running = external || options.exclusive ? null : findRunning(dataDir);
  const postgres =
    external || running
      ? null
      : await startPostgres({ dataDir, log: options.log, ...(options.settings ? { settings: options.settings } : {}) });
  const ownerUrl = external ?? running?.url ?? (postgres as Postgres).url;
  const given = external ? process.env['APP_DATABASE_URL'] : undefined;
  const appPassword = given ? decodeURIComponent(new URL(given).password) : secrets.appPassword;
  const close = async () => {
    await postgres?.stop();
  };
  try {
    const { applied } = options.skipMigrations ? { applied: [] } : await migrate(ownerUrl, { appPassword });
    const masterKeys = options.skipMigrations
      ? readMasterKeys(process.env, dataDir)
      : await ensureMasterKeys({ ownerUrl, dataDir, sessionSecret: secrets.sessionSecret });
    const appUrl = given ?? appUrlFor(ownerUrl, appPassword);
    return {
      dataDir,
      filesDir: path.join(dataDir, 'files'),
      ownerUrl,
      appUrl,
      appPassword,
      sessionSecret: secrets.sessionSecret,
      masterKeys,
      applied,
      postgres,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
