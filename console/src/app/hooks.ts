import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#ui/i18n.ts';
import { currentMode, onModeChange } from '#ui/mode.ts';
import type { Mode } from '#ui/theme.ts';

/** The language on screen; re-renders when it is switched. */
export const useLocale = (): Locale => (useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN');

/** Light or dark; re-renders when it is switched. */
export const useMode = (): Mode => useSyncExternalStore(onModeChange, currentMode);

/** Whether a media query holds. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => matchMedia(query).matches,
  );

let now = Date.now();
const tickers = new Set<() => void>();
setInterval(() => {
  now = Date.now();
  for (const tell of tickers) tell();
}, 20_000);
/** The present in ms, moving every 20 s for all clocks of the page together. */
export const useNow = (): number =>
  useSyncExternalStore(
    (tell) => {
      tickers.add(tell);
      return () => void tickers.delete(tell);
    },
    () => now,
  );

/** A value that follows its source after a pause in typing. */
export const useSettled = <T>(value: T, ms = 300): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};

/** Names the page in the window's title. */
export const useTitle = (title: string | undefined): void => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title ? `${title} · ${t('brand')}` : t('brand');
  }, [title, t]);
};
