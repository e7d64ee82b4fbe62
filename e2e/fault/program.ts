import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LINLI_LIMITS } from '#tools/unhindered.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A port that is free, below those the system gives to others while the program is down. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer().once('error', () => resolve(freePort()));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });

/** The real program on a data folder of its own, as `npm start` runs it but without building pages. */
export interface Program {
  readonly url: string;
  readonly dataDir: string;
  /** Starts it; resolves when it says that it is ready. */
  start(): Promise<void>;
  /** Ends the server process as a power cut would. Its database is left to itself. */
  killServer(): Promise<void>;
  /** Ends the database's main process likewise; false when none runs at the moment. */
  killDatabase(): boolean;
  /** Resolves when the program answers and reaches its database. */
  healthy(): Promise<void>;
  /** Ends everything in order and removes the data. */
  stop(): Promise<void>;
}

const within = async (seconds: number, what: string, holds: () => Promise<boolean>): Promise<void> => {
  const until = Date.now() + seconds * 1000;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > until) throw new Error(`${what} did not happen within ${seconds} s`);
    await sleep(50);
  }
};

export const createProgram = async (): Promise<Program> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-fault-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const said: string[] = [];
  const ended = (one: ChildProcess): Promise<unknown> =>
    one.exitCode !== null || one.signalCode !== null ? Promise.resolve() : new Promise((resolve) => one.once('exit', resolve));

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const { DATABASE_URL: _, LINLI_TEST_URL: __, ...env } = process.env;
      const one = spawn(process.execPath, ['tools/cli/main.ts', 'start', '--no-build', '--no-past'], {
        cwd: root,
        env: { ...env, DATA_DIR: dataDir, PORT: String(port), NODE_ENV: 'production', LINLI_LIMITS },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = one;
      one.stderr.on('data', (text: Buffer) => said.push(text.toString()));
      one.stdout.on('data', (text: Buffer) => {
        said.push(text.toString());
        if (text.toString().includes('ready ')) resolve();
      });
      one.once('exit', (code, signal) => reject(new Error(`the program ended (${signal ?? code}):\n${said.slice(-20).join('')}`)));
    });

  return {
    url,
    dataDir,
    start,
    killServer: async () => {
      if (!child) return;
      child.kill('SIGKILL');
      await ended(child);
    },
    killDatabase: () => {
      const file = path.join(dataDir, 'postgres', 'postmaster.pid');
      if (!existsSync(file)) return false;
      const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
      try {
        return pid > 0 && process.kill(pid, 'SIGKILL');
      } catch {
        return false;
      }
    },
    healthy: () => within(60, 'a healthy answer', async () => (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) })).ok),
    stop: async () => {
      if (child && child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await ended(child);
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
