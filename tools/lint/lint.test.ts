import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBreaches, findCircles } from './arrows.ts';
import { hasteIn } from './hasty-tests.ts';
import { importsOf } from './imports.ts';
import { findRivalWords, findUnknownWords, findUnsaidFaults } from './used-words.ts';
import { findWideQuotes, findWordGaps } from './words.ts';

const aliases = [
  ['#contract/', 'contract/'],
  ['#kernel/', 'server/kernel/'],
  ['#modules/', 'server/modules/'],
  ['#ui/', 'ui/'],
] as const;
const breaches = (file: string, text: string): string[] => findBreaches(importsOf(file, text, aliases));

test.each([
  ['contract/cases/api.ts', `import pg from 'pg';`],
  ['contract/cases/api.ts', `import '#kernel/db.ts';`],
  ['server/kernel/db.ts', `import type { Cases } from '#modules/cases/index.ts';`],
  ['server/modules/cases/domain/clock.ts', `import '../store.ts';`],
  ['server/modules/cases/policy.ts', `import '#kernel/db.ts';`],
  ['server/modules/cases/commands/take-action.ts', `import { sql } from 'kysely';`],
  ['server/modules/cases/commands/take-action.ts', `import '#modules/accounts/store.ts';`],
  ['server/modules/cases/queries/list.ts', `export { act } from '../commands/take-action.ts';`],
  ['server/modules/cases/store.ts', `const rule = await import('./commands/take-action.ts');`],
  ['console/src/main.tsx', `import '#kernel/db.ts';`],
  ['mobile/src/main.tsx', `import 'node:fs';`],
  ['console/src/modules/cases/desk/desk.tsx', `import '../case/case.tsx';`],
])('%s must not say: %s', (file, text) => {
  expect(breaches(file, text)).not.toEqual([]);
});

test.each([
  ['contract/cases/api.ts', `import { z } from 'zod'; import '../kernel/values.ts';`],
  ['server/modules/cases/store.ts', `import { sql } from 'kysely'; import '#kernel/db.ts';`],
  ['server/modules/cases/commands/take-action.ts', `import '#modules/accounts/index.ts'; import '../policy.ts';`],
  ['console/src/main.tsx', `import '#ui/theme.ts'; import '#contract/cases/api.ts';`],
  ['server/modules/cases/act.test.ts', `import '#modules/accounts/store.ts';`],
])('%s may say: %s', (file, text) => {
  expect(breaches(file, text)).toEqual([]);
});

test('finds circles of files and of modules; types alone make no circle of files', () => {
  const read = (from: string, text: string) => importsOf(from, text, aliases);
  expect(findCircles([...read('ui/a.ts', `import './b.ts';`), ...read('ui/b.ts', `import './a.ts';`)])).toEqual([
    'circle: ui/a.ts → ui/b.ts → ui/a.ts',
  ]);
  expect(findCircles([...read('ui/a.ts', `import type { B } from './b.ts';`), ...read('ui/b.ts', `import './a.ts';`)])).toEqual([]);
  const modules = [
    ...read('server/modules/cases/cases.ts', `import type { P } from '#modules/accounts/index.ts';`),
    ...read('server/modules/accounts/accounts.ts', `import type { C } from '#modules/cases/index.ts';`),
  ];
  expect(findCircles(modules)).toEqual(['circle: cases → accounts → cases']);
});

test('finds words that one language lacks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-words-'));
  const write = (locale: string, words: object) => {
    mkdirSync(path.join(folder, locale), { recursive: true });
    writeFileSync(path.join(folder, locale, 'a.json'), JSON.stringify(words));
  };
  write('zh-CN', { a: { b: '一', c: '{{n}} 件' }, days_other: '{{count}} 天' });
  write('en', { a: { b: 'one', c: '{{m}} cases' }, days_one: 'a day', days_other: '{{count}} days', d: 'x' });
  expect(findWordGaps(folder)).toEqual([
    'i18n/*/a.json: "a.c" has different placeholders: {{m}} / {{n}}',
    'i18n/zh-CN/a.json: "d" is missing',
  ]);
  expect(findWideQuotes(folder)).toEqual([]);
  write('zh-CN', { a: '“一”', b: '二' });
  write('en', { a: '“one”', b: "it's" });
  expect(findWideQuotes(folder)).toEqual(['i18n/en/a.json: "a" has curly quotes; write straight ones']);
  rmSync(folder, { recursive: true });
});

test.each([
  'await page.waitForTimeout(500);',
  "import { setTimeout as sleep } from 'node:timers/promises';",
  'await new Promise((wake) => setTimeout(wake, 300));',
  "expect(await page.getByText('已保存').count()).toBe(0);",
  'if (await here.isVisible()) await here.click();',
  'const from = performance.now();',
  'await expect.poll(found, { timeout: 1_000, interval: 20 }).toBe(401);',
])('a test must not say: %s', (line) => {
  expect(hasteIn('e2e/map.test.ts', line)).toHaveLength(1);
});

test.each(['await expect.poll(() => shown).toBe(true);', "vi.useFakeTimers({ toFake: ['setTimeout'] });"])('a test may say: %s', (line) => {
  expect(hasteIn('e2e/map.test.ts', line)).toEqual([]);
});

test('a key that no file of words has is found, wherever the page may look', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'linli-words-'));
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  put('i18n/zh-CN/console.json', '{"cancel":"取消","count_other":"{{count}} 项"}');
  put('i18n/zh-CN/a-console.json', '{"title":"甲","kinds":{"one":"一"}}');
  put('i18n/zh-CN/mobile.json', '{"back":"返回"}');
  put('i18n/zh-CN/a-phone.json', '{"later":{"day":"以后"}}');
  put('i18n/zh-CN/b-phone.json', '{"bare":"只有点名才读得到"}');
  const call = (...keys: string[]): string => keys.map((key) => `t('${key}')`).join(';');
  put(
    'console/src/a.tsx',
    `useTranslation('a-console'); ${call('title', 'cancel', 'count', 'a-console:kinds.one', 'later', 'kinds.two')}; t(\`kinds.\${x}\`)`,
  );
  put('console/src/b.tsx', `useTranslation(); ${call('cancel', 'title')}`);
  put('mobile/src/c.tsx', `useTranslation(); ${call('back', 'later.day', 'cancel', 'bare')}`);
  put('mobile/src/d.tsx', `useTranslation('b-phone'); ${call('bare', 'later.day')}`);
  expect(findUnknownWords(root)).toEqual([
    'console/src/a.tsx: no words for "later"',
    'console/src/a.tsx: no words for "kinds.two"',
    'console/src/b.tsx: no words for "title"',
    'mobile/src/c.tsx: no words for "cancel"',
    'mobile/src/c.tsx: no words for "bare"',
  ]);
  expect(findRivalWords(root)).toEqual([]);
  put('i18n/zh-CN/c-phone.json', '{"later":{"day":"改天"}}');
  put('i18n/zh-CN/d-phone.json', '{"back":{"home":"回首页"}}');
  expect(findRivalWords(root)).toEqual([
    'i18n/zh-CN/c-phone.json: "later.day" takes the place of that in a-phone.json',
    'i18n/zh-CN/d-phone.json: "back" takes the place of that in mobile.json',
  ]);
  rmSync(root, { recursive: true });
});

test('what an import finds wrong in a cell is said in a sentence', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'linli-words-'));
  mkdirSync(path.join(root, 'i18n/zh-CN'), { recursive: true });
  mkdirSync(path.join(root, 'server/modules/a'), { recursive: true });
  // a group of words beside the errors is read by nobody
  writeFileSync(path.join(root, 'i18n/zh-CN/a.json'), '{"errors":{"a.fault.word":"不是可选的值"},"fault":{"twice":"出现两次"}}');
  writeFileSync(path.join(root, 'server/modules/a/import.ts'), "r.wrong('a', 'a.fault.word'); r.wrong('b', 'a.fault.twice');");
  writeFileSync(path.join(root, 'server/modules/a/import.test.ts'), "expect(code).toBe('a.fault.never');");
  expect(findUnsaidFaults(root)).toEqual(['server/modules/a/import.ts: no sentence for "a.fault.twice" under "errors"']);
  rmSync(root, { recursive: true });
});

test('README names each system once', () => {
  const rows = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| ([A-H]\d+[^|]*)? ?\| /.test(line));
  const named = rows.map((row) =>
    row
      .split('|')
      .slice(1, 3)
      .map((cell) => cell.trim())
      .join(' '),
  );
  expect(rows.length).toBeGreaterThan(40);
  expect(named.filter((name, n) => named.indexOf(name) !== n)).toEqual([]);
});
