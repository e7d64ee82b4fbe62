import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Languages of the screens, Chinese first. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

type Tree = { [key: string]: string | Tree };
const root = join(import.meta.dirname, '../../i18n');
const ofSettings = /^(.+)-settings$/;
/** The words of all modules by file; those of a module's settings, which no screen loads, stand in a file of their own and join its others. */
const load = (language: Language): Tree => {
  const files = readdirSync(join(root, language)).filter((f) => f.endsWith('.json'));
  const read = files.map((f) => [f.slice(0, -5), JSON.parse(readFileSync(join(root, language, f), 'utf8')) as Tree] as const);
  const all: Tree = Object.fromEntries(read);
  for (const [name, { configure }] of read) {
    const module = ofSettings.exec(name)?.[1];
    const own = module === undefined ? undefined : all[module];
    if (module !== undefined && typeof own === 'object')
      all[module] = { ...own, configure: { ...(own['configure'] as Tree), ...(configure as Tree) } };
  }
  return all;
};
const words: Record<Language, Tree> = { 'zh-CN': load('zh-CN'), en: load('en') };
const errorWords = Object.fromEntries(
  languages.map((l) => [l, Object.assign({}, ...Object.values(words[l]).map((m) => (typeof m === 'object' ? m['errors'] : {})))]),
) as Record<Language, Record<string, string>>;

const actionWords = Object.fromEntries(
  languages.map((l) => [l, Object.assign({}, ...Object.values(words[l]).map((m) => (typeof m === 'object' ? m['auditActions'] : {})))]),
) as Record<Language, Record<string, string>>;

/** What an action of the audit trail is called, whichever module has the word; the action itself where none has. */
export const actionWord = (language: Language, action: string): string => actionWords[language][action] ?? action;

/** The language a request asks for: English when it comes first, else Chinese. */
export const languageOf = (acceptLanguage: string | undefined): Language => (/^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN');

const wordAt = (language: Language, key: string): string => {
  let at: string | Tree | undefined = words[language];
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : key;
};

/** A value as a sentence names it; of something worded in both languages, `{ zh, en }`, the words of this one. */
const told = (language: Language, value: unknown): string => {
  const { zh, en } = (value ?? {}) as { zh?: string; en?: string | null };
  return zh === undefined ? String(value ?? '') : language === 'en' ? (en ?? zh) : zh;
};

/** Fills `{{name}}` with data, then `$t(module.key)` with the word of that key, filled as well. */
const fill = (language: Language, text: string, data: Record<string, unknown>): string =>
  text
    .replace(/\{\{(\w+)\}\}/g, (_, key: string) => told(language, data[key]))
    .replace(/\$t\(([\w.-]+)\)/g, (_, key: string) => fill(language, wordAt(language, key), data));

/** The word of a key, `module.path.to.key`, for what the server writes itself: sheets and letters. The key itself where there is none. */
export const wordOf = (language: Language, key: string, data: Record<string, unknown> = {}): string =>
  fill(language, wordAt(language, key), data);

/** The sentence for an error code. */
export const errorSentence = (language: Language, code: string, data: Record<string, unknown>): string =>
  fill(language, errorWords[language][code] ?? code, data);

/** A sentence or word by its place in i18n, `territory.why.unique`, filled with data. */
export const phrase = (language: Language, key: string, data: Record<string, unknown> = {}): string =>
  fill(language, wordAt(language, key), data);
