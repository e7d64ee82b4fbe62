import type { Page, Request } from 'playwright-core';
import { desktop, type Site, signIn } from './site.ts';

/** Walks from page to page in one browser window, as somebody does who has the program open: one more page costs a few tenths of a second. */
export interface Sweep {
  /**
   * Opens a page as somebody, or as nobody, and collects what goes wrong on it. The first one of somebody is opened by its address, and one
   * that is opened twice; from there the console leads on by itself.
   */
  open(login: string | null, path: string): Promise<{ page: Page; errors: readonly string[] }>;
  /** Resolves when the page has got all it asked for and has drawn it. @throws with what it still asks for when it does not come to rest */
  atRest(): Promise<void>;
}

/** Milliseconds in which even a busy machine has drawn a page, and after which its asking is a fault of the page. */
const [longestDrawing, longestUnrest] = [2_000, 60_000];

/** Begins a walk through the pages of a site. Pages for the same person should follow one another: each change is a sign-in. */
export const startSweep = async (site: Site): Promise<Sweep> => {
  const context = await site.newContext(desktop);
  let present: string | null = null;
  let page: Page | null = null;
  let at = '';
  let errors: string[] = [];
  let asked = 0;
  /** What is under way, and since when. */
  const open = new Map<Request, number>();
  const ended = (request: Request): void => void open.delete(request);
  context.on('request', (request) => {
    // the line on which news arrive stays open
    if (request.resourceType() === 'eventsource') return;
    asked++;
    open.set(request, Date.now());
  });
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);

  return {
    open: async (login, path) => {
      open.clear();
      errors = [];
      const within = page !== null && login === present && path !== at && [path, at].every((one) => one.startsWith('/console/'));
      at = path;
      if (within && page) {
        await page.evaluate((to) => history.pushState({}, '', to), path);
        return { page, errors };
      }
      await page?.close();
      if (login !== present) {
        await context.clearCookies();
        if (login !== null) await signIn(context, site.url, login);
        present = login;
      }
      page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (m) => m.type() === 'error' && !/status of 40[13]/.test(m.text()) && errors.push(m.text()));
      await page.goto(`${site.url}${path}`);
      return { page, errors };
    },
    atRest: async () => {
      if (!page) return;
      // the end of what a map's workers give up is not always told
      const underWay = () => [...open].filter(([, since]) => Date.now() - since < 2_000).map(([request]) => request.url());
      const begun = Date.now();
      let before: number;
      do {
        if (Date.now() - begun > longestUnrest) throw new Error(`${page.url()} does not come to rest: ${underWay().join(' ')}`);
        before = asked;
        // a page that is drawn all the time, as while something turns, is never idle by itself
        await page.evaluate(
          (timeout) => new Promise((idle) => requestAnimationFrame(() => requestIdleCallback(idle, { timeout }))),
          longestDrawing,
        );
      } while (asked !== before || underWay().length > 0);
    },
  };
};
