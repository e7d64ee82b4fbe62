import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { largePhoto, openSite, phone, type Site, testPhoto } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('what is written without a network waits in sight and is sent once when the network is back', async () => {
  const story = '七一社区巷口的路灯不亮了，晚上什么也看不见';
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill(story);
  await page.getByLabel(/具体位置/).fill('七一社区巷口');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.getByText(story.slice(0, 10)).first().waitFor();

  await page.context().setOffline(false);
  await expect
    .poll(
      async () => {
        const { items } = (await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { title: string }[] };
        return items.filter((c) => c.title.startsWith('七一社区巷口')).length;
      },
      { timeout: 30_000 },
    )
    .toBe(1);
});

/** Titles of the resident's own reports that begin so. */
const arrived = async (page: Page, start: string): Promise<{ id: string; title: string }[]> => {
  const { items } = (await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { id: string; title: string }[] };
  return items.filter((one) => one.title.startsWith(start));
};

it('a report that the phone has no room for is not said to be saved: the form stays, and sends it later', async () => {
  const story = '光碧巷石板路塌了一块，老人走路容易摔';
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByLabel('是什么问题').fill(story);
  await page.getByLabel(/具体位置/).fill('七一社区光碧巷');
  await page.getByText('手机没能保存写好的内容').waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('这件事还没有发出，也没有存下').waitFor();
  await expect.poll(() => page.getByText('已保存在手机里').count()).toBe(0);
  await expect.poll(() => page.getByLabel('是什么问题').inputValue()).toBe(story);

  await page.context().setOffline(false);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/sent\//);
  expect(await arrived(page, '光碧巷石板路')).toHaveLength(1);
  await page.close();
});

it('what a public network answers in our place counts neither as uploaded nor as received', async () => {
  const page = await site.visit('resident', '/report', phone);
  const portal = '<html><body>请先登录无线网</body></html>';
  await page.route(/\/api\/(files\/uploads|reports)$/, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: portal }));
  await page.getByLabel('从相册选').setInputFiles(await testPhoto());
  await page.getByText('没有网络，稍后自动上传').waitFor();
  await page.getByLabel('是什么问题').fill('忠义市场门口的井盖翘起来了');
  await page.getByLabel(/具体位置/).fill('七一社区忠义市场');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.getByText('可能要先登录现在用的无线网').waitFor();
  expect(await arrived(page, '忠义市场门口')).toHaveLength(0);

  await page.unroute(/\/api\/(files\/uploads|reports)$/);
  await page.getByRole('button', { name: '现在发送' }).click();
  await page.getByText('没有等待发送的内容').waitFor();
  const [sent] = await arrived(page, '忠义市场门口');
  const detail = (await (await page.request.get(`${site.url}/api/cases/${sent?.id}`)).json()) as { photos: unknown[] };
  expect(detail.photos).toHaveLength(1);
  await page.close();
});

it('a photo cut off on its way goes on where it was after a reload, and what has arrived stays listed', async () => {
  const page = await site.visit('resident', '/report', phone);
  const photo = (await testPhoto()).buffer;
  const uploads = /\/api\/files\/uploads/;
  // the first thousand bytes arrive, then the connection is lost
  await page.route(uploads, async (route) => {
    if (route.request().method() === 'POST') await route.fetch({ postData: photo.subarray(0, 1_000) }).catch(() => undefined);
    await route.abort();
  });
  await page.getByLabel('是什么问题').fill('文明村口的护栏倒了');
  await page.getByLabel(/具体位置/).fill('七一社区文明村口');
  await page.getByLabel('从相册选').setInputFiles(await testPhoto());
  await page.getByText('没有网络，稍后自动上传').waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.unroute(uploads);
  const rest = page.waitForRequest((request) => request.method() === 'PATCH' && uploads.test(request.url()));
  await page.reload();
  expect((await rest).headers()['upload-offset']).toBe('1000');
  await page.getByText('没有等待发送的内容').waitFor();
  await page.getByRole('region', { name: '一天内已发送' }).getByText('文明村口').waitFor();
  const [sent] = await arrived(page, '文明村口');
  const detail = (await (await page.request.get(`${site.url}/api/cases/${sent?.id}`)).json()) as { photos: unknown[] };
  expect(detail.photos).toHaveLength(1);
  await page.close();
});

it('a photo that is still being made smaller when the report is sent goes with it', async () => {
  const page = await site.visit('resident', '/report', phone);
  await page.evaluate(() => {
    const draw = createImageBitmap;
    const told = new Promise((go) => addEventListener('drawn', go));
    self.createImageBitmap = ((blob: Blob) => told.then(() => draw(blob))) as typeof draw;
  });
  await page.getByLabel('从相册选').setInputFiles(await largePhoto());
  await page.getByLabel('是什么问题').fill('玉河边的长椅断了一条腿');
  await page.getByLabel(/具体位置/).fill('七一社区玉河边');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('button', { name: '正在发送' }).waitFor();
  const upload = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/files/uploads'));
  await page.evaluate(() => dispatchEvent(new Event('drawn')));
  expect(Number((await upload).headers()['upload-length'])).toBeLessThan(300_000);
  await page.waitForURL(/\/sent\//);
  const [sent] = await arrived(page, '玉河边的长椅');
  const detail = (await (await page.request.get(`${site.url}/api/cases/${sent?.id}`)).json()) as { photos: unknown[] };
  expect(detail.photos).toHaveLength(1);
  await page.close();
});

it('an unfinished note on a case is there again after the session has ended and the page was left', async () => {
  const page = await site.visit('resident', '/my', phone);
  const [one] = await arrived(page, '光碧巷石板路');
  await page
    .getByText(/预计 .* 前给您答复/)
    .first()
    .waitFor();
  await page.goto(`${site.url}/cases/${one?.id}`);
  await page.getByText(/预计 .* 前给您答复/).waitFor();
  const begin = () => page.getByRole('button', { name: '补充说明' }).click();
  await begin();
  const words = page.getByRole('dialog').getByLabel('内容');
  await words.fill('今天又有老人在这里绊倒了');
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise((done) => {
            const opening = indexedDB.open('linli');
            opening.onsuccess = () => {
              const asked = opening.result.transaction('acts').objectStore('acts').getAll();
              asked.onsuccess = () => done(asked.result.length);
            };
          }),
      ),
    )
    .toBe(1);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.reload();
  await page.getByText('登录后可以查看这件事').waitFor();
  await page.context().addCookies(cookies);
  await page.reload();
  await begin();
  await expect.poll(() => words.inputValue()).toBe('今天又有老人在这里绊倒了');
  await page.getByRole('dialog').getByRole('button', { name: '补充说明' }).click();
  await page.getByText('补充说明：已提交').waitFor();
  await begin();
  await expect.poll(() => words.inputValue()).toBe('');
  await page.close();
});
