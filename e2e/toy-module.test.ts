import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '#tools/testing/browser.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { signIn } from './site.ts';

/*
 * A module that nobody knows of – a table, a permission, a page, a to-do, a layer of the map, a setting, an error, words, a check of doctor, demo rows – moves into a copy
 * of this checkout: its files are added, what is generated is generated, and it is there. No file that was there is touched.
 */
const root = path.resolve(import.meta.dirname, '..');
const toy = path.join(root, 'tools/testing/toy-module');
const copy = mkdtempSync(path.join(tmpdir(), 'linli-toy-'));
let database: TestDatabase;
let server: ChildProcess | undefined;
let browser: Browser | undefined;
let url = '';

const run = (file: string, ...args: string[]): string =>
  execFileSync(file, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
/** Environment of the copy's program: on a database of the tests, with data of its own. */
const installation = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: database.ownerUrl,
  APP_DATABASE_URL: database.appUrl,
  DATA_DIR: path.join(copy, '.data'),
  HOST: '127.0.0.1',
  PORT: '0',
  LINLI_STATEMENTS: '',
});
const git = (...args: string[]): string => run('git', '-c', 'user.name=toy', '-c', 'user.email=toy@example.cn', ...args);
/** Files of the toy as they lie in a checkout; here they end in .txt, so that no tool takes them for ours. */
const files = readdirSync(toy, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

beforeAll(async () => {
  for (const name of execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0'))
    if (name !== '' && existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(copy, name));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'as it is');

  for (const name of files) {
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
    writeFileSync(path.join(copy, name), readFileSync(path.join(toy, `${name}.txt`)));
  }
  run(process.execPath, 'tools/generate-types.ts');
  run(process.execPath, 'tools/generate-client.ts');
  run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', 'console', '--logLevel', 'warn');
  mkdirSync(path.join(copy, 'dist/mobile'), { recursive: true });
  writeFileSync(path.join(copy, 'dist/mobile/index.html'), '<!doctype html>');

  database = await testDatabase();
  server = spawn(process.execPath, ['tools/cli/main.ts', 'start', '--no-build', '--no-past'], {
    cwd: copy,
    env: installation(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const ready = /^ready (\S+?)\/?$/m.exec(said);
      if (ready) resolve(ready[1] as string);
    };
    server?.stdout?.on('data', hear);
    server?.stderr?.on('data', hear);
    server?.once('exit', () => reject(new Error(`the program ended:\n${said}`)));
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  await database?.drop();
  rmSync(copy, { recursive: true, force: true });
});

it('moves in by its own files alone, and its page, setting, rows and check are there', async () => {
  if (!browser) throw new Error('no browser');
  const clerk = await browser.newContext({ locale: 'zh-CN' });
  await signIn(clerk, url, 'clerk');
  const page = await clerk.newPage();
  await page.goto(`${url}/console/`);
  await page.getByText('给长椅刷漆').first().waitFor();
  await page.getByRole('link', { name: '长椅' }).first().click();
  await page.waitForURL(/\/console\/benches/);
  const shown = () => page.getByRole('main').getByRole('listitem').count();
  await expect.poll(shown).toBe(3);

  const admin = await browser.newContext({ locale: 'en' });
  await signIn(admin, url, 'sysadmin');
  const headers = { 'x-linli': '1', 'accept-language': 'en' };
  const { items } = await (await admin.request.get(`${url}/api/settings`, { headers })).json();
  const setting = items.find((one: { key: string }) => one.key === 'benches.most');
  expect(setting).toMatchObject({ title: 'Benches shown at most', form: { kind: 'number', min: 1, max: 100 }, value: 20 });
  const id = crypto.randomUUID();
  const put = await admin.request.put(`${url}/api/settings/benches.most`, { headers, data: { id, version: 0, value: 2 } });
  expect(put.status()).toBe(200);
  await page.reload();
  await expect.poll(shown).toBe(2);
  // on the map: offered, and there to be drawn
  await page.goto(`${url}/console/map?layers=${encodeURIComponent(JSON.stringify(['benches']))}`);
  await page.getByRole('checkbox', { name: '长椅' }).waitFor();
  const listed = (await (await clerk.request.get(`${url}/api/benches`, { headers })).json()).items;
  const found = await clerk.request.get(`${url}/api/map/features?layer=benches&ids=${listed[0].id}`, { headers });
  expect((await found.json()).items).toMatchObject([{ id: listed[0].id, name: listed[0].name }]);
  // who has not the permission
  expect((await admin.request.get(`${url}/api/benches`, { headers })).status()).toBe(403);

  const doctor = spawnSync(process.execPath, ['tools/cli/main.ts', 'doctor', '--json'], {
    cwd: copy,
    env: installation(),
    encoding: 'utf8',
  });
  const findings: { check: string; detail: string }[] = JSON.parse(doctor.stdout.trim().split('\n').at(-1) ?? '').findings;
  expect(findings.find(({ check }) => check === 'benches')?.detail).toBe('3 benches');

  const changed = git('status', '--porcelain', '--untracked-files=all').trimEnd().split('\n');
  expect(changed.filter((line) => !line.startsWith('?? '))).toEqual([]);
  const added = changed.map((line) => line.slice(3));
  expect(added.sort()).toEqual([...files, 'client/endpoints/benches.ts', 'database/tables/benches.ts'].sort());
});
