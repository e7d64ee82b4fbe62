import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { findStatementBreaches, type Sent } from './lint/statements.ts';

// Runs the tests: npm test [-- <path filter> …]. The last line is always "N passed, N failed".

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const root = path.resolve(import.meta.dirname, '..');
const filters = process.argv.slice(2);
const paths = filters.filter((word) => !word.startsWith('-'));
const includesBrowser = paths.length === 0 || paths.some((word) => word.includes('e2e'));

/** Files that could not even be loaded count as one failure each. */
function count(file: string, status: number): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const results = JSON.parse(readFileSync(file, 'utf8')) as Results;
  const unloaded = results.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length;
  const failed = results.numFailedTests + unloaded;
  return { passed: results.numPassedTests, failed: failed === 0 && status !== 0 && results.numPassedTests > 0 ? 1 : failed };
}

async function runVitest(report: string): Promise<number> {
  const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters];
  // what packages compile to is kept from run to run
  const compiled = path.join(root, 'node_modules', '.cache', 'linli-compiled');
  // whatever a test leaves lying about goes with the folder of the run
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, LINLI_STATEMENTS: statements, TMPDIR: temporary };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve(code ?? 1)));
}

/** What is wrong with the statements the program sent while it was tested. */
async function lintStatements(): Promise<string[]> {
  const tables = path.join(statements, 'tenant-tables.json');
  if (!existsSync(tables)) return [];
  const sent = new Map<string, Sent>();
  for (const file of readdirSync(statements).filter((name) => name.endsWith('.jsonl')))
    for (const line of readFileSync(path.join(statements, file), 'utf8').split('\n').filter(Boolean)) {
      const one = JSON.parse(line) as Sent;
      sent.set(one.text, one);
    }
  return findStatementBreaches([...sent.values()], new Set(JSON.parse(readFileSync(tables, 'utf8')) as string[]));
}

const folder = mkdtempSync(path.join(tmpdir(), 'linli-tests-'));
const statements = path.join(folder, 'statements');
let result = { passed: 0, failed: 1 };
try {
  if (includesBrowser) await ensureBuilt((line) => process.stderr.write(`${line}\n`));
  const report = path.join(folder, 'report.json');
  mkdirSync(statements);
  const status = await runVitest(report);
  result = count(report, status);
  const breaches = await lintStatements();
  if (breaches.length > 0) {
    process.stdout.write(`\nStatements that a database spread by jurisdiction could not run on one server (docs/decisions/0035):\n`);
    for (const line of breaches) process.stdout.write(`  ${line}\n`);
    result.failed += 1;
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${result.passed} passed, ${result.failed} failed\n`);
process.exitCode = result.failed > 0 || result.passed === 0 ? 1 : 0;
