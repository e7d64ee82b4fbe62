import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, openSite, type Site, signIn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** What the worker of a browser has, as far as the test touches it. */
interface Scope extends EventTarget {
  registration: object;
  shown: { title: string; body: string; tag: string; data: string }[];
  WindowClient: { prototype: { focus(): Promise<unknown> } };
}

test('a push that arrives is shown by the phone’s service worker, a repeated one in its place; a tap opens its page', async () => {
  const context = await site.browser.newContext({ viewport: desktop, locale: 'zh-CN' });
  await signIn(context, site.url, 'resident');
  const page = await context.newPage();
  await page.goto(`${site.url}/`);
  // the page to be led to another is one the worker has
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('no service worker');
  // a browser without a screen shows nothing and lets nobody tap: both are stood in for, all else is the browser's own
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Scope;
    scope.shown = [];
    Object.assign(scope.registration, {
      showNotification: async (title: string, options: { body: string; tag: string; data: string }) => {
        scope.shown = [...scope.shown.filter(({ tag }) => tag !== options.tag), { title, ...options }];
      },
    });
    scope.WindowClient.prototype.focus = async function focus() {
      return this;
    };
  });
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((found) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const one of registrations) if (one.scopeURL === `${site.url}/`) found(one.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registered;
  const push = (title: string, text: string) =>
    cdp.send('ServiceWorker.deliverPushMessage', {
      origin: site.url,
      registrationId,
      data: JSON.stringify({ title, text, page: '/notices', tag: 'one' }),
    });
  const shown = () => worker.evaluate(() => (globalThis as unknown as Scope).shown.map(({ title, body, data }) => ({ title, body, data })));
  await push('诉求已派单', '编号 1');
  await expect.poll(shown).toEqual([{ title: '诉求已派单', body: '编号 1', data: '/notices' }]);
  await push('诉求已派单', '编号 1，再次');
  await expect.poll(shown).toEqual([{ title: '诉求已派单', body: '编号 1，再次', data: '/notices' }]);
  const closed = await worker.evaluate(async () => {
    const scope = globalThis as unknown as Scope;
    let times = 0;
    const work: Promise<unknown>[] = [];
    const event = new Event('notificationclick');
    for (const [name, value] of Object.entries({
      notification: { data: scope.shown[0]?.data, close: () => (times += 1) },
      waitUntil: (one: Promise<unknown>) => void work.push(one),
    }))
      Object.defineProperty(event, name, { value });
    scope.dispatchEvent(event);
    await Promise.all(work);
    return times;
  });
  await page.waitForURL(`${site.url}/notices`);
  expect(closed).toBe(1);
  await context.close();
});
