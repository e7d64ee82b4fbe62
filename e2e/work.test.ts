import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Has what the page asks for handed over at once, as what takes longer than a second is. */
const never = 'respond-async, wait=0';

it('several cases of the desk in one go: chosen, acted on in the background, told of, and why one was refused', async () => {
  const { request } = (await site.visit('clerk', '/health')).context();
  const me = (await (await request.get(`${site.url}/api/me`)).json()) as { posts: { area: { code: string } }[] };
  const { request: resident } = (await site.visit('resident', '/health')).context();
  const headers = { 'x-linli': '1' };
  const report = async (text: string) => {
    const sent = await resident.post(`${site.url}/api/reports`, {
      headers,
      data: {
        id: crypto.randomUUID(),
        text,
        point: null,
        placeText: null,
        areaCode: me.posts[0]?.area.code,
        categoryCode: null,
        photoIds: [],
        anonymous: false,
        occurredAt: null,
      },
    });
    expect(sent.status(), await sent.text()).toBe(201);
    return (await sent.json()) as { caseId: string; number: string };
  };
  const [one, two] = [await report('喷泉广场的长椅断了一根木条'), await report('喷泉广场的地砖松了，踩上去会翘')];
  const page = await site.visit('clerk', '/console/cases?queue=open&q=喷泉广场');
  await page.getByText(two.number).waitFor();
  await page.getByRole('button', { name: '批量办理' }).click();
  for (const { number } of [one, two]) await page.getByRole('checkbox', { name: `选择 ${number}` }).check();
  await page.getByText('已选 2 件').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  // a colleague is quicker with one of them
  const act = await request.post(`${site.url}/api/cases/${one.caseId}/actions`, {
    headers,
    data: { id: crypto.randomUUID(), action: 'verify' },
  });
  expect(act.status()).toBe(200);
  await page.getByRole('button', { name: '办理 2 件' }).click();
  await page.getByText('已开始批量办理').waitFor();
  await page
    .getByRole('link', { name: /后台任务/ })
    .first()
    .click();
  const line = page.locator('.work').filter({ hasText: '批量办理案卷' });
  await line.getByText('已完成').waitFor();
  await line.getByRole('button', { name: '查看结果' }).click();
  await line.getByText('已办理 1 件').waitFor();
  await line.getByText('1 件没有办理').waitFor();
  await line.getByRole('link', { name: one.number }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.close();
});

it('an export that takes long: it comes by itself to whoever stays, and is found among the background tasks, on the phone too', async () => {
  const page = await site.visit('clerk', '/console/places');
  await page.route('**/api/places/sheet*', (route) => route.continue({ headers: { ...route.request().headers(), prefer: never } }));
  const made = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).first().click();
  await page.getByText(/正在导出，完成后会通知您/).waitFor();
  expect((await made).suggestedFilename()).toMatch(/\.xlsx$/);
  await page.close();
  const small = await site.visit('clerk', '/console/work', phone);
  const line = small.locator('.work').filter({ hasText: '导出点位' });
  await line.getByText('已完成').waitFor();
  const [file] = await Promise.all([small.waitForEvent('download'), line.getByRole('link', { name: '下载' }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await small.close();
});
