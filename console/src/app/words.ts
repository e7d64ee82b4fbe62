import type { WordLoader } from '#ui/i18n.ts';

/** Each language comes whole: a module's own words stand under its name, those of its pages here under `<name>-console` where the phone loads the former. */
const languages = { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') } as const;

/** The words of the console in one language, by file. */
export const loadWords: WordLoader = async (locale) => {
  const { default: files } = await languages[locale]();
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.replace(/^.*\/([\w-]+)\.json$/, '$1'), words])) as Awaited<
    ReturnType<WordLoader>
  >;
};
