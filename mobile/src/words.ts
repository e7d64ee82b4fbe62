import i18next from 'i18next';
import accounts from '#i18n/zh-CN/accounts.json' with { type: 'json' };
import cases from '#i18n/zh-CN/cases.json' with { type: 'json' };
import kernel from '#i18n/zh-CN/kernel.json' with { type: 'json' };
import mobile from '#i18n/zh-CN/mobile.json' with { type: 'json' };
import { currentLocale, type Locale, type WordLoader } from '#ui/i18n.ts';
import { joins } from '#ui/joining-words.ts';

/** Files of the pages opened so far: another language brings them along. */
const wanted = new Set<string>();

const read = async (name: string, locale: Locale): Promise<void> => {
  const { wordFiles } = await import('./word-files.ts');
  const words = await wordFiles[`../../i18n/${locale}/${name}.json`]?.();
  i18next.addResourceBundle(locale, name, words, true, true);
  if (name.endsWith('-phone') && words && joins(words)) i18next.addResourceBundle(locale, 'mobile', words, true, true);
};

/** Fetches files of words a page needs; those of the phone alone join its own. */
export const wantWords = async (names: readonly string[]): Promise<void> => {
  const missing = names.filter((name) => !wanted.has(name));
  await Promise.all(missing.map((name) => read(name, currentLocale())));
  for (const name of missing) wanted.add(name);
};

/** Chinese comes with the phone; English is fetched by those who read it. */
export const loadWords: WordLoader = async (locale) => {
  await Promise.all([...wanted].map((name) => read(name, locale)));
  return locale === 'en' ? (await import('./words-en.ts')).default : { cases, kernel, mobile, accounts };
};
