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

/** One of the demo's accounts without a window: what is arranged around the journey, or seen by its figures. */
const as = async (login: string): Promise<APIRequestContext> => {
  const context = await site.newContext(phone);
  await signIn(context, site.url, login);
  return context.request;
};
const get = async (by: APIRequestContext, path: string) => (await by.get(`${site.url}${path}`)).json();
const send = (by: APIRequestContext, path: string, data: object) =>
  by.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: v7(), ...data } });
const post = async (by: APIRequestContext, path: string, data: object) => {
  const answer = await send(by, path, data);
  expect(answer.status(), `${path} ${await answer.text()}`).toBeLessThan(300);
  return answer.json();
};

/** A merchant of the community with one offer for a point, for which the demo's handler gives out; and a budget that pays. */
const openShop = async (name: string): Promise<{ merchantId: string; offerId: string; areaCode: string }> => {
  const [desk, street, county, shop] = [await as('clerk'), await as('dispatcher'), await as('supervisor'), await as('handler')];
  const areas = (await get(desk, `/api/areas?q=${encodeURIComponent('七一社区')}`)).items as { id: string; code: string; level: string }[];
  const area = areas.find(({ level }) => level === 'community') ?? areas[0];
  const { mayOpen } = await get(county, '/api/points/budgets');
  const whole = (mayOpen as { code: string }[]).toSorted((a, b) => a.code.length - b.code.length)[0];
  if (whole)
    await post(county, '/api/points/budgets', {
      area: whole.code,
      title: '志愿服务积分',
      payer: '区民政局',
      ceiling: 100_000,
      points: 10_000,
      reason: '年度预算',
    });
  const organisation = await post(desk, '/api/organisations', { kind: 'enterprise', name, areaId: area?.id });
  const facts = { kind: 'merchant', address: '四方街 12 号', point: null, phone: null, hours: '每天 8:00–20:00', period: 'month' };
  // known to the module that lists merchants once it has been told
  await expect
    .poll(async () => (await send(desk, '/api/offers/merchants', { organisationId: organisation.id, ...facts })).status())
    .toBe(201);
  const { code } = await post(desk, `/api/offers/merchants/${organisation.id}/invite`, {});
  await post(shop, '/api/my/merchants', { code });
  const offer = await post(desk, '/api/offers', {
    ...{
      merchantId: organisation.id,
      kind: 'goods',
      title: `鲜花饼一盒（${name}）`,
      description: '',
      points: 1,
      worthFen: 2500,
      perPerson: null,
    },
    ...{
      perPeriod: 'month',
      from: '2025-09-01',
      until: null,
      validDays: 60,
      whenExpired: 'back',
      areaIds: [],
      partnerIds: [],
      stock: 5,
      photoId: null,
    },
  });
  await post(street, `/api/offers/${offer.id}/decide`, { version: offer.version, agree: true, reason: null });
  return { merchantId: organisation.id, offerId: offer.id, areaCode: area?.code ?? '' };
};

it('taking part: enrolled by a code, a wish claimed, done and rated, points, a voucher, the merchant’s sheet', async () => {
  const run = String(Date.now());
  const { merchantId, offerId, areaCode } = await openShop(`木府小店${run}`);
  const [desk, asker] = [await as('clerk'), await as('resident')];
  // enrolled by the code of the community; after a retry the first try has done so
  const { items } = (await get(desk, '/api/enrolment/communities')) as { items: { path: string }[] };
  const me = await site.visit('gridworker', new URL(items[0]?.path ?? '', site.url).pathname, phone);
  const enrol = me.getByRole('button', { name: '报到', exact: true });
  await me.getByText('您已在这里报到').or(enrol).first().waitFor();
  if ((await enrol.count()) > 0) {
    await me.getByRole('button', { name: '敬老助老' }).click();
    await enrol.click();
    await me.waitForURL(/\/enrolment$/);
  }

  // a wish of the resident, listed by the community
  const wish = await post(asker, '/api/orders', {
    ...{ what: 'wish', kind: 'company', text: `想有人陪着说说话 ${run}`, areaCode, placeText: null, wishedOn: null },
    ...{ fen: null, minor: false, guardian: null, consent: 'own', name: null, caller: null },
  });
  const words = `独居老人想有人陪着说说话 ${run}`;
  await post(desk, `/api/orders/${wish.id}/issue`, {
    ...{ words, place: '中心广场一带', alias: '桂花', kind: 'company', minutes: 60, wishedOn: null },
    ...{ unit: 'parts', whole: 1, how: 'claim', organisationId: null, agreed: true },
  });

  // claimed and done on the phone
  await me.goto(`${site.url}/wishes`);
  await me.getByRole('button', { name: `我来认领：${words}` }).click();
  await me.getByRole('dialog').getByRole('button', { name: '我来认领', exact: true }).click();
  const card = me.getByRole('article', { name: words });
  await card.getByRole('button', { name: '办完了' }).click();
  const done = me.getByRole('dialog');
  await done.getByLabel('做了什么').fill('陪老人聊了一下午');
  await done.getByLabel('用了多少分钟').fill('60');
  await done.getByRole('button', { name: '提交' }).click();
  await card.getByText('已办完').waitFor();

  // rated by whoever wished; the hour is certified by the community and earns what the rules say
  const before = (await get(me.request, '/api/my/points')).balance.available as number;
  await post(asker, `/api/cases/${wish.id}/actions`, {
    ...{ action: 'call_back', version: null, without: null },
    rating: { answered: true, solved: true, satisfied: true, comment: null },
  });
  await expect
    .poll(async () => (await get(me.request, '/api/my/points')).balance.available as number, { timeout: 30_000 })
    .toBe(before + 1);
  await me.goto(`${site.url}/points`);
  await me
    .getByRole('region', { name: '现在可用' })
    .getByText(String(before + 1), { exact: true })
    .waitFor();
  expect(await violationsOf(me)).toEqual([]);

  // spent on a voucher
  await me.goto(`${site.url}/mall/${offerId}`);
  await me.getByRole('button', { name: '用 1 积分兑换' }).click();
  await me.waitForURL(/\/mall\/vouchers$/);
  const { items: vouchers } = (await get(me.request, '/api/my/vouchers')) as {
    items: { offer: { id: string }; code: { number: string; secret: string } }[];
  };
  const code = vouchers.find(({ offer }) => offer.id === offerId)?.code;
  expect(code).toBeDefined();

  // given out by the merchant, who has it on the sheet of the month, which closes to the point
  const shop = await site.visit('handler', '/merchant', phone);
  await shop.getByRole('region', { name: '结算单' }).waitFor();
  const typed = `${code?.number} ${await digitsAt(code?.secret ?? '', stepAt(Date.now()))}`;
  await post(shop.request, `/api/my/merchants/${merchantId}/redemptions`, { code: typed, offline: false });
  // the month is over for the job alone: whoever is signed in stays so
  const now = new Date();
  const nextMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2));
  const { context } = site.modules.offers;
  await closeSheets({ ...context, kernel: { ...context.kernel, clock: { ...context.kernel.clock, now: () => nextMonth } } });
  const { items: sheets } = await get(shop.request, `/api/my/merchants/${merchantId}/settlements`);
  expect(sheets).toMatchObject([{ state: 'closed', points: 1, actions: ['confirm'] }]);
  await shop.reload();
  const chosen = shop.getByRole('button', { name: new RegExp(`木府小店${run}`) });
  const sheet = shop.getByRole('region', { name: periodName(sheets[0].period as string, 'zh-CN') }).first();
  await chosen.or(sheet).first().waitFor();
  if ((await chosen.count()) > 0) await chosen.click();
  // the lines are looked through where they are confirmed
  await sheet.getByRole('button', { name: /核对并确认/ }).click();
  const lines = shop.getByRole('dialog');
  await lines.getByText(/核销/).first().waitFor();
  expect(await violationsOf(shop)).toEqual([]);
  await lines.getByRole('button', { name: '明细无误，确认' }).click();
  await expect.poll(async () => (await get(shop.request, `/api/my/merchants/${merchantId}/settlements`)).items[0].state).toBe('confirmed');
});
