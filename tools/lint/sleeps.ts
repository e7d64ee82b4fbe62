import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where tests live, and what only they use. */
const looked = ['{server,contract,tools,client,ui,console,mobile,database}/**/*.test.{ts,tsx}', '**/testing/**/*.ts', 'e2e/**/*.ts'];

/** Pauses that decide nothing, by file, with the reason. */
const allowed: Readonly<Record<string, string>> = {
  'e2e/fault/program.ts': 'asks a program that is being killed again and again whether it is back',
};

const sleeps = /waitForTimeout|timers\/promises|=>\s*setTimeout\(/;

/** Lines of a test that pause for a time instead of waiting for what must come. */
export const sleepsIn = (file: string, text: string): string[] =>
  file in allowed
    ? []
    : text
        .split('\n')
        .flatMap((line, i) => (sleeps.test(line) ? [`${file}:${i + 1}: wait for what must come, or move a clock: ${line.trim()}`] : []));

/** Sleeps in all tests below the root. */
export const findSleeps = (root: string): string[] =>
  globSync(looked, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .filter((file) => file !== path.join('tools', 'lint', 'lint.test.ts'))
    .sort()
    .flatMap((file) => sleepsIn(file.replaceAll('\\', '/'), readFileSync(path.join(root, file), 'utf8')));
