import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { findBreaches, findCircles } from './lint/arrows.ts';
import { listImports } from './lint/imports.ts';
import { findLockGaps } from './lint/lock.ts';
import { findWordGaps } from './lint/words.ts';

// npm run lint [-- --fix]: format, habits and length of files (Biome), import directions, words in both languages, lock file, dead code (knip).

const root = path.resolve(import.meta.dirname, '..');
const fix = process.argv.includes('--fix');

function runBin(name: string, args: string[]): string[] {
  const file = realpathSync(path.join(root, 'node_modules', '.bin', name));
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0 ? [] : [`${name} found problems, listed above`];
}

const imports = listImports(root);
const checks: [name: string, run: () => string[]][] = [
  ['format and habits', () => runBin('biome', ['check', '--diagnostic-level=warn', '--error-on-warnings', ...(fix ? ['--write'] : [])])],
  ['import directions', () => [...findBreaches(imports), ...findCircles(imports)]],
  ['words in both languages', () => findWordGaps(path.join(root, 'i18n'))],
  ['lock file', () => findLockGaps(root, fix)],
  ['dead code', () => runBin('knip', ['--no-progress'])],
];

let failed = false;
for (const [name, run] of checks) {
  const problems = run();
  failed ||= problems.length > 0;
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}\n${problems.map((line) => `      ${line}\n`).join('')}`);
}
process.exitCode = failed ? 1 : 0;
