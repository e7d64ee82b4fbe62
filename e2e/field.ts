import type { Page } from 'playwright-core';
import { phone, type Site } from './site.ts';

/* What the tests of work without a network have in common. */

/** Rows of a table of the phone's own store. */
// biome-ignore lint/suspicious/noExplicitAny: rows of every table
export const stored = (page: Page, table: string): Promise<any[]> =>
  page.evaluate(
    (name) =>
      new Promise<unknown[]>((done, fail) => {
        const opening = indexedDB.open('linli');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => {
            opening.result.close();
            done(JSON.parse(JSON.stringify(asked.result)));
          };
        };
      }),
    table,
  );

/** Fills the report form up to its button. The app is not loaded anew: a bound phone would be locked. */
export const writeReport = async (page: Page, title: string): Promise<void> => {
  await goTo(page, '/report');
  await page.getByLabel('是什么问题').fill(title);
  await page.getByLabel(/具体位置/).fill('七一社区巷口');
};

/** Another page of the app, without loading it anew: a bound phone would be locked. */
export const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
};

/** Waits until something lies in the outbox that says `words`, in the store and on screen. */
export const waitsInOutbox = async (page: Page, words: string): Promise<void> => {
  await page.waitForURL(/\/outbox/);
  await page.getByText(words).first().waitFor();
};

/** Own reports of an account whose title begins so. */
export const arrivedAt = async (site: Site, login: string, start: string): Promise<{ id: string; title: string }[]> => {
  const page = await site.visit(login, '/health', phone);
  const { items } = (await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { id: string; title: string }[] };
  await page.close();
  return items.filter((one) => one.title.includes(start));
};
