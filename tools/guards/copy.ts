import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Guard, judge, type Report, takeAway, type Verdict } from './guard.ts';

/** A copy of the checkout as it stands, in which guards are taken away and tests run; the checkout itself is never touched. */
export interface Copy {
  /** Runs tests, at most `seconds` long. Null when they came to no report. */
  run(files: readonly string[], titles: readonly string[], seconds: number): Promise<Report | null>;
  /** Takes a guard away, runs its test and puts it back. A race that was won by luck is run again. */
  without(guard: Guard): Promise<Verdict>;
  remove(): void;
}

const root = path.resolve(import.meta.dirname, '../..');
const tries = 3;
const escaped = (title: string): string => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @param server where tests find a database server with the schema as it stands; for a guard of the schema they start their own */
export const makeCopy = (server: Readonly<Record<string, string>>): Copy => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-guards-'));
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`);
  for (const file of new Set(listed.stdout.split('\0'))) {
    if (file === '' || !existsSync(path.join(root, file))) continue;
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const output = path.join(folder, 'report.json');

  const run = async (files: readonly string[], titles: readonly string[], seconds: number, env: Record<string, string>) => {
    rmSync(output, { force: true });
    const args = ['run', '--retry=0', ...files, '-t', titles.map(escaped).join('|'), '--reporter=json', `--outputFile.json=${output}`];
    const child = spawn(process.execPath, [vitest, ...args], { cwd: folder, env: { ...process.env, ...env }, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGTERM'), seconds * 1000);
    await new Promise((resolve) => child.once('close', resolve));
    clearTimeout(timer);
    return existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Report) : null;
  };
  const compiled = { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'linli-compiled') };

  return {
    run: (files, titles, seconds) => run(files, titles, seconds, { ...compiled, ...server }),
    without: async (guard) => {
      const file = path.join(folder, guard.file);
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, takeAway(guard, before));
      try {
        for (let left = tries; ; left--) {
          const schema = guard.file.startsWith('database/');
          const report = await run([guard.test], [guard.title], 180, schema ? compiled : { ...compiled, ...server });
          const verdict = judge(guard, report);
          if (verdict.verdict !== 'UNNOTICED' || left === 1) return verdict;
        }
      } finally {
        writeFileSync(file, before);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
