import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '#tools/postgres.ts';

let folder: string;
let dataDir: string;
let server: Postgres | null = null;
const lines: string[] = [];
const start = async () => {
  server = await startPostgres({ dataDir, log: (line) => lines.push(line), settings: { shared_buffers: '32MB' } });
  return server;
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

beforeEach(() => {
  lines.length = 0;
  folder = mkdtempSync(path.join(tmpdir(), 'linli-pg-'));
  // nobody but its owner can enter the folder above: the database's own user least of all
  mkdirSync(path.join(folder, 'private'), { mode: 0o700 });
  dataDir = path.join(folder, 'private', '.data');
});
afterEach(async () => {
  await server?.stop();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

test('keeps its data, port and password from one start to the next', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as n');
  await expect(startPostgres({ dataDir, log: () => undefined })).rejects.toThrow('already runs');
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a killed server is started again with everything that was committed', async () => {
  const { url, pid } = await start();
  await query(url, 'create table kept as select 42 as n');
  const killed = pid();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => query(url, 'select n from kept').catch(() => null), { timeout: 30_000 }).toEqual([{ n: 42 }]);
  expect(pid()).not.toBe(killed);
});

test('a killed program takes its server along, and the next start finds everything', async () => {
  const script = path.join(folder, 'program.ts');
  const module = path.resolve(import.meta.dirname, '../postgres.ts');
  writeFileSync(
    script,
    `const { startPostgres } = await import(${JSON.stringify(module)});
     const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined, settings: { shared_buffers: '32MB' } });
     process.stdout.write(server.url + '\\n');
     setInterval(() => undefined, 1000);`,
  );
  const program = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) => program.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  await query(url, 'create table kept as select 42 as n');
  const orphan = Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  program.kill('SIGKILL');
  const next = await start();
  expect(next.pid()).not.toBe(orphan);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('a leftover pid file of a process that is something else now does not stop the start', async () => {
  const { stop } = await start();
  await stop();
  writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n`);
  const { url } = await start();
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
});
