import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnVoucher } from '#contract/offers/api.ts';
import { codeAt, type VoucherSecret } from '#contract/offers/voucher-code.ts';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { expireVouchers } from './jobs/expire.ts';
import { lockOffer } from './store/offers.ts';
import { lockVoucher } from './store/vouchers.ts';
import { budgetOf, earn, offerOf, shopFacts, shopOf, shownBy, terms, typedBy } from './testing/shop.ts';

let d: District;
/** Merchants for which `handler` and `officer` give out. */
let shop: string;
let partner: string;
beforeAll(async () => {
  d = await testDistrict();
  shop = await shopOf(d, '柳岸超市', 'handler');
  partner = await shopOf(d, '东河便利店', 'officer');
  await budgetOf(d, 1000);
  await earn(d, 'resident', 100);
  await earn(d, 'handler', 100);
  await earn(d, 'officer', 100);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object, id = v7()) => (await d.as(who)).post(url, { id, ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const buy = (who: Who, offerId: string, id = v7()) => post(who, `/api/offers/${offerId}/vouchers`, { name: null }, id);
const bought = async (who: Who, offerId: string): Promise<OwnVoucher> => {
  const answer = await buy(who, offerId);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const show = (who: Who, merchantId: string, shown: string, offline = false, id = v7()) =>
  post(who, `/api/my/merchants/${merchantId}/redemptions`, { code: shown, offline }, id);
const balance = (type: 'person' | 'merchant', id: string) =>
  d.database.db.read(d.access, (tx) => d.process.modules.points.ledger.balance(tx, { type, id }));
const now = (): Date => d.clock.now();
const later = (seconds: number): Date => new Date(now().getTime() + seconds * 1000);

describe('what may be offered', () => {
  test('an offer waits for somebody else to agree, and is changed no more after that', async () => {
    const offer = (await post('dispatcher', '/api/offers', { merchantId: shop, ...terms, title: '理发一次', kind: 'service' })).body;
    expect(offer).toMatchObject({ state: 'proposed', actions: ['change'] });
    expect(code(await buy('resident', offer.id))).toBe('offers.not_now');
    const decide = (who: Who, agree: boolean, reason: string | null = null) =>
      post(who, `/api/offers/${offer.id}/decide`, { version: offer.version, agree, reason });
    expect(code(await decide('dispatcher', true))).toBe('offers.own_offer');
    expect(code(await decide('clerk', true))).toBe('session.forbidden');
    expect(code(await decide('outsider', true))).toBe('session.forbidden');
    expect(code(await decide('dispatcher2', false))).toBe('offers.reason_needed');
    const todos = await get('dispatcher2', '/api/todos?kind=offers.proposed');
    expect(todos.items.map(({ id }: { id: string }) => id)).toContain(offer.id);
    expect((await decide('dispatcher2', true)).body).toMatchObject({ state: 'live' });
    expect(code(await post('clerk', `/api/offers/${offer.id}/change`, { version: 2, ...terms }))).toBe('offers.offer_over');
    const mall = await get('resident', `/api/offers?q=${encodeURIComponent('柳岸超市')}`);
    expect(mall.items.map(({ id }: { id: string }) => id)).toContain(offer.id);
    expect((await post('clerk', `/api/offers/${offer.id}/end`, { version: 2 })).body).toMatchObject({ state: 'ended' });
    expect(code(await buy('resident', offer.id))).toBe('offers.not_now');
  });

  test('what people have a right to is not for points, by the words of the law or of the district', async () => {
    const refused = await post('clerk', '/api/offers', { merchantId: shop, ...terms, title: '办证优先 办理' });
    expect([code(refused), refused.body.error.data.word, refused.body.error.message]).toEqual([
      'offers.right_sold',
      '优先办理',
      expect.stringContaining('优化营商环境条例'),
    ]);
    expect(code(await post('clerk', '/api/offers', { merchantId: shop, ...terms, description: '低保名额一个' }))).toBe('offers.right_sold');
  });

  test('merchants are kept by those of their area, and ended ones sell nothing', async () => {
    expect(code(await post('outsider', '/api/offers', { merchantId: shop, ...terms }))).toBe('session.forbidden');
    expect(code(await post('clerk', '/api/offers/merchants', { organisationId: shop, ...shopFacts }))).toBe('offers.merchant_there');
    expect((await get('outsider', '/api/offers/merchants')).items).toEqual([]);
    const merchant = (await get('clerk', `/api/offers/merchants?q=${encodeURIComponent('东河')}`)).items[0];
    expect(merchant).toMatchObject({ id: partner, verifiers: 1 });
    const offer = await offerOf(d, partner);
    const end = (version: number, ended: boolean) => post('clerk', `/api/offers/merchants/${partner}/end`, { version, ended });
    expect((await end(merchant.version, true)).body).toMatchObject({ ended: true });
    expect(code(await buy('resident', offer.id))).toBe('offers.not_now');
    await end(merchant.version + 1, false);
    await post('clerk', `/api/offers/${offer.id}/end`, { version: 2 });
    expect(code(await post('neighbour', '/api/my/merchants', { code: 'ABCDEFGH23' }))).toBe('offers.invite_wrong');
  });
});

describe('buying', () => {
  test('fifty rivals who ask again and again for an offer with stock 100 buy exactly 100, and everybody else is told that it is sold out', async () => {
    const [rivals, stock] = [50, 100];
    // LINLI_REDEMPTIONS=10000: as many as ask on the day an offer becomes known; takes minutes
    const asked = Number(process.env['LINLI_REDEMPTIONS'] ?? 200);
    const offer = await offerOf(d, shop, { stock, points: 1 });
    const people = await d.database.db.write(d.access, async (tx) => {
      const entered = Array.from({ length: rivals }, (_, n) => ({ id: v7(), name: `某${n}`, phone: null, partyMember: false }));
      await insertPersons(tx, d.id, await d.process.kernel.keys.of(d.id), entered);
      for (const { id } of entered)
        await d.process.modules.points.ledger.transfer(tx, {
          id: v7(),
          from: { type: 'issuer', id: d.id },
          to: { type: 'person', id },
          points: asked,
          what: 'test.earned',
          subjectId: null,
          facts: {},
        });
      return entered;
    });
    const clerk = await d.as('clerk');
    const told = new Map<string, number>();
    await Promise.all(
      people.map(async ({ id: personId }) => {
        for (let n = 0; n < asked / rivals; n++) {
          const answer = await clerk.post(`/api/offers/${offer.id}/counter`, { id: v7(), personId });
          const said = answer.body?.error ? `${code(answer)} ${answer.body.error.message}` : String(answer.status);
          told.set(said, (told.get(said) ?? 0) + 1);
        }
      }),
    );
    expect(Object.fromEntries(told)).toEqual({
      201: stock,
      'offers.sold_out 已兑完。请看看其他项目，或等待补货。': asked - stock,
    });
    const [row] = await d.asOwner<{ taken: number; vouchers: number; spent: number }>(
      `select taken, (select count(*)::int from offer_vouchers v where v.offer_id = o.id) as vouchers,
         (select sum(points)::int from offer_entries e where e.offer_id = o.id) as spent from offers o where o.id = $1`,
      [offer.id],
    );
    expect(row).toEqual({ taken: stock, vouchers: stock, spent: stock });
  }, 900_000);

  test('of many who want the last piece at the same time one has it', async () => {
    await earn(d, 'resident', 100);
    await earn(d, 'neighbour', 100);
    const offer = await offerOf(d, shop, { stock: 1 });
    const { outcome } = await held(d, {
      first: (tx) => lockOffer(tx, offer.id),
      waiting: 4,
      meanwhile: () => Promise.all([1, 2, 3, 4].map((n) => buy(n % 2 ? 'resident' : 'neighbour', offer.id))),
    });
    expect(outcome.map(code).sort()).toEqual([201, 'offers.sold_out', 'offers.sold_out', 'offers.sold_out']);
  });

  test('points are held with the voucher, once for one request, and come back with it', async () => {
    const person = await earn(d, 'resident', 200, '2026-12-31');
    const before = await balance('person', person);
    const offer = await offerOf(d, shop, { stock: 5 });
    const id = v7();
    const [one, again] = await Promise.all([buy('resident', offer.id, id), buy('resident', offer.id, id)]);
    expect([one.status, again.status, one.body.id]).toEqual([201, 201, again.body.id]);
    expect(await balance('person', person)).toMatchObject({ available: before.available - 30, pending: before.pending + 30 });
    expect((await get('neighbour', '/api/my/vouchers')).items.map((v: OwnVoucher) => v.id)).not.toContain(id);
    expect(code(await post('neighbour', `/api/my/vouchers/${id}/return`, {}))).toBe('offers.voucher_not_found');
    expect((await post('resident', `/api/my/vouchers/${id}/return`, {})).body).toMatchObject({ state: 'returned', code: null });
    expect(await balance('person', person)).toEqual(before);
    expect(code(await post('resident', `/api/my/vouchers/${id}/return`, {}))).toBe('offers.voucher_over');
    expect((await get('resident', `/api/offers/${offer.id}`)).left).toBe(5);
  });

  test('limits per person hold, however many ask at once; without points nothing is taken', async () => {
    await earn(d, 'grid_worker', 70);
    const offer = await offerOf(d, shop, { perPerson: 1, stock: 10 });
    const { outcome } = await held(d, {
      first: (tx) => lockOffer(tx, offer.id),
      waiting: 3,
      meanwhile: () => Promise.all([1, 2, 3].map(() => buy('grid_worker', offer.id))),
    });
    expect(outcome.map(code).sort()).toEqual([201, 'offers.limit_reached', 'offers.limit_reached']);
    const dear = await offerOf(d, shop, { points: 1000, stock: 10 });
    expect(code(await buy('grid_worker', dear.id))).toBe('points.not_enough');
    expect((await get('resident', `/api/offers/${dear.id}`)).left).toBe(10);
    // a month later it counts anew
    const at = now();
    d.clock.set('2025-10-20T02:00:00Z');
    expect((await buy('grid_worker', offer.id)).status).toBe(201);
    d.clock.set(at);
  });

  test('nobody holds more vouchers than may be held, however many offers they ask for at once', async () => {
    const person = await earn(d, 'audit_admin', 100);
    const offer = await offerOf(d, shop, { points: 1 });
    for (let n = 0; n < 9; n++) await bought('audit_admin', offer.id);
    const others = await Promise.all([1, 2, 3].map(() => offerOf(d, shop, { points: 1 })));
    const { outcome } = await held(d, {
      first: (tx) => d.process.modules.points.ledger.lock(tx, [{ type: 'person', id: person }]),
      waiting: 3,
      meanwhile: () => Promise.all(others.map(({ id }) => buy('audit_admin', id))),
    });
    expect(outcome.map(code).sort()).toEqual([201, 'offers.held_most', 'offers.held_most']);
  });

  test('nobody buys from whom they give out for, or serves themselves at the counter', async () => {
    const offer = await offerOf(d, shop, { partnerIds: [partner] });
    for (const who of ['handler', 'officer'] as const) expect(code(await buy(who, offer.id))).toBe('offers.own_merchant');
    const clerk = await earn(d, 'clerk', 100);
    expect(code(await post('clerk', `/api/offers/${offer.id}/counter`, { personId: clerk }))).toBe('offers.own_voucher');
    const person = await earn(d, 'neighbour', 100);
    expect(code(await post('grid_worker', `/api/offers/${offer.id}/counter`, { personId: person }))).toBe('session.forbidden');
    expect((await post('clerk', `/api/offers/${offer.id}/counter`, { personId: person })).body).toMatchObject({ state: 'redeemed' });
    await carryAll(d);
    expect(await titlesOf(d, 'neighbour')).toContain('已代您兑换');
  });
});

describe('the voucher at the merchant', () => {
  test('is given out once, by its code or its digits; a repeat of the same is the same', async () => {
    await earn(d, 'resident', 500);
    const offer = await offerOf(d, shop);
    const [one, other] = [await bought('resident', offer.id), await bought('resident', offer.id)];
    const got = (await balance('merchant', shop)).available;
    const id = v7();
    const shown = await shownBy(one, now());
    const first = await show('handler', shop, shown, false, id);
    expect(first.body).toMatchObject({ id, outcome: 'redeemed', points: 30, title: offer.title, before: null });
    expect((await show('handler', shop, shown, false, id)).body).toEqual(first.body);
    const again = await show('handler', shop, shown);
    expect([code(again), again.body.error.data.merchant]).toEqual(['offers.voucher_used', '柳岸超市']);
    expect((await show('handler', shop, await typedBy(other, now()))).body).toMatchObject({ outcome: 'redeemed' });
    expect((await balance('merchant', shop)).available).toBe(got + 60);
    const today = await get('handler', `/api/my/merchants/${shop}/redemptions`);
    expect(today.items.slice(0, 2).map((r: { voucherId: string }) => r.voucherId)).toEqual([other.id, one.id]);
    expect(JSON.stringify(today)).not.toContain(d.people.resident.name);
    expect(code(await show('neighbour', shop, shown))).toBe('offers.not_merchant');
  });

  test('read by two phones at once is given out once', async () => {
    await earn(d, 'resident', 100);
    const voucher = await bought('resident', (await offerOf(d, shop, { partnerIds: [partner] })).id);
    const shown = await shownBy(voucher, now());
    const { outcome } = await held(d, {
      first: (tx) => lockVoucher(tx, voucher.id),
      waiting: 2,
      meanwhile: () => Promise.all([show('handler', shop, shown), show('officer', partner, shown)]),
    });
    expect(outcome.map(code).sort()).toEqual([201, 'offers.voucher_used']);
  });

  test('is refused by name: of another district, forged, for another merchant, old, ahead of time, over, one’s own', async () => {
    await earn(d, 'resident', 500);
    const offer = await offerOf(d, shop);
    const voucher = await bought('resident', offer.id);
    const fresh = await shownBy(voucher, now());
    const tell = async (shown: string) => code(await show('handler', shop, shown));
    const elsewhere = await testDistrict({ database: d.database });
    const foreignShop = await shopOf(elsewhere, '异地超市', 'handler');
    await earn(elsewhere, 'resident', 100);
    const foreign = await (await elsewhere.as('resident')).post(`/api/offers/${(await offerOf(elsewhere, foreignShop)).id}/vouchers`, {
      id: v7(),
      name: null,
    });
    expect(await tell(await shownBy(foreign.body, now()))).toBe('offers.code_foreign');
    await elsewhere.close();
    // its points, or the half minute it was shown in, written anew
    const parts = fresh.split('.') as [string, string, string, string, string];
    const flipped = `${parts[0].slice(0, -4)}AAAA`;
    expect(await tell([flipped, ...parts.slice(1)].join('.'))).toBe('offers.code_forged');
    const own = await codeAt({ ...(voucher.code as VoucherSecret), secret: Buffer.alloc(32, 7).toString('base64url') }, Number(parts[3]));
    expect(await tell(own)).toBe('offers.code_forged');
    expect(code(await show('officer', partner, fresh))).toBe('offers.code_elsewhere');
    expect(await tell(await shownBy(voucher, later(-70)))).toBe('offers.code_old');
    expect(await tell(await typedBy(voucher, later(-70)))).toBe('offers.code_old');
    expect(await tell(await shownBy(voucher, later(70)))).toBe('offers.code_clock');
    expect(await tell('https://example.org/p/12345')).toBe('offers.code_unreadable');
    await earn(d, 'official', 100);
    const mine = await bought('official', offer.id);
    const { code: invitation } = (await post('clerk', `/api/offers/merchants/${shop}/invite`, {})).body;
    await post('official', '/api/my/merchants', { code: invitation.toLowerCase() });
    expect(code(await show('official', shop, await shownBy(mine, now())))).toBe('offers.own_voucher');
    const at = now();
    d.clock.set('2025-12-01T02:00:00Z');
    expect(await tell(await shownBy(voucher, now()))).toBe('offers.voucher_expired');
    d.clock.set(at);
    expect((await show('handler', shop, fresh)).status).toBe(201);
  });

  test('taken by a phone without a network it is judged by then; a second use is told to the later merchant, and borne up to the limit', async () => {
    await earn(d, 'resident', 2000);
    const offer = await offerOf(d, shop, { points: 400, partnerIds: [partner] });
    const vouchers = [await bought('resident', offer.id), await bought('resident', offer.id)] as const;
    const codes = await Promise.all(vouchers.map((one) => shownBy(one, now())));
    const then = now();
    d.clock.advance(3 * 3_600_000);
    const [own, theirs] = [(await balance('merchant', shop)).available, (await balance('merchant', partner)).available];
    const id = v7();
    const first = await show('officer', partner, codes[0] as string, true);
    expect(first.body).toMatchObject({
      outcome: 'redeemed',
      offline: true,
      usedAt: new Date(Math.floor(then.getTime() / 30_000) * 30_000).toISOString(),
    });
    const second = await show('handler', shop, codes[0] as string, true, id);
    expect(second.body).toMatchObject({ outcome: 'second_district', before: { merchant: '东河便利店' } });
    expect((await show('handler', shop, codes[0] as string, true, id)).body).toEqual(second.body);
    // 500 points a month are borne: the next 400 are too many
    await show('officer', partner, codes[1] as string, true);
    expect((await show('handler', shop, codes[1] as string, true)).body).toMatchObject({ outcome: 'second_merchant' });
    expect((await balance('merchant', shop)).available).toBe(own + 400);
    expect((await balance('merchant', partner)).available).toBe(theirs + 800);
    await carryAll(d);
    expect(await titlesOf(d, 'handler')).toContain('有一张码被重复核销');
    // the same merchant twice bears it itself; too late is too late
    const third = await bought('resident', (await offerOf(d, shop)).id);
    const shown = await shownBy(third, now());
    const once = await show('handler', shop, shown, true);
    // sent again under another id, because the answer did not arrive: one phone, one code, one use
    expect((await show('handler', shop, shown, true)).body).toEqual(once.body);
    expect((await show('handler', shop, await shownBy(third, later(30)), true)).body).toMatchObject({ outcome: 'second_merchant' });
    const fourth = await bought('resident', (await offerOf(d, shop)).id);
    const old = await shownBy(fourth, now());
    d.clock.advance(8 * 86_400_000);
    expect(code(await show('handler', shop, old, true))).toBe('offers.code_late');
    expect(code(await show('handler', shop, await shownBy(fourth, later(3600)), true))).toBe('offers.code_clock');
    d.clock.set(then);
  });

  test('one that was given back after a phone without a network took it is borne as a second use', async () => {
    await earn(d, 'resident', 100);
    const voucher = await bought('resident', (await offerOf(d, shop, { points: 10 })).id);
    const shown = await shownBy(voucher, now());
    await post('resident', `/api/my/vouchers/${voucher.id}/return`, {});
    expect(code(await show('handler', shop, shown))).toBe('offers.voucher_over');
    expect((await show('handler', shop, shown, true)).body).toMatchObject({ outcome: 'second_district', before: null, state: 'returned' });
  });
});

describe('what nobody used', () => {
  test('comes back to whoever bought it with the last day it had, or goes to the merchant where the offer says so', async () => {
    const at = now();
    const person = await earn(d, 'dispatcher', 90, '2027-03-31');
    const mine = await bought('dispatcher', (await offerOf(d, shop, { stock: 3 })).id);
    const theirs = await bought('dispatcher', (await offerOf(d, shop, { whenExpired: 'merchant', stock: 3 })).id);
    const got = (await balance('merchant', shop)).available;
    d.clock.advance(32 * 86_400_000);
    await expireVouchers(d.process.modules.offers.context);
    // a phone without a network may still bring a use of before
    expect((await get('dispatcher', '/api/my/vouchers?over=true')).items.map((v: OwnVoucher) => v.state)).toEqual(['expired', 'expired']);
    expect((await balance('person', person)).pending).toBe(60);
    d.clock.advance(7 * 86_400_000);
    await expireVouchers(d.process.modules.offers.context);
    await expireVouchers(d.process.modules.offers.context);
    expect(await balance('person', person)).toMatchObject({ available: 60, pending: 0, expiring: [{ day: '2027-03-31', points: 60 }] });
    expect((await balance('merchant', shop)).available).toBe(got + 30);
    const left = async ({ offer }: OwnVoucher) => (await get('resident', `/api/offers/${offer.id}`)).left;
    expect([await left(mine), await left(theirs)]).toEqual([3, 2]);
    await carryAll(d);
    expect(await titlesOf(d, 'dispatcher')).toEqual(expect.arrayContaining(['兑换码到期，积分已退回', '兑换码已到期']));
    d.clock.set(at);
  });
});

describe('the book of a stock', () => {
  test('its sum is the stock; nothing leaves that was bought; donors are named with their consent alone', async () => {
    await earn(d, 'resident', 500);
    const offer = await offerOf(d, shop, { stock: 2 });
    const note = (what: string, quantity: number, more: object = {}) =>
      post('clerk', `/api/offers/${offer.id}/stock`, { what, quantity, reason: null, donor: null, ...more });
    await bought('resident', offer.id);
    expect((await note('received', 5, { donor: { name: '柳岸商会', consents: true } })).body).toMatchObject({ stock: 7, taken: 1 });
    expect(code(await note('received', 1, { donor: { name: '某人', consents: false } }))).toBe('request.invalid');
    expect((await note('given', 2, { reason: '探访慰问' })).body).toMatchObject({ stock: 5 });
    expect(code(await note('corrected', -1))).toBe('offers.reason_needed');
    expect(code(await note('corrected', -5, { reason: '盘点' }))).toBe('offers.stock_short');
    expect((await note('corrected', -1, { reason: '盘点少一瓶' })).body).toMatchObject({ stock: 4 });
    const book = await get('clerk', `/api/offers/${offer.id}/stock`);
    expect(book.items.reduce((sum: number, one: { quantity: number }) => sum + one.quantity, 0)).toBe(book.stock);
    expect((await get('resident', `/api/offers/${offer.id}`)).donors).toEqual(['柳岸商会']);
    expect(
      code(await post('outsider', `/api/offers/${offer.id}/stock`, { what: 'received', quantity: 1, reason: null, donor: null })),
    ).toBe('session.forbidden');
  });
});
