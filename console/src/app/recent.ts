import i18next from 'i18next';
import { useEffect, useSyncExternalStore } from 'react';

/** A page that was opened lately. */
export interface RecentPage {
  readonly href: string;
  readonly title: string;
}

const most = 8;
const tellers = new Set<() => void>();
const keyOf = (account: string): string => `linli.recent.${account}`;
let held: { account: string; pages: readonly RecentPage[] } | null = null;

const read = (account: string): readonly RecentPage[] => {
  if (held?.account === account) return held.pages;
  let pages: readonly RecentPage[] = [];
  try {
    pages = JSON.parse(sessionStorage.getItem(keyOf(account)) ?? '[]') as RecentPage[];
  } catch {
    // storage forbidden, or written by something else
  }
  held = { account, pages };
  return pages;
};

/** Remembers a page. Only in this window, and only until it is closed or the account signs out: titles tell of cases and people. */
export const remember = (account: string, page: RecentPage): void => {
  const pages = [page, ...read(account).filter((one) => one.href !== page.href)].slice(0, most);
  held = { account, pages };
  try {
    sessionStorage.setItem(keyOf(account), JSON.stringify(pages));
  } catch {
    // storage may be forbidden: it then lasts as long as the page
  }
  for (const tell of tellers) tell();
};

/** Forgets what an account opened. */
export const forgetRecent = (account: string): void => {
  held = null;
  try {
    sessionStorage.removeItem(keyOf(account));
  } catch {
    // storage may be forbidden: nothing was kept
  }
};

/** What the account opened lately, the last first. */
export const useRecent = (account: string): readonly RecentPage[] =>
  useSyncExternalStore(
    (tell) => {
      tellers.add(tell);
      return () => void tellers.delete(tell);
    },
    () => read(account),
  );

/** Remembers the page of one thing under the title it gives the window; `href` null: the page that is open is none. */
export const useRemembering = (account: string | undefined, href: string | null): void => {
  useEffect(() => {
    if (account === undefined || href === null) return;
    const before = document.title;
    const note = (): void => {
      const title = document.title.replace(` · ${i18next.t('console:brand')}`, '');
      if (document.title !== before && title) remember(account, { href, title });
    };
    // the title comes with the answer of the server
    const watch = new MutationObserver(note);
    const element = document.querySelector('title');
    if (element) watch.observe(element, { childList: true });
    return () => watch.disconnect();
  }, [account, href]);
};
