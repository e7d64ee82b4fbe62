import type { BrowserContext, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPassword } from '#tools/demo/people.ts';
import { arrivedAt, stored, waitsInOutbox, writeReport } from './field.ts';
import { openSite, phone, type Site, signIn, testPhoto } from './site.ts';

/* The network is cut in the middle of work in the field. Each fails without its guard: `tools/guards/field.ts`. */
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A phone of its own, signed in. */
const phoneOf = async (login: string): Promise<BrowserContext> => {
  const context = await site.newContext(phone);
  await signIn(context, site.url, login);
  return context;
};
const opened = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  return page;
};
const submitReport = (page: Page): Promise<void> => page.getByRole('button', { name: '提交', exact: true }).click();
const emptied = (page: Page): Promise<unknown> => expect.poll(() => stored(page, 'outbox'), { timeout: 20_000 }).toEqual([]);

/** A case in the community of the demo's clerk, just reported. */
const reported = async (text: string): Promise<string> => {
  const clerk = await site.visit('clerk', '/health', phone);
  const { posts } = (await (await clerk.request.get(`${site.url}/api/me`)).json()) as { posts: { area: { code: string } }[] };
  await clerk.close();
  const page = await site.visit('resident', '/health', phone);
  const answer = await page.request.post(`${site.url}/api/reports`, {
    headers: { 'x-linli': '1' },
    data: {
      id: v7(),
      text,
      point: null,
      placeText: '社区门口',
      areaCode: posts[0]?.area.code,
      categoryCode: null,
      photoIds: [],
      anonymous: false,
      occurredAt: null,
    },
  });
  await page.close();
  return ((await answer.json()) as { caseId: string }).caseId;
};
/** Begins to verify a case on the phone: the form stands open with its words. */
const beginToVerify = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('button', { name: '核实' }).first().click();
  await page.getByRole('dialog').locator('textarea').fill(words);
};
const submitAct = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: '核实' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};
const timelineOf = async (
  context: BrowserContext,
  caseId: string,
): Promise<{ action: string; text: string | null; reason: string | null }[]> =>
  (await (await context.request.get(`${site.url}/api/cases/${caseId}`)).json()).timeline;

it('the network goes before every part of a page has come: the act that was begun stays, and is sent later', async () => {
  const caseId = await reported(`路沿石松动${Date.now()}`);
  const context = await phoneOf('clerk');
  // what modules add to the page of a case is on its way for ever, until the network is gone
  const cut: (() => Promise<void>)[] = [];
  await context.route(/\/case-section[^/]*\.js/, (route) => void cut.push(() => route.abort('internetdisconnected')));
  const page = await opened(context, `/cases/${caseId}`);
  await beginToVerify(page, '已到现场，情况属实');
  await expect.poll(() => cut.length).toBeGreaterThan(0);
  await context.setOffline(true);
  for (const one of cut.splice(0)) await one();
  await submitAct(page);
  await expect.poll(() => stored(page, 'outbox')).toHaveLength(1);
  await context.unrouteAll();
  await context.setOffline(false);
  await emptied(page);
  expect((await timelineOf(context, caseId)).filter(({ action }) => action === 'verify')).toHaveLength(1);
  await context.close();
});

it('two phones offline on one task: the second one sees both versions and decides', async () => {
  const caseId = await reported(`公厕门口积水${Date.now()}`);
  const [first, second] = [await phoneOf('clerk'), await phoneOf('clerk')];
  const pages = [await opened(first, `/cases/${caseId}`), await opened(second, `/cases/${caseId}`)] as const;
  await beginToVerify(pages[0], '已到现场，情况属实');
  await beginToVerify(pages[1], '水深约十厘米，建议先疏通');
  for (const context of [first, second]) await context.setOffline(true);
  for (const page of pages) await submitAct(page);
  await first.setOffline(false);
  await emptied(pages[0]);
  await second.setOffline(false);
  await expect.poll(async () => (await stored(pages[1], 'outbox')).map(({ state }) => state), { timeout: 20_000 }).toEqual(['conflict']);
  await pages[1].goto(`${site.url}/outbox`);
  await pages[1].getByRole('link', { name: '比较两边，再决定' }).click();
  await pages[1].getByText('水深约十厘米').waitFor();
  await pages[1].getByRole('region', { name: '现在的情况' }).getByText('已到现场，情况属实').waitFor();
  await pages[1].getByRole('button', { name: '留作备注' }).click();
  await emptied(pages[1]);
  expect((await timelineOf(first, caseId)).filter(({ action }) => action === 'verify')).toHaveLength(1);
  const notes = await (await first.request.get(`${site.url}/api/comments?type=case&subjectId=${caseId}`)).json();
  expect(notes.items.map(({ text }: { text: string }) => text)).toEqual([expect.stringContaining('水深约十厘米')]);
  for (const context of [first, second]) await context.close();
});

it('clock wrong by two hours: what was written arrives, without the time that cannot be', async () => {
  const title = `石板路松动${Date.now()}`;
  const context = await phoneOf('gridworker');
  const page = await context.newPage();
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await page.goto(`${site.url}/tasks`);
  await writeReport(page, title);
  await context.setOffline(true);
  await submitReport(page);
  await waitsInOutbox(page, title);
  await context.setOffline(false);
  await emptied(page);
  const [one, ...more] = await arrivedAt(site, 'gridworker', title);
  expect(more).toEqual([]);
  const detail = await (await context.request.get(`${site.url}/api/cases/${one?.id}`)).json();
  expect(detail.occurredAt).toBeNull();
  await context.close();
});

it('program updated while the outbox is full: what an earlier version kept is sent by the next, each once', async () => {
  const context = await phoneOf('gridworker');
  const page = await opened(context, '/health');
  const me = (await (await context.request.get(`${site.url}/api/me`)).json()).account.id as string;
  const stamp = String(Date.now());
  const photo = [...(await testPhoto()).buffer];
  await page.evaluate(
    ({ owner, ids, stamp: at, bytes }) =>
      new Promise<void>((done, fail) => {
        // as the version before the last left it
        const opening = indexedDB.open('linli', 20);
        opening.onerror = () => fail(opening.error);
        opening.onupgradeneeded = () => {
          for (const name of ['drafts', 'kept']) opening.result.createObjectStore(name, { keyPath: 'key' });
          opening.result.createObjectStore('acts', { keyPath: 'key' }).createIndex('at', 'at');
          const outbox = opening.result.createObjectStore('outbox', { keyPath: 'id' });
          for (const index of ['caseId', 'createdAt']) outbox.createIndex(index, index);
        };
        opening.onsuccess = () => {
          const change = opening.result.transaction('outbox', 'readwrite');
          ids.forEach((id, n) => {
            const text = `旧版本写的第${n + 1}件${at}，路灯不亮`;
            const blob = new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
            change.objectStore('outbox').put({
              id,
              kind: 'report',
              owner,
              caseId: null,
              title: text,
              place: null,
              photos: n === 0 ? [{ key: crypto.randomUUID(), blob, uploaded: null }] : [],
              state: 'waiting',
              message: null,
              code: null,
              createdAt: 1_700_000_000_000 + n,
              body: {
                id,
                text,
                point: null,
                placeText: '七一社区巷口',
                areaCode: null,
                categoryCode: null,
                anonymous: false,
                occurredAt: null,
              },
            });
          });
          change.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    { owner: me, ids: Array.from({ length: 12 }, () => v7()), stamp, bytes: photo },
  );
  await page.goto(`${site.url}/outbox`);
  await emptied(page);
  const arrived = await arrivedAt(site, 'gridworker', stamp);
  expect(arrived).toHaveLength(12);
  expect(new Set(arrived.map(({ title }) => title)).size).toBe(12);
  await context.close();
});

it('storage full in the middle: copies of what was only read make room, what was written stays', async () => {
  const title = `垃圾桶满溢${Date.now()}`;
  const context = await phoneOf('gridworker');
  const page = await opened(context, '/tasks');
  await expect.poll(async () => (await stored(page, 'kept')).length).toBeGreaterThan(0);
  await writeReport(page, title);
  await page.getByLabel('从相册选').setInputFiles(await testPhoto());
  await page.getByRole('button', { name: '去掉第 1 张照片' }).waitFor();
  await page.evaluate(() => {
    const { put, clear } = IDBObjectStore.prototype;
    let full = true;
    IDBObjectStore.prototype.put = function (...given) {
      if (full && this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    IDBObjectStore.prototype.clear = function () {
      if (this.name === 'kept') full = false;
      return clear.apply(this);
    };
  });
  await context.setOffline(true);
  await submitReport(page);
  await waitsInOutbox(page, title);
  expect(await stored(page, 'outbox')).toHaveLength(1);
  await context.setOffline(false);
  await emptied(page);
  expect(await arrivedAt(site, 'gridworker', title)).toHaveLength(1);
  await context.close();
});

it('the same queue sent twice: by two tabs, and again after the answer was lost, everything is done once', async () => {
  const caseId = await reported(`健身器材损坏${Date.now()}`);
  const context = await phoneOf('clerk');
  const [page, other] = [await opened(context, `/cases/${caseId}`), await opened(context, '/outbox')];
  await other.getByText('没有等待发送的内容').waitFor();
  await beginToVerify(page, '已到现场，确有损坏');
  await context.setOffline(true);
  await submitAct(page);
  await expect.poll(() => stored(page, 'outbox')).toHaveLength(1);
  let lost = 0;
  await context.route(/\/api\/cases\/[^/]+\/actions$/, async (route) => {
    if (lost++ > 0) return route.continue();
    // done, but the answer never comes
    await route.fetch();
    return route.abort();
  });
  await context.setOffline(false);
  await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(0);
  await other.bringToFront();
  await other.evaluate(() => dispatchEvent(new Event('online')));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await emptied(page);
  expect(lost).toBeGreaterThan(1);
  expect((await timelineOf(context, caseId)).filter(({ action }) => action === 'verify')).toHaveLength(1);
  await context.close();
});

it('another account signs in on the phone: it sees nothing of the first, whose outbox waits for its own', async () => {
  const title = `围栏破损${Date.now()}`;
  const context = await phoneOf('gridworker');
  const page = await opened(context, '/tasks');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/reports')) sent.push(request.headers()['x-linli-account'] ?? '');
  });
  await expect.poll(async () => (await stored(page, 'kept')).length).toBeGreaterThan(0);
  const owner = (await (await context.request.get(`${site.url}/api/me`)).json()).account.id as string;
  await writeReport(page, title);
  await context.setOffline(true);
  await submitReport(page);
  await waitsInOutbox(page, title);
  sent.length = 0;
  await context.clearCookies({ name: /session_token/ });
  const by = async (login: string) => {
    await page.goto(`${site.url}/sign-in?next=/outbox`);
    await page.getByRole('button', { name: '密码（工作人员）' }).click();
    await page.getByLabel('用户名或手机号').fill(login);
    await page.locator('#sign-in-password').fill(demoPassword);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL(/\/outbox/);
  };
  await page.route('**/api/reports', (route) => route.abort());
  await context.setOffline(false);
  await by('clerk');
  await page.getByText('另一账号写的 1 项').waitFor();
  await expect.poll(() => page.getByText(title).count()).toBe(0);
  const tried = sent.length;
  await page.unroute('**/api/reports');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.goto(`${site.url}/tasks`);
  await expect.poll(async () => (await stored(page, 'kept')).some(({ key }) => key.startsWith('["tasks"'))).toBe(true);
  expect(sent.length, 'as somebody else nothing is sent').toBe(tried);
  expect(JSON.stringify(await stored(page, 'kept'))).not.toContain(owner);
  await by('gridworker');
  await emptied(page);
  expect(sent.at(-1)).toBe(owner);
  expect(await arrivedAt(site, 'gridworker', title)).toHaveLength(1);
  expect(await arrivedAt(site, 'clerk', title)).toEqual([]);
  await context.close();
});
