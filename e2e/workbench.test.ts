import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;

/** A resident's report in the clerk's community; dispatched to the handler's organisation, when asked for. @returns its number */
const newCase = async (text: string, dispatched: boolean): Promise<string> => {
  const as = async (login: string) => {
    const { request } = (await site.visit(login, '/health')).context();
    const post = async (path: string, data: object) => {
      const answer = await request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: crypto.randomUUID(), ...data } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()) as { caseId: string; number: string };
    };
    const me = (await (await request.get(`${site.url}/api/me`)).json()) as {
      posts: { area: { code: string } | null; organisation: { id: string } | null }[];
    };
    return { post, post0: me.posts[0] };
  };
  const [resident, clerk, handler] = [await as('resident'), await as('clerk'), await as('handler')];
  const areaCode = clerk.post0?.area?.code ?? '';
  const report = { text, point: null, placeText: null, areaCode, categoryCode: null, photoIds: [], anonymous: false, occurredAt: null };
  const { caseId, number } = await resident.post('/api/reports', report);
  if (dispatched)
    for (const act of [{ action: 'verify' }, { action: 'file' }, { action: 'dispatch', organisationId: handler.post0?.organisation?.id }])
      await clerk.post(`/api/cases/${caseId}/actions`, act);
  return number;
};

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('the workbench: what is to be done comes first, one click accepts a case, and what was opened is found again', async () => {
  const number = await newCase('健身器材的螺丝松了，孩子玩的时候晃得厉害', true);
  const page = await site.visit('handler', '/console/');
  const todo = page.locator('.todo').filter({ hasText: number });
  const title = (await todo.locator('.todo-title').textContent()) ?? '';
  await todo.getByRole('button', { name: `接单 ${number}` }).click();
  await page.getByText('已办理：接单').waitFor();
  const now = page.locator('.todo').filter({ hasText: number });
  await now.getByText('处理中').waitFor();
  await now.getByRole('link').click();
  await page.getByRole('heading', { name: title }).first().waitFor();
  await page.getByRole('link', { name: /工作台/ }).click();
  await page.locator('.recent').getByText(number).waitFor();
  await page.getByRole('heading', { name: '我的办理情况' }).waitFor();
  await page.close();
});

it('the phone’s first screen: what waits for a resident leads to rating it, one tap reports, and places near by are a tap away', async () => {
  const number = await newCase('小区门口的减速带松了，夜里过车响得厉害', true);
  const { request } = (await site.visit('handler', '/health')).context();
  const { items } = (await (await request.get(`${site.url}/api/cases?q=${number}`)).json()) as { items: { id: string }[] };
  const act = async (login: string, body: object) => {
    const { request: by } = (await site.visit(login, '/health')).context();
    const sent = await by.post(`${site.url}/api/cases/${items[0]?.id}/actions`, {
      headers: { 'x-linli': '1' },
      data: { id: crypto.randomUUID(), ...body },
    });
    expect(sent.ok(), await sent.text()).toBe(true);
  };
  await act('handler', { action: 'accept' });
  await act('handler', { action: 'answer', text: '减速带已经重新固定' });
  const page = await site.visit('resident', '/', phone);
  const mine = page.getByRole('region', { name: '正在办理的上报' });
  await mine.getByText('减速带').waitFor();
  const waiting = page.getByRole('region', { name: '等您评价' });
  await expect.poll(() => waiting.getByText('减速带').count()).toBe(0);
  await act('clerk', { action: 'check' });
  await page.reload();
  await waiting.getByText('减速带').waitFor();
  await expect.poll(() => mine.getByText('减速带').count()).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  await waiting.getByRole('link', { name: /减速带/ }).click();
  await page.getByRole('button', { name: /评价/ }).first().waitFor();
  await page.goBack();
  await page
    .getByRole('link', { name: /身边的服务点/ })
    .first()
    .click();
  await page.waitForURL(/\/places$/);
  await page.goBack();
  await page
    .getByRole('link', { name: /^随手拍/ })
    .first()
    .click();
  await page.waitForURL(/\/report$/);
  await page.close();
});

it('Ctrl-K finds pages and cases by the keyboard alone, and forgets with the account', async () => {
  const number = await newCase('喷泉广场的长椅断了一根木条', false);
  const page = await site.visit('clerk', '/console/');
  await page.getByRole('button', { name: /搜索/ }).waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '搜索' });
  await field.fill('覆盖');
  await page.getByRole('option', { name: '覆盖检查' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console\/coverage/);
  await page.keyboard.press('Control+k');
  await field.fill(number);
  await page.getByRole('option', { name: new RegExp(number) }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console\/cases\//);
  await page.getByText(number).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: new RegExp(number) }).waitFor();
  await field.fill('没有这样的东西');
  await page.getByText('没有找到，换个关键词试试').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => field.count()).toBe(0);
  await page.getByRole('button', { name: /沈慧阳/ }).click();
  await page.getByText('退出登录').click();
  await page.waitForURL(/sign-in/);
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('linli.recent')))).toEqual([]);
  await page.close();
});
