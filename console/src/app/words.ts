import type { WordLoader } from '#ui/i18n.ts';

/** All files of words but those of the phone alone: a module's own stand under its name, those of its pages here under `<name>-console` where the phone loads the former. */
const files = import.meta.glob<Record<string, unknown>>(
  ['../../../i18n/*/*.json', '!**/mobile.json', '!**/*-phone.json', '!**/command-line.json'],
  {
    import: 'default',
  },
);

/** The words of the console in one language, by file. */
export const loadWords: WordLoader = async (locale) => {
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/i18n/${locale}/`));
  const loaded = await Promise.all(wanted.map(async ([path, load]) => [path.replace(/^.*\/([\w-]+)\.json$/, '$1'), await load()] as const));
  return Object.fromEntries(loaded) as Awaited<ReturnType<WordLoader>>;
};
