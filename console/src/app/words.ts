import type { WordLoader } from '#ui/i18n.ts';

const files = import.meta.glob<Record<string, unknown>>(
  '../../../i18n/*/{accounts,cases,console,coverage,drawing,kernel,map,notices,organisations,places,platform,territory}.json',
  {
    import: 'default',
  },
);

/** The words the console needs in one language: its own and the modules' it shows. */
export const loadWords: WordLoader = async (locale) => {
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/i18n/${locale}/`));
  const loaded = await Promise.all(wanted.map(async ([path, load]) => [path.replace(/^.*\/(\w+)\.json$/, '$1'), await load()] as const));
  return Object.fromEntries(loaded) as Awaited<ReturnType<WordLoader>>;
};
