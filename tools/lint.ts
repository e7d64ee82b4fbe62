import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/migrate.ts';
import { findBreaches, findCircles } from './lint/arrows.ts';
import { findHaste } from './lint/hasty-tests.ts';
import { listImports } from './lint/imports.ts';
import { findLockGaps } from './lint/lock.ts';
import { findMigrationBreaches } from './lint/migrations.ts';
import { findSchemaBreaches } from './lint/schema.ts';
import { findUnreadable } from './lint/stripped.ts';
import { findRivalWords, findUnknownWords, findUnsaidFaults } from './lint/used-words.ts';
import { findWideQuotes, findWordGaps } from './lint/words.ts';
import { startTemporaryPostgres } from './temporary.ts';

// npm run lint [-- --fix]: format, habits and length of files (Biome), what Node cannot read, import directions, words in both languages, tests in haste,
// lock file, what keeps the schema from being spread over several servers, dead code (knip).

const root = path.resolve(import.meta.dirname, '..');
const fix = process.argv.includes('--fix');

function runBin(name: string, args: string[]): string[] {
  const file = realpathSync(path.join(root, 'node_modules', '.bin', name));
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0 ? [] : [`${name} found problems, listed above`];
}

/** Breaches of the schema all migrations make together, on a server of its own. */
async function lintSchema(): Promise<string[]> {
  const server = await startTemporaryPostgres();
  try {
    await migrate(server.url, { appPassword: 'unused' });
    const owner = new pg.Client({ connectionString: server.url });
    await owner.connect();
    return await findSchemaBreaches(owner).finally(() => owner.end());
  } finally {
    await server.stop();
  }
}

const imports = listImports(root);
const checks: [name: string, run: () => string[] | Promise<string[]>][] = [
  ['format and habits', () => runBin('biome', ['check', '--diagnostic-level=warn', '--error-on-warnings', ...(fix ? ['--write'] : [])])],
  ['files as Node reads them', () => findUnreadable(root)],
  ['import directions', () => [...findBreaches(imports), ...findCircles(imports)]],
  ['words in both languages', () => [...findWordGaps(path.join(root, 'i18n')), ...findWideQuotes(path.join(root, 'i18n'))]],
  ['words that pages ask for', () => [...findUnknownWords(root), ...findRivalWords(root), ...findUnsaidFaults(root)]],
  ['migrations that can be spread by jurisdiction', findMigrationBreaches],
  ['schema that can be spread by jurisdiction', lintSchema],
  ['tests that the speed of the machine decides', () => findHaste(root)],
  ['lock file', () => findLockGaps(root, fix)],
  ['dead code', () => runBin('knip', ['--no-progress'])],
];

let failed = false;
for (const [name, run] of checks) {
  const problems = await run();
  failed ||= problems.length > 0;
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}\n${problems.map((line) => `      ${line}\n`).join('')}`);
}
process.exitCode = failed ? 1 : 0;
