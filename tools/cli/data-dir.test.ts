import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'linli-where-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const nowhere = path.join(folder, 'nowhere');
const linli = (words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ['tools/run.mjs', 'tools/cli/main.ts', ...words], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', LANG: 'C', LC_ALL: '', ...env },
  });

test.each(['doctor', 'verify'])('%s looks where it is told and makes no database where none is', (command) => {
  const { status, stdout, stderr } = linli([command, '--data-dir', nowhere], { DATA_DIR: path.join(folder, 'other') });
  expect([status, stdout + stderr]).toEqual([1, expect.stringMatching(`there is no installation in ${nowhere}.`)]);
  expect([existsSync(nowhere), existsSync(path.join(folder, 'other'))]).toEqual([false, false]);
});

test('every command takes the data folder, before it or behind, and the template names the command that goes on', () => {
  expect(linli(['backup', '--help']).stdout).toContain('--data-dir <folder>');
  const file = path.join(folder, 'district.xlsx');
  const { stdout } = linli(['--data-dir', '/srv/linli', 'setup', '--template', file]);
  expect(stdout).toContain(`npm run linli -- setup --workbook ${file} --data-dir /srv/linli`);
  expect(readFileSync(file).length).toBeGreaterThan(1000);
});
