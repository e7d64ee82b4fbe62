import i18next, { type i18n as I18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the screens, first the default. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

const key = 'linli.language';

/** The language remembered on this device, else the browser's when we speak it, else Chinese. */
export const preferredLocale = (): Locale => {
  try {
    const stored = localStorage.getItem(key);
    if (stored === 'zh-CN' || stored === 'en') return stored;
  } catch {
    // storage may be forbidden: fall through to the browser's language
  }
  const first = navigator.languages.find((l) => /^(zh|en)\b/i.test(l));
  return first && /^en/i.test(first) ? 'en' : 'zh-CN';
};

/** Loads the words of one language: namespace (`cases`, `people`, …) → its JSON. */
export type WordLoader = (locale: Locale) => Promise<ResourceLanguage>;

let load: WordLoader;
const add = async (locale: Locale): Promise<void> => {
  if (i18next.hasResourceBundle(locale, 'kernel')) return;
  for (const [namespace, words] of Object.entries(await load(locale))) i18next.addResourceBundle(locale, namespace, words, true, true);
};

/** Starts the words of a front end: only the language in use is loaded. `namespace` is the default one (`console` or `mobile`). */
export const startI18n = async (loader: WordLoader, namespace: string): Promise<I18n> => {
  load = loader;
  const locale = preferredLocale();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: namespace,
    ns: [namespace],
    // a module's page finds the words that all pages share without naming their file
    fallbackNS: namespace,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    // a word may be empty where the language needs none (件)
    returnEmptyString: true,
    react: { useSuspense: false },
  });
  await add(locale);
  document.documentElement.lang = locale;
  return i18next;
};

/** The language on screen. */
export const currentLocale = (): Locale => (i18next.language === 'en' ? 'en' : 'zh-CN');

/** The name of something that is named in both languages, in the language on screen. */
export const nameOf = (one: { readonly name: string; readonly nameEn: string }): string =>
  currentLocale() === 'en' ? one.nameEn : one.name;

/** A label in the language on screen; Chinese where there is no English. */
export const labelOf = ({ zh, en }: { readonly zh: string; readonly en: string | null }): string =>
  currentLocale() === 'en' ? (en ?? zh) : zh;

/** Switches the language and remembers it on this device. */
export const chooseLocale = async (locale: Locale): Promise<void> => {
  await add(locale);
  try {
    localStorage.setItem(key, locale);
  } catch {
    // storage may be forbidden: the choice then lasts as long as the page
  }
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
};
