import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MerchantDetail, Sign } from '#contract/circles/api.ts';
import { execute } from '#kernel/db.ts';
import { saveTypes } from '#modules/cases/index.ts';
import { offerOf, shopOf } from '#modules/offers/testing/shop.ts';
import { type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { lockCheck } from './store/models.ts';
import { merchantOf } from './testing/merchant.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const { db, clock } = d.process.kernel;
  await db.write(d.access, (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  const clerk = await d.as('clerk');
  await vi.waitFor(async () => expect((await clerk.get('/api/case-types')).body.version).toBe(1), { timeout: 20_000 });
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object = {}): Promise<MerchantDetail> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const signOf = async (m: MerchantDetail): Promise<Sign> =>
  (await d.nobody().get(`/api/open/shops/${m.signPath?.slice('/open/shop/'.length)}`)).body;

test('a merchant pledges until a day and hangs out its sign; a pledge of a kind is renewed, ended with a reason, and over by itself', async () => {
  const m = await merchantOf(d);
  expect(m.pledges).toMatchObject([
    { kind: 'returns', title: { zh: '无理由退货' }, words: '七日内凭小票退换', since: '2025-09-15', state: 'holds' },
  ]);
  expect(await signOf(m)).toMatchObject({
    left: false,
    pledges: [{ kind: 'returns' }],
    model: null,
    accept: { n: 7, unit: 'working_days' },
    handle: { n: 45 },
  });
  const pledges = `/api/circle-merchants/${m.id}/pledges`;
  expect(await refused('clerk', pledges, { kind: 'trusted', until: '2025-09-01' })).toBe('circles.days_reversed');
  expect((await must('clerk', pledges, { kind: 'returns', words: '十五日', until: '2026-12-31' })).pledges).toMatchObject([
    { words: '十五日', until: '2026-12-31' },
  ]);
  const prepaid = await must('clerk', pledges, { kind: 'prepaid', words: '单张卡不超过一千元，七日内可退', until: '2025-10-01' });
  d.clock.set('2025-10-02T02:00:00.000Z');
  expect((await signOf(m)).pledges.map(({ kind }) => kind)).toEqual(['returns']);
  d.clock.set('2025-09-15T02:00:00.000Z');
  const ended = await must('clerk', `/api/circle-pledges/${prepaid.pledges.find(({ kind }) => kind === 'prepaid')?.id}/end`, {
    reason: '不再办卡',
  });
  expect(ended.past).toMatchObject([{ kind: 'prepaid', state: 'ended', endReason: '不再办卡' }]);
  // nobody of another street, and nobody without the post
  expect((await (await d.as('outsider')).get(`/api/circle-merchants/${m.id}`)).status).toBe(404);
  expect(await refused('grid_worker', pledges, { kind: 'food', until: '2026-01-01' })).toBe('circles.merchant_not_found');
  const gone = await must('clerk', `/api/circle-merchants/${m.id}/leave`, { reason: '歇业' });
  expect(gone).toMatchObject({ pledges: [], signPath: null, actions: [] });
  expect(await signOf(m)).toMatchObject({ left: true, pledges: [], model: null });
});

test('one organisation is in one circle, and two pledges of a kind noted at once become one', async () => {
  const m = await merchantOf(d, '一处商户');
  const other = await merchantOf(d, '另一处商户');
  const again = { circleId: other.circle.id, organisationId: m.id, trade: '餐饮' };
  expect(await refused('clerk', '/api/circle-merchants', again)).toBe('circles.merchant_elsewhere');
  const { outcome: both } = await held(d, {
    first: (tx) => execute(tx, 'select id from circle_merchants where jurisdiction_id = :jurisdiction and id = $1 for update', [m.id]),
    meanwhile: () =>
      Promise.all(
        ['clerk', 'dispatcher'].map((who) =>
          post(who as Who, `/api/circle-merchants/${m.id}/pledges`, { kind: 'food', until: '2026-03-01' }),
        ),
      ),
    waiting: 2,
  });
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect((await (await d.as('clerk')).get(`/api/circle-merchants/${m.id}`)).body.pledges).toHaveLength(2);
});

test('one organisation taken into two circles at once is in one of them', async () => {
  const [here, there] = [await merchantOf(d, '甲街小店'), await merchantOf(d, '乙街小店')];
  const id = d.organisations.department;
  const { outcome } = await held(d, {
    first: (tx) => execute(tx, 'select id from organisations where jurisdiction_id = :jurisdiction and id = $1 for update', [id]),
    meanwhile: () =>
      Promise.all(
        [here, there].map(({ circle }) =>
          post('clerk', '/api/circle-merchants', { circleId: circle.id, organisationId: id, trade: '零售' }),
        ),
      ),
    waiting: 2,
  });
  expect(outcome.map(({ status, body }) => body.error?.code ?? status).toSorted()).toEqual([201, 'circles.merchant_elsewhere']);
});

test('a circle follows streets: its outline is kept, refused where it crosses itself, and says which merchants lie outside', async () => {
  const clerk = await d.as('clerk');
  const made = { name: '沿河商圈', areaCode: d.area('001001').code };
  const { lon, lat } = pointIn('001001001');
  const corners = (size: number): [number, number][] => [
    [lon - size, lat - size],
    [lon + size, lat - size],
    [lon + size, lat + size],
    [lon - size, lat + size],
  ];
  const [a, b, c, e] = corners(0.002) as [[number, number], [number, number], [number, number], [number, number]];
  expect(await refused('clerk', '/api/circles', { ...made, outline: [a, c, b, e] })).toBe('circles.outline_unfit');
  const circle = (await clerk.post('/api/circles', { id: v7(), ...made, outline: [a, b, c, e] })).body;
  expect(circle).toMatchObject({ outline: [a, b, c, e], outside: 0 });
  const shop = await must('clerk', '/api/circle-merchants', { circleId: circle.id, name: '沿河杂货', trade: '零售' });
  await d.asOwner('update organisations set lon = $2, lat = $3 where id = $1', [shop.id, lon + 0.01, lat]);
  const listed = async () => (await clerk.get('/api/circles')).body.items.find(({ id }: { id: string }) => id === circle.id);
  expect((await listed()).outside).toBe(1);
  await clerk.put(`/api/circles/${circle.id}`, { id: v7(), version: 1, ...made, outline: null });
  expect(await listed()).toMatchObject({ outline: null, outside: 0 });
});

test('the sign names what may be had there for points, as long as it may', async () => {
  const shop = await shopOf(d, '换购小店', 'handler');
  const { circle } = await merchantOf(d, '换购商圈的店');
  const m = await must('clerk', '/api/circle-merchants', { circleId: circle.id, organisationId: shop, trade: '零售' });
  expect((await signOf(m)).offers).toEqual([]);
  const offer = await offerOf(d, shop, { title: '抽纸一提', points: 12 });
  expect((await signOf(m)).offers).toEqual([{ id: offer.id, title: '抽纸一提', points: 12 }]);
  await must('clerk', `/api/circle-merchants/${m.id}/leave`, { reason: '歇业' });
  expect((await signOf(m)).offers).toEqual([]);
});

test('a model shop is named with criteria and a term, re-checked yearly, may object, and is struck off with a reason; nobody decides on their own check', async () => {
  const m = await merchantOf(d);
  const model = { criteria: ['明码标价', '投诉当日回应'], examinedBy: '消费者协会', until: '2026-09-14' };
  const named = await must('clerk', `/api/circle-merchants/${m.id}/model`, model);
  expect(named.models).toMatchObject([{ level: 1, state: 'standing', recheckOn: '2026-09-14', givenOn: '2025-09-15' }]);
  expect(await refused('clerk', `/api/circle-merchants/${m.id}/model`, model)).toBe('circles.model_already');
  const checks = `/api/circle-models/${named.models[0]?.id}/checks`;
  // a to-do a month ahead
  d.clock.set('2026-08-20T02:00:00.000Z');
  const todos = async (kind: string) => (await (await d.as('clerk')).get(`/api/todos?kind=${kind}`)).body.items;
  expect((await todos('circles.recheck')).map(({ title }: { title: string }) => title)).toContain(m.name);
  expect((await must('clerk', checks, { verdict: 'raise', words: '全年零投诉' })).model).toMatchObject({
    level: 2,
    until: '2027-08-20',
    state: 'standing',
  });
  expect((await must('clerk', checks, { verdict: 'mend', words: '价签不全', recheckOn: '2026-09-20' })).model).toMatchObject({
    level: 2,
    state: 'mending',
  });
  expect((await signOf(m)).model).toMatchObject({ mending: true, level: 2 });
  const struck = await must('clerk', checks, { verdict: 'strike', words: '整改期满仍不合格' });
  expect(struck).toMatchObject({ model: null });
  expect((await signOf(m)).model).toBeNull();
  expect(await refused('clerk', checks, { verdict: 'keep', words: '再看' })).toBe('circles.model_struck');
  const [last, older] = struck.models[0]?.checks ?? [];
  expect(await refused('clerk', `/api/circle-checks/${older?.id}/objection`, { words: '不服' })).toBe('circles.superseded');
  const objection = `/api/circle-checks/${last?.id}`;
  expect(await refused('supervisor', `${objection}/decision`, { upheld: true, answer: '成立' })).toBe('circles.not_objected');
  await must('clerk', `${objection}/objection`, { words: '当日已补齐价签，有照片' });
  expect(await refused('clerk', `${objection}/objection`, { words: '再说一遍' })).toBe('circles.objected_already');
  expect(await refused('clerk', `${objection}/decision`, { upheld: true, answer: '成立' })).toBe('session.forbidden');
  // two decisions at once are one
  const { outcome } = await held(d, {
    first: (tx) => lockCheck(tx, last?.id ?? ''),
    meanwhile: () => Promise.all([1, 2].map(() => post('supervisor', `${objection}/decision`, { upheld: true, answer: '照片属实，恢复' }))),
    waiting: 2,
  });
  expect(outcome.map(({ status, body }) => body.error?.code ?? status).toSorted()).toEqual([200, 'circles.decided_already']);
  const upheld = outcome.find(({ status }) => status === 200)?.body;
  expect(upheld.model).toMatchObject({ level: 2, state: 'mending', recheckOn: '2026-09-20' });
  expect(await refused('supervisor', `${objection}/decision`, { upheld: false, answer: '不成立' })).toBe('circles.decided_already');
  d.clock.set('2025-09-15T02:00:00.000Z');
  const bare = await must('clerk', '/api/circle-merchants', { circleId: m.circle.id, name: '没有承诺的店', trade: '百货' });
  expect(await refused('clerk', `/api/circle-merchants/${bare.id}/model`, model)).toBe('circles.not_pledged');
});

test('a consumer complains beside the pledge: a case of its own type that names the merchant; the sign counts, never below the least', async () => {
  const m = await merchantOf(d);
  const address = `/api/open/shops/${m.signPath?.slice('/open/shop/'.length)}/complaints`;
  const complain = async (who: Who) => (await post(who, address, { text: '买的电水壶三天就坏，不给退', pledge: 'returns' })).body;
  const first = await complain('resident');
  const seen = await (await d.as('clerk')).see(first.caseId);
  expect(seen).toMatchObject({ kind: 'consumer', state: 'reported' });
  expect(seen.timeline.at(-1)?.told?.zh).toContain(m.name);
  // one is not told, three are
  expect((await signOf(m)).complaints).toEqual({ months: 12, least: 3, received: null, accepted: null, settled: null });
  await complain('resident');
  await complain('neighbour');
  expect((await signOf(m)).complaints).toMatchObject({ received: 3, accepted: 0, settled: 0 });
  expect((await d.nobody().post(address, { id: v7(), text: '没有登录的投诉' })).status).toBe(401);
  expect((await d.nobody().get('/api/open/shops/530801-000000000000')).body.error.code).toBe('circles.sign_unknown');
  // a matter that all share is a case too, which waits at the desk
  const matter = (await post('clerk', `/api/circles/${m.circle.id}/matters`, { text: '步行街夜间照明不足，请增设路灯' })).body;
  expect((await (await d.as('clerk')).see(matter.caseId)).timeline.at(-1)?.told?.zh).toContain(m.circle.name);
});

test('merchants and pledges come in by workbook, all or nothing, and the exported sheet changes nothing', async () => {
  const m = await merchantOf(d, '表格商户');
  const rows = [
    ['商圈', '商户', '业态', '承诺', '承诺内容', '至'],
    [m.circle.name, '新店甲', '百货', '明码标价', '一货一签', '2026-08-31'],
    [m.circle.name, '新店甲', '百货', '足斤足两', '缺一罚十', '2026-08-31'],
    [m.circle.name, '表格商户', '餐饮', '无理由退货', '七日内凭小票退换', '2026-06-30'],
  ];
  const send = (sheet: (string | null)[][], query = '') =>
    sendSheet(d, `/api/circle-merchants/import?id=${v7()}${query}`, rawWorkbook([{ name: '商户', rows: sheet }]));
  const wrong = await send([...rows, ['没有的商圈', '店', '百货', null, null, null]]);
  expect(wrong.body).toMatchObject({ added: 0, faults: [{ row: 5, code: 'circles.fault.circle' }] });
  const reversed = [m.circle.name, '新店甲', '百货', '食品安全', null, '2025-01-01'];
  expect((await send([...rows, reversed])).body).toMatchObject({ added: 0, faults: [{ row: 5, code: 'circles.fault.days' }] });
  expect((await send(rows, '&dryRun=true')).body).toMatchObject({ added: 1, pledged: 2, same: 1, faults: [] });
  expect((await send(rows)).body).toMatchObject({ added: 1, pledged: 2, same: 1 });
  expect((await send(rows)).body).toMatchObject({ added: 0, pledged: 0, same: 3 });
});
