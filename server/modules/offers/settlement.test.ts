import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnVoucher, Settlement } from '#contract/offers/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { closeSheets } from './jobs/close-sheets.ts';
import { type EntryRow, holdSheet, insertEntries } from './store/sheets.ts';
import { earn, offerOf, shopOf, shownBy } from './testing/shop.ts';

let d: District;
let shop: string;
let partner: string;
beforeAll(async () => {
  d = await testDistrict();
  shop = await shopOf(d, '柳岸超市', 'handler');
  partner = await shopOf(d, '东河便利店', 'officer', { period: 'quarter' });
  await earn(d, 'resident', 10_000, '2027-06-30');
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object, id = v7()) => (await d.as(who)).post(url, { id, ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const used = async (offerId: string, who: Who = 'handler', at = shop): Promise<OwnVoucher> => {
  const { body } = await post('resident', `/api/offers/${offerId}/vouchers`, { name: null });
  const shown = { code: await shownBy(body, d.clock.now()), offline: false };
  const answer = await post(who, `/api/my/merchants/${at}/redemptions`, shown);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return body;
};
const refund = (who: Who, voucher: OwnVoucher) =>
  post(who, `/api/offers/vouchers/${voucher.id}/refund`, { reason: '货品有破损', goodsBack: false });
const close = () => closeSheets(d.process.modules.offers.context);
const sheets = async (who: Who, merchant: string): Promise<Settlement[]> =>
  (await get(who, `/api/my/merchants/${merchant}/settlements`)).items;
const balance = (type: 'person' | 'merchant' | 'settled', id: string) =>
  d.database.db.read(d.access, (tx) => d.process.modules.points.ledger.balance(tx, { type, id }));

/** What the ledger says a merchant's account moved by in the transfers that the lines of its sheet name; sheets that differ from it. */
const differing = () =>
  d.asOwner<{ period: string }>(
    `select s.merchant_id, s.period from offer_settlements s
     join offer_entries e on e.jurisdiction_id = s.jurisdiction_id and e.merchant_id = s.merchant_id and e.period = s.period
     join points_accounts a on a.jurisdiction_id = s.jurisdiction_id and a.holder_type = 'merchant' and a.holder_id = s.merchant_id
     cross join lateral (
       select coalesce(sum(case when p.to_account = a.id then p.points else 0 end - case when p.from_account = a.id then p.points else 0 end), 0) as moved
       from points_entries p join points_transfers t on t.jurisdiction_id = p.jurisdiction_id and t.id = p.transfer_id
       where p.jurisdiction_id = s.jurisdiction_id and (t.id = e.transfer_id or t.ends = e.transfer_id) and (p.from_account = a.id or p.to_account = a.id)
     ) l
     where s.jurisdiction_id = $1
     group by s.merchant_id, s.period, s.points, s.moved
     having sum(l.moved) filter (where not e.settled_before) is distinct from sum(e.points) filter (where not e.settled_before)
       or coalesce(s.points, sum(e.points)) <> sum(e.points)
       or coalesce(s.moved, sum(e.points) filter (where not e.settled_before), 0) <> coalesce(sum(e.points) filter (where not e.settled_before), 0)`,
    [d.id],
  );

test('a month closes to the point, is confirmed by the merchant and paid outside; what comes after stands in the next', async () => {
  const offer = await offerOf(d, shop, { points: 50, partnerIds: [partner] });
  const [one, two] = [await used(offer.id), await used(offer.id)];
  await used(offer.id, 'officer', partner);
  const person = (await balance('person', await earn(d, 'resident', 1, '2027-06-30'))).available;
  expect((await refund('handler', two)).body).toMatchObject({ state: 'refunded', reason: '货品有破损' });
  expect(code(await refund('handler', two))).toBe('offers.voucher_over');
  expect(code(await refund('neighbour', one))).toBe('session.forbidden');
  const open = (await sheets('handler', shop))[0];
  expect(open).toMatchObject({ period: '2025-09', state: 'open', points: 50, actions: [] });
  expect(open?.sums).toMatchObject({ redeemed: { count: 2, points: 100 }, refunded: { count: 1, points: -50 } });
  const confirm = (who: Who, period = '2025-09') => post(who, `/api/my/merchants/${shop}/settlements/${period}/confirm`, {});
  expect(code(await confirm('handler'))).toBe('offers.settlement_open');
  d.clock.set('2025-10-01T01:00:00Z');
  await close();
  await close();
  expect((await balance('merchant', shop)).available).toBe(0);
  // the partner settles by quarters, which end on the same day
  expect((await balance('settled', d.id)).available).toBe(100);
  expect((await sheets('officer', partner))[0]).toMatchObject({ period: '2025-Q3', state: 'closed', points: 50 });
  const todos = await get('handler', '/api/todos?kind=offers.confirm');
  expect(todos.items).toMatchObject([{ id: shop, data: { period: '2025-09', points: 50 } }]);
  // looked through before it is confirmed, by the merchant alone; nobody who bought is named
  const lines = `/api/my/merchants/${shop}/settlements/2025-09/lines`;
  const first = await get('handler', `${lines}?limit=2`);
  expect(first.items).toMatchObject([
    { what: 'redeemed', points: 50, title: offer.title },
    { what: 'redeemed', points: 50 },
  ]);
  expect((await get('handler', `${lines}?limit=2&cursor=${first.next}`)).items).toMatchObject([{ what: 'refunded', points: -50 }]);
  expect(JSON.stringify(first)).not.toContain(one.id);
  expect((await get('officer', lines)).error.code).toBe('offers.not_merchant');
  expect(code(await confirm('officer'))).toBe('offers.not_merchant');
  expect((await confirm('handler')).body).toMatchObject({ state: 'confirmed' });
  expect(code(await confirm('handler'))).toBe('offers.settlement_done');
  const pay = (who: Who) => post(who, `/api/offers/settlements/${shop}/2025-09/pay`, { receipt: '付字 0012' });
  expect(code(await pay('clerk'))).toBe('session.forbidden');
  expect((await pay('dispatcher')).body).toMatchObject({ state: 'paid', receipt: '付字 0012' });
  // given back after closing: the person has the points with their day, the merchant's next sheet has the line
  expect((await refund('clerk', one)).body).toMatchObject({ state: 'refunded' });
  expect(await balance('person', await earn(d, 'resident', 1, '2027-06-30'))).toMatchObject({
    expiring: [{ day: '2027-06-30', points: person + 101 }],
  });
  const third = await used(offer.id);
  expect((await sheets('handler', shop))[0]).toMatchObject({ period: '2025-10', points: 0, sums: { refunded: { count: 1, points: -50 } } });
  expect((await sheets('handler', shop))[1]).toMatchObject({ period: '2025-09', points: 50, state: 'paid' });
  await refund('handler', third);
  expect(await differing()).toEqual([]);
  d.clock.set('2025-11-02T01:00:00Z');
  await close();
  expect((await sheets('handler', shop))[0]).toMatchObject({ period: '2025-10', state: 'closed', points: -50 });
  expect((await balance('settled', d.id)).available).toBe(50);
  expect(await differing()).toEqual([]);
});

test('whoever closes a sheet waits for a line that is being written, and a closed sheet takes none', async () => {
  const offer = await offerOf(d, shop, { points: 7 });
  d.clock.set('2025-11-30T15:59:00Z');
  const before = (await sheets('handler', shop)).find(({ period }) => period === '2025-12')?.points ?? 0;
  const { body: voucher } = await post('resident', `/api/offers/${offer.id}/vouchers`, { name: null });
  const shown = await shownBy(voucher, d.clock.now());
  d.clock.set('2025-12-01T02:00:00Z');
  const late: EntryRow = {
    id: v7(),
    merchantId: shop,
    period: '2025-11',
    what: 'refunded',
    points: -1,
    settledBefore: true,
    voucherId: voucher.id,
    offerId: offer.id,
    transferId: v7(),
    at: d.clock.now(),
  };
  await d.database.db.write(d.access, (tx) => holdSheet(tx, shop, '2025-11', '2025-11-30', 'share'));
  const { outcome } = await held(d, {
    first: (tx) => holdSheet(tx, shop, '2025-11', '2025-11-30', 'share'),
    meanwhile: () => close(),
    afterwards: (tx) => insertEntries(tx, [late]),
  });
  expect(outcome).toBeUndefined();
  await post('handler', `/api/my/merchants/${shop}/redemptions`, { code: shown, offline: true });
  expect((await sheets('handler', shop)).slice(0, 2)).toMatchObject([
    { period: '2025-12', points: before + 7, state: 'open' },
    { period: '2025-11', points: -1, state: 'closed' },
  ]);
  expect(await differing()).toEqual([]);
});

test('the workbook for accounting names no person; merchants, offers and stock go out and come back in', async () => {
  const file = async (url: string) => readWorkbook((await (await d.as('dispatcher')).get(url)).body, AbortSignal.timeout(30_000));
  const accounts = await file('/api/offers/settlements/sheet?period=2025-09');
  const cells = JSON.stringify(accounts.map(({ rows }) => rows.map((row) => row.cells)));
  expect(cells).toContain('柳岸超市');
  expect(cells).not.toContain(d.people.resident.name);
  expect(accounts[0]?.rows[1]?.cells.slice(0, 7)).toEqual(['柳岸超市', '2025-09', 100, null, -50, null, 50].map((cell) => cell ?? 0));
  const out: Buffer = (await (await d.as('dispatcher')).get('/api/offers/sheet')).body;
  const own = await readWorkbook(out, AbortSignal.timeout(30_000));
  expect(own.map(({ name }) => name)).toEqual(['商户', '兑换项目', '库存登记']);
  const signal = AbortSignal.timeout(30_000);
  const sheetOf = (head: string[], rows: (string | number)[][]) =>
    writeWorkbook([{ name: '兑换项目', head: [head], rows, widths: head.map(() => 16) }], signal);
  const bytes = await sheetOf(['商户', '项目名称', '积分', '库存'], [['柳岸超市', '鸡蛋一盘', 20, 12]]);
  const wrong = await sheetOf(
    ['商户', '项目名称', '积分'],
    [
      ['没有的店', '鸡蛋', 20],
      ['柳岸超市', '优先办理', 5],
    ],
  );
  const bring = (given: Buffer, dryRun = false) => sendSheet(d, `/api/offers/import?id=${v7()}&dryRun=${dryRun}`, given);
  const rowsOut = own.reduce((sum, { rows }) => sum + rows.length - 1, 0);
  expect((await bring(out)).body).toMatchObject({ merchants: 0, offers: 0, stock: 0, same: rowsOut, faults: [] });
  const { body: refused } = await bring(wrong);
  expect(refused.faults.map((one: { code: string }) => one.code)).toEqual(['offers.fault.merchant', 'offers.right_sold']);
  expect((await bring(bytes, true)).body).toMatchObject({ dryRun: true, offers: 1 });
  expect((await bring(bytes)).body).toMatchObject({ dryRun: false, offers: 1, faults: [] });
  expect((await bring(bytes)).body).toMatchObject({ offers: 0, same: 1, faults: [] });
  const { items } = await get('clerk', `/api/offers/managed?q=${encodeURIComponent('鸡蛋')}`);
  expect(items).toMatchObject([{ title: '鸡蛋一盘', state: 'proposed', stock: 12 }]);
});
