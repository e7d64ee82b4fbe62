import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { launchBrowser } from '#tools/testing/browser.ts';
import { quantile } from '../territory/quantile.ts';
import type { Field, Worker } from './fill.ts';
import { scanAt } from './month.ts';
import { slowLink } from './slow-link.ts';

const patience = 600_000;
/** A full day in the outbox. */
const [items, photos, photoBytes] = [60, 40, 300_000] as const;
const link = { bitsPerSecond: 750_000, roundTripMs: 400 };

const phoneOf = async (browser: Browser, url: string, { cookie }: Worker): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url }]);
  return context;
};
/** Opens the day and waits until the program stands on the phone, so that it can do without network. */
const openDay = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${url}/day`, { timeout: patience });
  await page.locator('main h2, main .card, main a').first().waitFor({ timeout: patience });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return page;
};

/** From the navigation to the day in sight, by the service worker, without network; median of five. */
const measureOffline = async (browser: Browser, url: string, worker: Worker): Promise<number> => {
  const context = await phoneOf(browser, url, worker);
  try {
    const page = await openDay(context, url);
    // once more with network: what the first visit fetched is kept by now
    await page.reload();
    await page.locator('main h2, main .card, main a').first().waitFor({ timeout: patience });
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      const begun = performance.now();
      await page.goto(`${url}/day`, { waitUntil: 'commit', timeout: patience });
      await page.locator('main h2, main .card, main a').first().waitFor({ timeout: patience });
      times.push(performance.now() - begun);
    }
    return quantile(times, 0.5);
  } finally {
    await context.close();
  }
};

/** A picture of about so many bytes that no encoder makes smaller. */
const picture = async (): Promise<string> => {
  const side = 640;
  const noise = randomBytes(side * side * 3);
  for (let quality = 90; quality > 20; quality -= 5) {
    const bytes = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    if (bytes.length <= photoBytes) return Buffer.concat([bytes, Buffer.alloc(photoBytes - bytes.length)]).toString('base64');
  }
  throw new Error('no picture is small enough');
};

/** How many items wait in the phone's outbox. */
const waitingOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('linli');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const asked = open.result.transaction('outbox').objectStore('outbox').count();
          asked.onsuccess = () => {
            open.result.close();
            resolve(asked.result);
          };
        };
      }),
  );

/** Puts a full day into the phone's outbox by the shape its own pages store, without network; then the phone's own code sends it over a slow link. */
const measureSync = async (browser: Browser, url: string, field: Field, count: () => Promise<number>): Promise<number> => {
  const slow = await slowLink(url, link);
  const stop = field.stops[0];
  const worker = stop?.walkers[0];
  if (!stop || !worker) throw new Error('nobody walks');
  const context = await phoneOf(browser, slow.url, worker);
  try {
    const page = await openDay(context, slow.url);
    await context.setOffline(true);
    const pictures = await Promise.all(Array.from({ length: 4 }, picture));
    const stops = field.stops.filter(({ routeId }) => routeId === stop.routeId);
    const waiting = Array.from({ length: items }, (_, n) => {
      const id = v7();
      const own = stops[n % stops.length] ?? stop;
      const day = field.days[field.days.length - 1 - Math.floor(n / stops.length)] ?? '';
      const withPhoto = n < photos;
      const { answers, ...body } = scanAt(id, own, day, 2, n);
      const [firstKey = ''] = Object.keys(answers);
      // a photo is of a problem alone
      const told = withPhoto ? { ...answers, [firstKey]: 'problem' } : answers;
      return {
        id,
        kind: 'written',
        owner: worker.id,
        caseId: null,
        title: '巡查',
        body: { ...body, answers: told, ...(withPhoto && { words: '楼道堆放杂物' }) },
        written: { path: '/api/patrol-scans', answers: [], what: '巡查', renews: 'patrols', page: '/day', acted: true },
        place: null,
        photos: withPhoto ? [{ key: v7(), picture: n % pictures.length }] : [],
        state: 'waiting',
        message: null,
        code: null,
        createdAt: Date.now() + n,
      };
    });
    await page.evaluate(
      async ({ rows, images }) => {
        const bytes = images.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
        const open = indexedDB.open('linli');
        await new Promise((resolve, reject) => {
          open.onsuccess = resolve;
          open.onerror = reject;
        });
        const writing = open.result.transaction('outbox', 'readwrite');
        for (const row of rows)
          writing.objectStore('outbox').put({
            ...row,
            photos: row.photos.map(({ key, picture: n }) => ({
              key,
              // each its own bytes: none is known to the server already
              blob: new Blob([bytes[n] as Uint8Array<ArrayBuffer>, key], { type: 'image/jpeg' }),
              uploaded: null,
            })),
          });
        await new Promise((resolve, reject) => {
          writing.oncomplete = resolve;
          writing.onerror = reject;
        });
        open.result.close();
      },
      { rows: waiting, images: pictures },
    );
    const before = await count();
    const begun = performance.now();
    await context.setOffline(false);
    while ((await waitingOn(page)) > 0) await sleep(250);
    const seconds = (performance.now() - begun) / 1000;
    const arrived = (await count()) - before;
    if (arrived !== items) throw new Error(`${arrived} of ${items} arrived`);
    return seconds;
  } finally {
    await context.close();
    await slow.close();
  }
};

/** What a browser as the phone of a worker needs. @param count scans in the database */
export const measurePhone = async (
  url: string,
  field: Field,
  count: () => Promise<number>,
  log: (line: string) => void,
): Promise<{ daySyncS: number; offlineOpenMs: number }> => {
  const browser = await launchBrowser();
  try {
    const offlineOpenMs = await measureOffline(browser, url, field.workers[1] as Worker);
    log(`the day opens offline in ${offlineOpenMs.toFixed(0)} ms`);
    const daySyncS = await measureSync(browser, url, field, count);
    log(`a full day arrives in ${daySyncS.toFixed(0)} s`);
    return { daySyncS, offlineOpenMs };
  } finally {
    await browser.close();
  }
};
