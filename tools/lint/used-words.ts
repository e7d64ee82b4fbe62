import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { joins } from '#ui/joining-words.ts';

type Words = { [key: string]: unknown };

/** Front ends with the file of words that all their pages share. */
const fronts = [
  ['console', 'console'],
  ['mobile', 'mobile'],
] as const;

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a dotted key leads to a word, one of its plural forms, or a group of words. */
const leads = (words: unknown, key: string): boolean => {
  let at = words;
  const parts = key.split('.');
  for (const [i, part] of parts.entries()) {
    if (!isWords(at)) return false;
    if (!(part in at)) return i === parts.length - 1 && Object.keys(at).some((one) => one.startsWith(`${part}_`));
    at = at[part];
  }
  return true;
};

/** A word by its dotted key, and each group of words it stands in. */
const placesOf = (words: Words, within = ''): [key: string, word: boolean][] =>
  Object.entries(words).flatMap(([key, value]) => [
    [within + key, !isWords(value)] as [string, boolean],
    ...(isWords(value) ? placesOf(value, `${within}${key}.`) : []),
  ]);

const readWords = (folder: string): Map<string, Words> =>
  new Map(
    globSync('*.json', { cwd: folder }).map((name) => [
      name.slice(0, -5),
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Words,
    ]),
  );
const joiningOf = (files: ReadonlyMap<string, Words>): string[] =>
  [...files].filter(([name, words]) => name.endsWith('-phone') && joins(words)).map(([name]) => name);

/** Words of the phone that take the place of others, of a page opened before, once their file has come. */
export function findRivalWords(root: string): string[] {
  const files = readWords(path.join(root, 'i18n/zh-CN'));
  const first = new Map<string, { name: string; word: boolean }>();
  return ['mobile', ...joiningOf(files)].flatMap((name) =>
    placesOf(files.get(name) ?? {}).flatMap(([key, word]) => {
      const other = first.get(key);
      if (!other) first.set(key, { name, word });
      return other && (word || other.word) ? [`i18n/zh-CN/${name}.json: "${key}" takes the place of that in ${other.name}.json`] : [];
    }),
  );
}

/** What imports find wrong in a cell and have no sentence for: whoever imports would read the code. */
export function findUnsaidFaults(root: string): string[] {
  const said = new Set(
    [...readWords(path.join(root, 'i18n/zh-CN')).values()].flatMap(({ errors }) => (isWords(errors) ? Object.keys(errors) : [])),
  );
  return globSync('server/modules/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/'(\w+\.fault\.\w+)'/g)].flatMap(([, code = '']) =>
        said.has(code) ? [] : [`${file}: no sentence for "${code}" under "errors"`],
      ),
    );
}

/**
 * Keys that pages ask for and no file of words has: looked for in the file a page names with `useTranslation`, in the one all pages of its front end
 * share, and in those of the phone that join it. A key made up at run time is followed as far as it is written out.
 */
export function findUnknownWords(root: string): string[] {
  const files = readWords(path.join(root, 'i18n/zh-CN'));
  const phone = joiningOf(files);
  return fronts.flatMap(([front, shared]) =>
    globSync(`${front}/src/**/*.{ts,tsx}`, { cwd: root }).flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const own = [...text.matchAll(/useTranslation\('([\w-]+)'\)/g)].map(([, name]) => name as string);
      const sources = [...own, shared, ...(front === 'mobile' ? phone : [])];
      // what is handed `t` from elsewhere does not say which file it reads
      if (own.length === 0 && !/useTranslation\(\)|i18next\.t/.test(text)) return [];
      return [...text.matchAll(/\bt\(\s*['"`]([\w:.-]+)(\$?)/g)].flatMap(([, key = '', open]) => {
        const known = open ? key.replace(/[.:]?[^.:]*$/, '') : key;
        const [name, rest] = known.includes(':') ? (known.split(':', 2) as [string, string]) : [null, known];
        // error codes have dots of their own
        if (rest === '' || rest.startsWith('errors')) return [];
        const found = (name === null ? sources : [name]).some((one) => leads(files.get(one), rest));
        return found ? [] : [`${file}: no words for "${key}"`];
      });
    }),
  );
}
