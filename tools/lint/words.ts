import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Words = { [key: string]: string | Words };

/** Keys of a file of words as dotted paths, with the placeholders each text has. Plural forms of a language count as one key. */
function keysOf(words: Words, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const name = prefix + key.replace(/_(zero|one|two|few|many|other)$/, '');
    if (typeof value === 'object') for (const [inner, holes] of keysOf(value, `${name}.`)) found.set(inner, holes);
    else
      found.set(
        name,
        [...new Set(value.match(/\{\{[^}]*\}\}/g) ?? [])]
          .filter((hole) => hole !== '{{count}}')
          .sort()
          .join(' '),
      );
  }
  return found;
}

/** English words with quotes “ ” or ‘ ’: the fonts of the pages are Chinese and draw them as wide as a character. */
export function findWideQuotes(folder: string): string[] {
  const wide = (words: Words, prefix: string): string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'object' ? wide(value, `${prefix}${key}.`) : /[“”‘’]/.test(value) ? [`${prefix}${key}`] : [],
    );
  return readdirSync(path.join(folder, 'en')).flatMap((file) =>
    wide(JSON.parse(readFileSync(path.join(folder, 'en', file), 'utf8')) as Words, '').map(
      (key) => `i18n/en/${file}: "${key}" has curly quotes; write straight ones`,
    ),
  );
}

/** Differences between the languages: files, keys and placeholders that one has and the other has not. */
export function findWordGaps(folder: string): string[] {
  const locales = readdirSync(folder).filter((name) => existsSync(path.join(folder, name)) && !name.includes('.'));
  const files = [...new Set(locales.flatMap((locale) => readdirSync(path.join(folder, locale))))].filter((name) => name.endsWith('.json'));
  return files.flatMap((file) => {
    const missing = locales.filter((locale) => !existsSync(path.join(folder, locale, file)));
    if (missing.length > 0) return missing.map((locale) => `i18n/${locale}/${file} is missing`);
    const tables = locales.map(
      (locale) => [locale, keysOf(JSON.parse(readFileSync(path.join(folder, locale, file), 'utf8')) as Words)] as const,
    );
    const all = new Set(tables.flatMap(([, keys]) => [...keys.keys()]));
    return [...all].flatMap((key) => {
      const without = tables.filter(([, keys]) => !keys.has(key)).map(([locale]) => `i18n/${locale}/${file}: "${key}" is missing`);
      if (without.length > 0) return without;
      const holes = new Set(tables.map(([, keys]) => keys.get(key)));
      return holes.size > 1
        ? [`i18n/*/${file}: "${key}" has different placeholders: ${[...holes].map((one) => one || 'none').join(' / ')}`]
        : [];
    });
  });
}
