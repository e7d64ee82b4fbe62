import type { APIRequestContext } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digitsAt, stepAt } from '#contract/offers/voucher-code.ts';
import { closeSheets } from '#modules/offers/jobs/close-sheets.ts';
import { periodName } from '#ui/period.ts';
import { openSite, phone, type Site, signIn, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const as = async (login: string): Promise<APIRequestContext> => {
  const context = await site.newContext(phone);
  await signIn(context, site.url, login);
  return context.request;
};
const get = async (by: APIRequestContext, path: string) => (await by.get(`${site.url}${path}`)).json();
const post = async (by: APIRequestContext, path: string, data: object) => {
  const answer = await by.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: v7(), ...data } });
  expect(answer.status(), `${path} ${await answer.text()}`).toBeLessThan(300);
  return answer.json();
};
/** A picture of one colour. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

it('an offer: proposed at the desk with its areas and picture, agreed to by a second person, bought on the phone, given out, refunded, settled', async () => {
  const run = String(Date.now());
  const [shopName, title] = [`木府小店${run}`, `酥油茶${run}`];
  const desk = await as('clerk');
  const areas = (await get(desk, `/api/areas?q=${encodeURIComponent('七一社区')}`)).items as { id: string; level: string; name: string }[];
  const area = areas.find(({ level }) => level === 'community') ?? areas[0];
  const organisation = await post(desk, '/api/organisations', { kind: 'enterprise', name: shopName, areaId: area?.id });
  const facts = { kind: 'merchant', address: '四方街 12 号', point: null, phone: null, hours: '每天 8:00–20:00', period: 'month' };
  // known to the module that lists merchants once it has been told
  await expect
    .poll(async () =>
      (
        await desk.post(`${site.url}/api/offers/merchants`, {
          headers: { 'x-linli': '1' },
          data: { id: v7(), organisationId: organisation.id, ...facts },
        })
      ).status(),
    )
    .toBe(201);
  const { code: invitation } = await post(desk, `/api/offers/merchants/${organisation.id}/invite`, {});

  // proposed at the desk
  const page = await site.visit('clerk', '/console/offers');
  await page.getByRole('button', { name: '提出项目' }).click();
  const form = page.getByRole('dialog', { name: '提出项目' });
  await form.getByRole('combobox', { name: '商户' }).first().click();
  await page.keyboard.type(shopName);
  await page.getByTitle(shopName).last().click();
  await form.getByLabel('项目名称').fill(title);
  await form.getByLabel('所需积分').fill('1');
  await form.getByLabel('库存').fill('3');
  await form.getByRole('combobox', { name: '适用区域' }).click();
  await page.keyboard.type('七一社区');
  await page
    .locator('.ant-select-tree-title', { hasText: area?.name ?? '' })
    .first()
    .click();
  await form
    .getByText(area?.name ?? '', { exact: true })
    .first()
    .waitFor();
  await form.getByLabel('图片').setInputFiles({ name: 'tea.png', mimeType: 'image/png', buffer: picture });
  await form.getByRole('img').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await form.getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row', { name: new RegExp(title) });
  await row.getByText('待审核').waitFor();
  const proposed = (await get(desk, `/api/offers/managed?q=${title}`)).items[0];
  expect(proposed).toMatchObject({ stock: 3, areaIds: [area?.id], photo: expect.stringContaining('/') });

  // agreed to by a second person
  const street = await site.visit('dispatcher', '/console/offers?state=proposed');
  await street.getByRole('button', { name: `对${title}的更多操作` }).click();
  await street.getByRole('menuitem', { name: '同意', exact: true }).click();
  await street.getByRole('dialog', { name: '同意' }).getByRole('button', { name: '同意' }).click();
  await expect.poll(async () => (await get(desk, `/api/offers/managed?q=${title}`)).items[0].state).toBe('live');

  // bought on the phone
  const shop = await site.visit('handler', '/merchant', phone);
  await shop.getByLabel('邀请码').fill(invitation);
  await shop.getByRole('button', { name: '加入' }).click();
  await expect.poll(async () => JSON.stringify(await get(shop.request, '/api/my/merchants'))).toContain(organisation.id);
  const me = await site.visit('resident', `/mall/${proposed.id}`, phone);
  const before = (await get(me.request, '/api/my/points')).balance.available as number;
  await me.locator('img.picture').waitFor();
  await me.getByRole('button', { name: '用 1 积分兑换' }).click();
  await me.waitForURL(/\/mall\/vouchers$/);
  await me.getByRole('button', { name: `出示兑换码：${title}` }).waitFor();
  const { items } = (await get(me.request, '/api/my/vouchers')) as {
    items: { id: string; offer: { id: string }; code: { number: string; secret: string } }[];
  };
  const voucher = items.find(({ offer }) => offer.id === proposed.id);
  expect((await get(me.request, '/api/my/points')).balance.available).toBe(before - 1);

  // given out by the digits that stand on the resident's phone, and refunded, as it was spilt
  const digits = await digitsAt(voucher?.code.secret ?? '', stepAt(Date.now()));
  const code = `${voucher?.code.number} ${digits}`;
  await post(shop.request, `/api/my/merchants/${organisation.id}/redemptions`, { code, offline: false });
  await post(shop.request, `/api/offers/vouchers/${voucher?.id}/refund`, { reason: '茶洒了', goodsBack: false });
  expect((await get(me.request, '/api/my/points')).balance.available).toBe(before);
  const over = (await get(me.request, '/api/my/vouchers?over=true')).items as { id: string; state: string; reason: string }[];
  expect(over.find(({ id }) => id === voucher?.id)).toMatchObject({ state: 'refunded', reason: '茶洒了' });

  // the month is over for the job alone: whoever is signed in stays so
  const now = new Date();
  const nextMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2));
  const { context } = site.modules.offers;
  await closeSheets({ ...context, kernel: { ...context.kernel, clock: { ...context.kernel.clock, now: () => nextMonth } } });
  const settled = async () => (await get(shop.request, `/api/my/merchants/${organisation.id}/settlements`)).items[0];
  expect(await settled()).toMatchObject({ state: 'closed', points: 0, sums: { redeemed: { points: 1 }, refunded: { points: -1 } } });
  await shop.reload();
  const chosen = shop.getByRole('button', { name: shopName });
  await chosen.waitFor();
  await chosen.click();
  const sheet = shop.getByRole('region', { name: periodName((await settled()).period, 'zh-CN') }).first();
  // the lines are looked through where they are confirmed
  await sheet.getByRole('button', { name: /核对并确认/ }).click();
  const lines = shop.getByRole('dialog');
  await lines.getByText(/核销/).first().waitFor();
  expect(await violationsOf(shop)).toEqual([]);
  await lines.getByRole('button', { name: '明细无误，确认' }).click();
  await expect.poll(async () => (await settled()).state).toBe('confirmed');
}, 240_000);
