import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where tests live, and what only they use. */
const looked = ['{server,contract,tools,client,ui,console,mobile,database}/**/*.test.{ts,tsx}', '**/testing/**/*.ts', 'e2e/**/*.ts'];

/** Pauses that decide nothing, by file, with the reason. */
const allowed: Readonly<Record<string, string>> = {
  'e2e/fault/program.ts': 'asks a program that is being killed again and again whether it is back',
};

/** What a page answers about itself at this very moment. */
const answers =
  'count|isVisible|isHidden|isChecked|isDisabled|isEnabled|textContent|inputValue|innerText|allInnerTexts|getAttribute|evaluate';

/** What makes a test fail on a machine that is busy, and what to do instead. */
const hasty: readonly [what: RegExp, instead: string][] = [
  [/waitForTimeout|timers\/promises|=>\s*setTimeout\(/, 'wait for what must come, or move a clock'],
  [new RegExp(`expect\\(\\(?await .*\\.(${answers})\\(`), 'a page takes its time: expect.poll'],
  [/if \(!?\(?await [^;]*\.isVisible\(/, 'it may be gone by the next line, or not yet there: know what is shown'],
  [/poll\(.*timeout: 1?\d_?\d{3}\b/, 'a busy machine needs longer: expect.poll with its usual patience'],
  [/performance\.now\(|hrtime/, 'count what is done instead of measuring how long it takes'],
];

/** Lines of a test whose outcome the speed of the machine decides. */
export const hasteIn = (file: string, text: string): string[] =>
  file in allowed
    ? []
    : text
        .split('\n')
        .flatMap((line, i) =>
          hasty.filter(([what]) => what.test(line)).map(([, instead]) => `${file}:${i + 1}: ${instead}: ${line.trim()}`),
        );

/** Haste in all tests below the root. */
export const findHaste = (root: string): string[] =>
  globSync(looked, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .filter((file) => file !== path.join('tools', 'lint', 'lint.test.ts'))
    .sort()
    .flatMap((file) => hasteIn(file.replaceAll('\\', '/'), readFileSync(path.join(root, file), 'utf8')));
