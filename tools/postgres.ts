import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chooseOsUser, findBinaries, giveTo, type OsUser } from './postgres/binaries.ts';
import { claim, clearLeftovers, runningServer } from './postgres/processes.ts';
import { loadSecrets } from './secrets.ts';

export interface PostgresOptions {
  /** The installation's data folder; the cluster lives in `postgres/` below it. */
  dataDir: string;
  /** Fixed port; otherwise the one used last time if it is free, or any free one. */
  port?: number;
  /** Receives progress lines. */
  log: (line: string) => void;
  /** Server settings on top of ours, e.g. `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
}

export interface Postgres {
  /** Connection of the owner (superuser) to the database `linli`, on 127.0.0.1. */
  url: string;
  /** Process number of the server at the moment; it changes when the server had to be started again. */
  pid(): number;
  /** Fast shutdown; resolves when the server has ended. */
  stop(): Promise<void>;
}

const OWNER = 'linli_owner';
const DATABASE = 'linli';
const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

/** Memory this program may use, bytes: what the machine has, or what a container lets it have. */
const memory = (): number => {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(totalmem(), allowed) : totalmem();
};

/** Durable, sized for the machine, and quiet. An eighth of the memory keeps the rows of a large register in reach. */
function defaultSettings(): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: `${Math.max(64, Math.min(2048, megabytes(memory() / 8)))}MB`,
    effective_cache_size: `${Math.max(256, megabytes(memory() / 2))}MB`,
    max_wal_size: '2GB',
    max_parallel_workers: String(Math.max(2, availableParallelism())),
    synchronous_commit: 'on',
    fsync: 'on',
    wal_compression: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    password_encryption: 'scram-sha-256',
  };
}

const clusterOf = (dataDir: string): string => path.join(path.resolve(dataDir), 'postgres');
const portFileOf = (dataDir: string): string => path.join(path.resolve(dataDir), 'postgres.port');
const urlFor = (port: number, password: string, database = DATABASE): string =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;

/** On Linux root's server names its data through its own working folder, so that no parent folder has to be open to its user. */
const dataArgument = (cluster: string, user: OsUser | null): string => (user && process.platform === 'linux' ? '/proc/self/cwd' : cluster);

function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function choosePort(options: PostgresOptions): Promise<number> {
  if (options.port) return options.port;
  const file = portFileOf(options.dataDir);
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (last ? await freePort(last) : null) ?? (await freePort(0));
  if (!port) throw new Error('No free port on 127.0.0.1 for the database.');
  return port;
}

/** Makes the cluster in a folder beside its place and moves it there whole, so that an interrupted first start leaves nothing half made. */
function createCluster(cluster: string, bin: string, user: OsUser | null, password: string): void {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  giveTo(draft, user);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(passwordFile, user);
  const input = openSync(passwordFile, 'r');
  rmSync(passwordFile);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', OWNER, '--auth=scram-sha-256', '--pwfile=/dev/stdin'];
  const made = spawnSync(path.join(bin, 'initdb'), ['-D', dataArgument(draft, user), ...locale, ...access, '--no-instructions'], {
    cwd: draft,
    ...user,
    stdio: [input, 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(input);
  if (made.error || made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
  renameSync(draft, cluster);
}

/** Ends the server when this process is gone without having been able to do so itself: the pipe to the watcher closes with it. */
function watchOver(server: ChildProcess): ChildProcess {
  const watcher = spawn('/bin/sh', ['-c', `read -r line; kill -INT ${server.pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref();
  return watcher;
}

async function waitUntilReady(url: string, server: ChildProcess, logFile: string, log: (line: string) => void): Promise<void> {
  const startedAt = Date.now();
  for (let tries = 0; ; tries += 1) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(
        `The database did not start. Its last words (${logFile}):\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')}`,
      );
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      // 57P03: recovering after a crash, which may take a while after heavy work; refused: not listening yet.
      if (code !== '57P03' && code !== 'ECONNREFUSED' && code !== 'ECONNRESET') throw error;
      if (Date.now() - startedAt > 300_000) throw new Error('The database is still not ready after five minutes.', { cause: error });
      if (tries === 100) log('the database is recovering after it was cut off …');
      await sleep(Math.min(20 + tries * 5, 250));
    }
  }
}

/** Whether a data folder holds a database of its own. */
export const holdsDatabase = (dataDir: string): boolean => existsSync(clusterOf(dataDir));

/**
 * Starts the PostgreSQL server npm brought along on `<dataDir>/postgres`, creating the cluster the first time. It recovers by itself from
 * whatever an earlier run left behind, is started again when it is killed, and ends with this process, even when that is killed.
 * @throws when another living process already runs a server on the folder, or when the server cannot start (with its last words).
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, log } = options;
  const secrets = loadSecrets(dataDir);
  const cluster = clusterOf(dataDir);
  const user = chooseOsUser(cluster);
  const { folder, version } = findBinaries(user);
  const bin = path.join(folder, 'bin');
  const release = await claim(dataDir);
  try {
    if (existsSync(cluster)) {
      await clearLeftovers(cluster, log);
    } else {
      log(`creating the database (PostgreSQL ${version.split('-')[0]})`);
      createCluster(cluster, bin, user, secrets.postgresPassword);
    }
    return await run(options, { cluster, user, bin, password: secrets.postgresPassword, release });
  } catch (error) {
    release();
    throw error;
  }
}

interface Prepared {
  cluster: string;
  user: OsUser | null;
  bin: string;
  password: string;
  release: () => void;
}

async function run(options: PostgresOptions, { cluster, user, bin, password, release }: Prepared): Promise<Postgres> {
  const { dataDir, log } = options;
  const port = await choosePort(options);
  const settings = { ...defaultSettings(), port: String(port), ...options.settings };
  const args = ['-D', dataArgument(cluster, user), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const logFile = path.join(path.resolve(dataDir), 'postgres.log');
  const firstUrl = urlFor(port, password, 'postgres');
  let server: ChildProcess;
  let watcher: ChildProcess;
  let stopping = false;
  const restarts: number[] = [];

  const launch = (): void => {
    const large = existsSync(logFile) && statSync(logFile).size > 10_000_000;
    const output = openSync(logFile, large ? 'w' : 'a', 0o600);
    // A session of its own: a terminal's Ctrl-C must reach the database only after the program has finished with it.
    server = spawn(path.join(bin, 'postgres'), args, { cwd: cluster, ...user, stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    server.unref();
    watcher = watchOver(server);
    server.once('exit', (code, signal) => {
      watcher.kill('SIGKILL');
      if (!stopping) void restart(signal ?? `status ${code}`);
    });
  };
  const restart = async (how: string): Promise<void> => {
    const now = Date.now();
    restarts.push(now);
    log(`the database ended (${how}); starting it again, see ${logFile}`);
    // the more often it ended within a minute, the longer the pause
    await sleep(Math.min(5000, 100 * restarts.filter((at) => now - at < 60_000).length));
    await clearLeftovers(cluster, log).catch((error: Error) => log(error.message));
    if (!stopping) launch();
  };

  launch();
  const stop = async (): Promise<void> => {
    stopping = true;
    if (server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.ref();
      server.kill('SIGINT');
      await ended;
    }
    release();
  };
  try {
    // Before it is ready an ending server is an error, not an accident to repair.
    stopping = true;
    await waitUntilReady(firstUrl, server!, logFile, log);
    stopping = false;
    await ensureDatabase(firstUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  writeFileSync(portFileOf(dataDir), String(port));
  chmodSync(portFileOf(dataDir), 0o644);
  return { url: urlFor(port, password), pid: () => server.pid as number, stop };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Address of the server that already runs on this data folder, or null. */
export function findRunning(dataDir: string): { url: string } | null {
  if (!existsSync(clusterOf(dataDir)) || !existsSync(portFileOf(dataDir)) || runningServer(clusterOf(dataDir)) === null) return null;
  return { url: urlFor(Number(readFileSync(portFileOf(dataDir), 'utf8')), loadSecrets(dataDir).postgresPassword) };
}
