import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { v7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'linli-start-'));
let database: TestDatabase;
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program for web pages alone and answers whether a browser on `https://linli.example` is told to come by https alone. */
const isTold = async (env: NodeJS.ProcessEnv): Promise<boolean> => {
  const program = spawn(process.execPath, ['tools/run.mjs', 'tools/cli/main.ts', 'start', '--services', 'web', '--no-build', '--no-past'], {
    env: { ...process.env, DATABASE_URL: database.ownerUrl, APP_DATABASE_URL: database.appUrl, DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  try {
    for await (const line of createInterface({ input: program.stdout })) {
      const [, url] = /^ready (\S+)/.exec(line) ?? [];
      if (url) return (await fetch(`${url}/api/welcome`)).headers.has('strict-transport-security');
    }
    throw new Error('it ended before it was ready');
  } finally {
    program.kill('SIGTERM');
    await ended;
  }
};

test('start serves the address that setup has kept, unless the environment names another; an empty one is none', async () => {
  database = await testDatabase();
  const enter = (code: string, address: string) =>
    database.db.pool.query('insert into jurisdictions (id, code, name, root_path, settings) values ($1, $2, $3, $4, $5)', [
      v7(),
      code,
      '试验县',
      `a${code}`,
      { address },
    ]);
  await enter('530801', '');
  await enter('530802', 'https://linli.example');
  expect(await isTold({ PUBLIC_URL: undefined })).toBe(true);
  expect(await isTold({ PUBLIC_URL: 'http://127.0.0.1:8080' })).toBe(false);
});
