import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TariffBooking, TariffDetail, TariffImport } from '#contract/tariffs/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';
import { keepUp } from './jobs/keep-up.ts';
import { changeBooking, findBooking } from './store/bookings.ts';
import { findItem, insertPrice } from './store/items.ts';
import { makeCompany } from './testing/company.ts';

/* Price lists, what others ask, and bookings. The clock begins on Monday, 15 September 2025, 10:00, and only moves on. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
  await makeCompany(d);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async <T>(who: Who, url: string, body: object = {}): Promise<T> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const day = (ahead: number): string => dayOf(d, ahead);
let n = 0;
const said = (over: object = {}) => ({
  company: d.organisations.team,
  trade: 'unblocking',
  name: `厨卫疏通 ${++n}`,
  unit: '次',
  includes: '含一处堵点，不含拆装',
  areas: [d.area('001001').code],
  capacity: 1,
  fen: 8000,
  from: day(0),
  ...over,
});
const add = (over: object = {}) => must<TariffDetail>('handler', '/api/tariffs', said(over));
const booking = (item: TariffDetail, over: object = {}) => ({
  itemId: item.id,
  fen: 8000,
  day: day(1),
  slot: '14:00-16:00',
  areaCode: d.area('001001001').code,
  placeText: '柳岸苑 3 栋 2 单元 501',
  ...over,
});
const book = async (item: TariffDetail, over: object = {}, who: Who = 'resident') =>
  must<TariffBooking>(who, '/api/tariff-bookings', booking(item, over));
const step = (b: TariffBooking, what: string, more: object = {}) =>
  must<TariffBooking>('handler', `/api/tariff-bookings/${b.id}/steps`, { what, ...more });
const one = async (who: Who, id: string): Promise<TariffBooking> =>
  (await (await d.as(who)).get('/api/my-tariff-bookings')).body.items.find((b: TariffBooking) => b.id === id);

test('a company keeps its list, an office of the government none; everybody reads it; the market is known with enough dated prices of others', async () => {
  expect(await refused('clerk', '/api/tariffs', said())).toBe('session.forbidden');
  expect(await refused('officer', '/api/tariffs', said({ company: d.organisations.office }))).toBe('tariffs.no_company');
  expect(await refused('handler', '/api/tariffs', said({ areas: [d.area('001001').code, d.area('001001001').code] }))).toBe(
    'tariffs.area_wrong',
  );
  expect(await refused('handler', '/api/tariffs', said({ from: '2025-09-14' }))).toBe('tariffs.price_past');
  const item = await add();
  expect(await refused('handler', '/api/tariffs', said({ name: item.name }))).toBe('tariffs.name_taken');
  const quote = (fen: number, day: string, who: Who = 'clerk') =>
    post(who, `/api/tariffs/${item.id}/quotes`, { fen, source: '城东疏通店', day });
  expect((await quote(10_000, '2025-09-15', 'handler')).body.error.code).toBe('session.forbidden');
  expect((await quote(10_000, '2025-09-16')).body.error.code).toBe('tariffs.quote_day');
  expect((await quote(10_000, '2025-03-14')).body.error.code).toBe('tariffs.quote_day');
  await quote(10_000, '2025-09-15');
  expect((await quote(12_000, '2025-09-10')).body).toMatchObject({ market: { kind: 'none', n: 2, least: 3 }, offMarket: null });
  const known = (await quote(9000, '2025-08-01')).body as TariffDetail;
  expect(known).toMatchObject({ market: { kind: 'known', n: 3, fen: 10_000, first: '2025-08-01', last: '2025-09-15' }, offMarket: -20 });
  // the office is named, not the person
  expect(JSON.stringify(known)).not.toContain(d.people.clerk.name);
  const wrong = known.quotes.find(({ fen }) => fen === 9000);
  const less = await must<TariffDetail>('clerk', `/api/tariff-quotes/${wrong?.id}/withdrawal`, { why: '不是同一项服务' });
  expect(less.market).toMatchObject({ kind: 'none', n: 2 });
  expect(less.quotes.find(({ id }) => id === wrong?.id)?.withdrawn).toBe('不是同一项服务');
  expect(await refused('clerk', `/api/tariff-quotes/${wrong?.id}/withdrawal`, { why: '再撤一次' })).toBe('tariffs.quote_withdrawn');
  await d.asOwner("update tariff_quotes set day = '2025-03-14' where jurisdiction_id = $1 and item_id = $2 and fen = 12000", [
    d.id,
    item.id,
  ]);
  const aged = (await d.nobody().get(`/api/tariffs/${item.id}`)).body as TariffDetail;
  expect(aged.quotes.map(({ fen, old }) => [fen, old]).sort()).toEqual([
    [10_000, false],
    [12_000, true],
    [9000, false],
  ]);
  const open = await d.nobody().get(`/api/tariffs?area=${d.area('001001001').code}`);
  expect(open.body.items.map(({ id }: TariffDetail) => id)).toContain(item.id);
  expect(open.body).toMatchObject({ own: [], surveys: false });
  expect((await d.nobody().get(`/api/tariffs?area=${d.area('002').code}`)).body.items).toEqual([]);
});

test('a higher price is announced and never counts for what was booked before; a lower one counts today; what is taken off the list stays for who booked', async () => {
  const item = await add({ capacity: 5 });
  const url = `/api/tariffs/${item.id}/prices`;
  expect(await refused('handler', url, { fen: 9000, from: day(0) })).toBe('tariffs.raise_too_soon');
  expect(await refused('handler', url, { fen: 8000, from: day(0) })).toBe('tariffs.price_same');
  expect(await must('handler', url, { fen: 9000, from: day(1) })).toMatchObject({
    price: { fen: 8000 },
    next: { fen: 9000, from: day(1) },
  });
  // for a day on which the higher one counts, at the price of the day of booking
  const before = await book(item, { day: day(5) });
  expect(before).toMatchObject({ fen: 8000, stand: 'asked', company: { name: '柳岸网格服务队' } });
  d.clock.advance(86_400_000);
  expect(await refused('resident', '/api/tariff-bookings', booking(item, { day: day(4) }))).toBe('tariffs.price_changed');
  expect(await book(item, { day: day(4), fen: 9000 }, 'neighbour')).toMatchObject({ fen: 9000 });
  expect(await one('resident', before.id)).toMatchObject({ fen: 8000, bookedFen: 8000 });
  expect(await must('handler', url, { fen: 7000, from: day(0) })).toMatchObject({ price: { fen: 7000 }, next: null });
  const { id, version, trade, name, unit, includes, capacity } = item;
  const change = { version, trade, name, unit, includes, capacity, areas: [d.area('001001').code], ended: true };
  expect((await (await d.as('handler')).put(`/api/tariffs/${id}`, { id: v7(), ...change })).body.ended).toBe(true);
  expect((await (await d.as('handler')).put(`/api/tariffs/${id}`, { id: v7(), ...change })).body.error.code).toBe('tariffs.outdated');
  expect(await refused('resident', '/api/tariff-bookings', booking(item, { day: day(4), fen: 7000 }))).toBe('tariffs.ended');
  expect(await step(before, 'confirm')).toMatchObject({ stand: 'confirmed', fen: 8000 });
});

test('two who want the last place at a time: one has it, the other is told', async () => {
  const item = await add();
  const { outcome, waited } = await held(d, {
    first: (tx) => findItem(tx, item.id, true),
    meanwhile: () => Promise.all((['resident', 'neighbour'] as const).map((who) => post(who, '/api/tariff-bookings', booking(item)))),
    waiting: 2,
  });
  expect(waited).toBe(true);
  expect(outcome.map(({ status, body }) => body.error?.code ?? status).toSorted()).toEqual([201, 'tariffs.slot_full']);
  const times = async () => (await d.nobody().get(`/api/tariffs/${item.id}/times`)).body.days[1].slots;
  expect((await times()).find(({ slot }: { slot: string }) => slot === '14:00-16:00')).toMatchObject({ left: 0 });
  // a time that has begun is gone, one that is given back is free again
  expect((await d.nobody().get(`/api/tariffs/${item.id}/times`)).body.days[0].slots.map(({ slot }: { slot: string }) => slot)).toEqual([
    '10:30-12:30',
    '14:00-16:00',
    '16:00-18:00',
    '18:30-20:30',
  ]);
  const who = outcome[0]?.status === 201 ? 'resident' : 'neighbour';
  const won = outcome.find(({ status }) => status === 201)?.body as TariffBooking;
  expect(await must(who, `/api/tariff-bookings/${won.id}/cancel`)).toMatchObject({ stand: 'off', state: 'withdrawn' });
  expect((await times()).find(({ slot }: { slot: string }) => slot === '14:00-16:00')).toMatchObject({ left: 1 });
  expect(await refused('resident', '/api/tariff-bookings', booking(item, { day: day(0), slot: '08:30-10:30' }))).toBe('tariffs.day_wrong');
  expect(await refused('resident', '/api/tariff-bookings', booking(item, { areaCode: d.area('002').code }))).toBe('tariffs.not_there');
});

test('a price that is set while somebody books: they are told, and pay nothing they were not shown', async () => {
  const item = await add();
  const { outcome, waited } = await held(d, {
    first: async (tx) => {
      await findItem(tx, item.id, true);
      await insertPrice(tx, { id: v7(), itemId: item.id, fen: 7500, from: day(0), at: d.clock.now(), by: d.people.handler.id });
    },
    meanwhile: () => post('resident', '/api/tariff-bookings', booking(item)),
  });
  expect(waited).toBe(true);
  expect(outcome.body.error).toMatchObject({ code: 'tariffs.price_changed', data: { yuan: '75' } });
});

test('booked, confirmed, on the way, another price agreed to, done, rated: the case has it all, and content closes it', async () => {
  const item = await add();
  const b = await book(item, { note: '厨房水槽下水很慢' });
  expect(b).toMatchObject({ steps: [], can: ['cancel'] });
  // others see neither whom nor where; the company looks, which is kept
  const listed = async (who: Who, query = '') => (await d.as(who)).get(`/api/tariff-bookings?${query}`);
  const seen = (await listed('handler', 'stand=asked')).body.items.find(({ id }: TariffBooking) => id === b.id);
  expect(seen).toMatchObject({ steps: ['confirm', 'refuse'], can: [] });
  expect(JSON.stringify(seen)).not.toContain('501');
  expect((await listed('resident')).status).toBe(403);
  expect((await listed('outsider')).body.items).toEqual([]);
  expect((await listed('clerk')).body.items.map(({ id }: TariffBooking) => id)).toContain(b.id);
  const contact = `/api/tariff-bookings/${b.id}/contact`;
  expect(await must('handler', contact)).toEqual({
    name: d.people.resident.name,
    phone: d.people.resident.phone,
    place: '柳岸苑 3 栋 2 单元 501',
    note: '厨房水槽下水很慢',
  });
  expect(await refused('official', contact)).toBe('tariffs.booking_not_found');
  const looks = await d.asOwner('select from reveals where jurisdiction_id = $1 and case_id = $2', [d.id, b.id]);
  expect(looks).toHaveLength(1);
  const todos = (await (await d.as('handler')).get('/api/todos?kind=tariffs.confirm')).body.items;
  expect(todos.map(({ id }: { id: string }) => id)).toContain(b.id);

  const steps = `/api/tariff-bookings/${b.id}/steps`;
  expect(await refused('clerk', steps, { what: 'confirm' })).toBe('session.forbidden');
  expect(await refused('handler', steps, { what: 'done' })).toBe('tariffs.step_over');
  expect(await refused('resident', `/api/tariff-bookings/${b.id}/complaint`, { text: '一直没有人联系我' })).toBe('tariffs.complain_later');
  await step(b, 'confirm');
  await step(b, 'leave');
  expect(await refused('handler', steps, { what: 'reprice', fen: 8000, words: '一样的价格' })).toBe('tariffs.fen_same');
  expect(await refused('handler', steps, { what: 'reprice', fen: 12_000 })).toBe('tariffs.words_needed');
  expect(await step(b, 'reprice', { fen: 12_000, words: '管道锈死，要换一段' })).toMatchObject({
    fen: 8000,
    stand: 'coming',
    steps: ['refuse'],
  });
  expect(await refused('handler', steps, { what: 'done' })).toBe('tariffs.consent_waits');
  const consent = `/api/tariff-bookings/${b.id}/consent`;
  expect(await refused('neighbour', consent, { agree: true, fen: 12_000 })).toBe('tariffs.booking_not_found');
  expect(await refused('resident', consent, { agree: true, fen: 9000 })).toBe('tariffs.price_changed');
  expect(await must('resident', consent, { agree: false, fen: 12_000 })).toMatchObject({ fen: 8000, ask: null });
  expect(await refused('resident', consent, { agree: true, fen: 12_000 })).toBe('tariffs.nothing_asked');
  await step(b, 'reprice', { fen: 10_000, words: '只换一个接头' });
  expect(await must('resident', consent, { agree: true, fen: 10_000 })).toMatchObject({ fen: 10_000, bookedFen: 8000 });
  expect(await step(b, 'done')).toMatchObject({ stand: 'done', state: 'answered' });
  const file = await (await d.as('resident')).see(b.id);
  expect(file.kind).toBe('home_service');
  const told = JSON.stringify(file.timeline);
  for (const words of ['80 元改为 120 元', '不同意改为 120 元', '同意改为 100 元', '约定价格 100 元/次']) expect(told).toContain(words);

  const rating = { answered: true, solved: true, satisfied: true, comment: null };
  await d.must('resident', b.id, 'call_back', { rating, without: null });
  await d.process.kernel.relay.carry();
  expect(await one('resident', b.id)).toMatchObject({ stand: 'over', satisfied: true });
  expect((await d.nobody().get(`/api/tariffs/${item.id}`)).body).toMatchObject({ rated: 1, satisfied: 1 });
  const complaint = await must<TariffBooking>('resident', `/api/tariff-bookings/${b.id}/complaint`, { text: '说好一百，又多收二十元' });
  const complained = await (await d.as('clerk')).see(complaint.complaint ?? '');
  expect(complained).toMatchObject({ kind: 'consumer', state: 'reported' });
  expect(await refused('resident', `/api/tariff-bookings/${b.id}/complaint`, { text: '再投诉一次看看' })).toBe('tariffs.complained');
  const { items } = (await (await d.as('clerk')).get('/api/tariff-overview?month=2025-09')).body;
  expect(items[0]).toMatchObject({ company: { id: d.organisations.team }, raised: 1, complaints: 1, rated: 1, satisfied: 1 });
  expect((await (await d.as('resident')).get('/api/tariff-overview')).status).toBe(403);
});

test('a price that is asked for anew while somebody agrees: they agreed to none they did not see', async () => {
  const b = await book(await add());
  await step(b, 'confirm');
  await step(b, 'reprice', { fen: 9000, words: '材料涨价' });
  const { outcome, waited } = await held(d, {
    first: async (tx) => {
      await findBooking(tx, b.id, true);
      await changeBooking(tx, b.id, { askedFen: 15_000 });
    },
    meanwhile: () => post('resident', `/api/tariff-bookings/${b.id}/consent`, { agree: true, fen: 9000 }),
  });
  expect(waited).toBe(true);
  expect(outcome.body.error?.code).toBe('tariffs.price_changed');
  expect(await one('resident', b.id)).toMatchObject({ fen: 8000, ask: { fen: 15_000 } });
});

test('refused with a reason; what nobody rates is closed after some days and praises nobody', async () => {
  const item = await add({ capacity: 3 });
  const no = await book(item);
  expect(await refused('handler', `/api/tariff-bookings/${no.id}/steps`, { what: 'refuse' })).toBe('tariffs.words_needed');
  expect(await step(no, 'refuse', { words: '当天没有师傅' })).toMatchObject({ stand: 'off', state: 'rejected' });
  const silent = await book(item);
  await step(silent, 'confirm');
  await step(silent, 'done', { words: '换了一个垫片' });
  // rated, and not heard of yet: it is left to the relay
  const rated = await book(item);
  await step(rated, 'confirm');
  await step(rated, 'done');
  await d.must('resident', rated.id, 'call_back', {
    rating: { answered: true, solved: true, satisfied: false, comment: null },
    without: null,
  });
  const { context } = d.process.modules.tariffs;
  d.clock.advance(7 * 86_400_000 - 60_000);
  await keepUp(context);
  expect(await one('resident', silent.id)).toMatchObject({ stand: 'done' });
  d.clock.advance(120_000);
  await keepUp(context);
  await keepUp(context);
  expect(await one('resident', silent.id)).toMatchObject({ stand: 'over', satisfied: null });
  await d.process.kernel.relay.carry();
  expect(await one('resident', rated.id)).toMatchObject({ stand: 'done', satisfied: false });
});

test('the workbook comes back as it went out; a new row is added, a higher price announced, what is wrong named by its cell', async () => {
  const item = await add();
  const sheet = `/api/tariffs-sheet?company=${d.organisations.team}`;
  const bring = async (rows: RawCell[][], dryRun: boolean): Promise<TariffImport> => {
    const bytes = await rawWorkbook([{ name: '价目表', rows }]);
    const url = `/api/tariffs-import?id=${v7()}&dryRun=${dryRun}&company=${d.organisations.team}`;
    const answer = await sendSheet(d, url, bytes, 'handler');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const [out] = await openSheets(d, sheet, 'handler');
  const rows = out?.rows ?? [];
  const [head = []] = rows;
  expect(await bring(rows, true)).toMatchObject({ added: 0, repriced: 0, changed: 0, same: rows.length - 1, faults: [] });
  const own = rows.find((cells) => cells.includes(item.name)) ?? [];
  const at = (heading: string): number => head.indexOf(heading);
  const dearer = own.with(at('价格（元）'), '95');
  const fresh = own.with(at('服务'), '油烟机清洗').with(at('类别'), '家电清洗维修').with(at('起执行日期'), '');
  expect(await bring([head, dearer, fresh], true)).toMatchObject({ dryRun: true, added: 1, repriced: 1, same: 0, faults: [] });
  expect((await (await d.as('handler')).get(`/api/tariffs/${item.id}`)).body.next).toBeNull();
  const wrong = fresh.with(at('类别'), '洗车').with(at('服务'), '洗车');
  const bad = await bring([head, dearer, wrong, fresh, fresh], false);
  expect(bad).toMatchObject({ added: 0, repriced: 0 });
  expect(bad.faults).toMatchObject([
    { row: 3, column: '类别', code: 'tariffs.fault.word', message: expect.stringContaining('“洗车”不是可选的值') },
    { row: 5, column: '服务', code: 'tariffs.fault.twice', message: expect.stringContaining('出现两次') },
  ]);
  expect(await bring([head, dearer, fresh], false)).toMatchObject({ dryRun: false, added: 1, repriced: 1, faults: [] });
  expect((await (await d.as('handler')).get(`/api/tariffs/${item.id}`)).body).toMatchObject({
    price: { fen: 8000 },
    next: { fen: 9500, from: day(1) },
  });
  const listed = (await d.nobody().get('/api/tariffs?trade=appliance')).body.items;
  expect(listed).toMatchObject([{ name: '油烟机清洗', price: { fen: 8000, from: day(0) } }]);
  const clerks = `/api/tariffs-import?id=${v7()}&dryRun=true&company=${d.organisations.team}`;
  expect((await sendSheet(d, clerks, await rawWorkbook([{ name: '价目表', rows }]), 'clerk')).body.error.code).toBe('session.forbidden');
});
