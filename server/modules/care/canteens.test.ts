import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { shipped } from '#contract/care/shipped.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { grantPosts } from '#modules/accounts/index.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';
import { dinerBody, newCanteen, newDiner, publishTiers } from './testing/canteen.ts';

let d: District;
let canteen: string;
let second: string;
beforeAll(async () => {
  d = await testDistrict();
  canteen = await newCanteen(d, '柳岸社区食堂');
  second = await newCanteen(d, '新桥社区食堂');
  await publishTiers(d, {
    ...shipped.zhengguo,
    meals: [...shipped.zhengguo.meals, { meal: 'dinner', fen: 1200, from: '17:00', to: '18:30' }],
  });
  // the neighbour works at the till, and nowhere else
  const { id: areaId, path: areaPath } = d.area('001001');
  const post = {
    id: v7(),
    accountId: d.people.neighbour.id,
    role: 'canteen_staff' as const,
    areaId,
    areaPath,
    organisationId: null,
    validTo: null,
  };
  const by = { jurisdictionId: d.id, actorId: null, at: new Date(d.clock.now().getTime() - 1000) };
  await d.process.kernel.db.write(d.access, (tx) => grantPosts(tx, by, [post]));
});
afterAll(() => d?.close());
let day = 14;
beforeEach(() => d.clock.set(`2025-09-${String(++day).padStart(2, '0')}T04:00:00.000Z`));

const till = async (who: Who, path: string, body: object = {}, at = canteen) =>
  (await d.as(who)).post(`/api/care/tills/${at}/${path}`, { id: v7(), ...body });
const eat = (dinerId: string, meal = 'lunch', { at = canteen, id = v7() } = {}) => till('neighbour', 'meals', { id, dinerId, meal }, at);
const today = (): string => `2025-09-${day}`;
const sheet = async (at = canteen) => (await (await d.as('neighbour')).get(`/api/care/tills/${at}/days/${today()}`)).body;
const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code;

test('a till finds a card by number, phone end or name, and sees name and tier, nothing else of the person', async () => {
  const phone = '13888889731';
  const { id, cardNo } = await newDiner(d, { person: { name: '木阿花', phone, partyMember: false }, classes: ['low_income'] });
  for (const q of [cardNo, '9731', '木阿']) {
    const { items } = (await till('neighbour', 'finds', { q })).body;
    expect(items).toEqual([
      {
        dinerId: id,
        name: '木阿花',
        cardNo,
        tier: { zh: '特困、低保低收入', en: 'Extreme poverty, low income' },
        meals: [
          { meal: 'lunch', price: 1200, own: 100, eaten: false, ordered: null },
          { meal: 'dinner', price: 1200, own: 100, eaten: false, ordered: null },
        ],
      },
    ]);
  }
  expect((await (await d.as('neighbour')).get('/api/care/diners')).status).toBe(403);
  expect((await (await d.as('neighbour')).get(`/api/persons?q=${encodeURIComponent('木阿花')}`)).status).toBe(403);
  // who gives out cards does not stand at the till of another area
  expect(codeOf(await till('grid_worker', 'finds', { q: cardNo }))).toBe('session.forbidden');
});

test('two tills, one meal: lunch once and dinner once a day, wherever, however many at once; a retry is the same meal', async () => {
  const { id } = await newDiner(d);
  const answers = await Promise.all([canteen, second, canteen, second, canteen].map((at) => eat(id, 'lunch', { at })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).map(codeOf)).toEqual(Array(4).fill('care.meal_taken'));
  const once = v7();
  const retries = await Promise.all([1, 2, 3].map(() => eat(id, 'dinner', { id: once })));
  expect(retries.map(({ status, body }) => [status, body.id])).toEqual(Array(3).fill([201, once]));
  expect((await sheet()).sums.meals + (await sheet(second)).sums.meals).toBe(2);
  const [{ shares } = { shares: null }] = await d.asOwner<{ shares: boolean }>(
    'select bool_and(own_fen + city_fen + district_fen + town_fen + other_fen = price_fen) as shares from canteen_meals',
  );
  expect(shares).toBe(true);
  d.clock.advance(24 * 3_600_000);
  expect((await eat(id)).status).toBe(201);
  day += 1;
});

test('a meal is taken back on its day, once, with every share; then it may be had again', async () => {
  const { id } = await newDiner(d, { homeCode: null });
  const taken = (await eat(id)).body;
  expect(taken).toMatchObject({ own: 900, price: 1200, tier: { zh: '80周岁以上' } });
  expect((await sheet()).sums).toMatchObject({ meals: 1, own: 900, city: 300, district: 0, town: 0 });
  const back = (mealId = taken.id, at = canteen) => till('neighbour', `meals/${mealId}/refund`, { reason: '刷错卡' }, at);
  expect(codeOf(await back(taken.id, second))).toBe('care.meal_not_found');
  const both = await Promise.all([back(), back()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.map(codeOf)).toContain('care.meal_refunded');
  expect(await sheet()).toMatchObject({ sums: { meals: 0, price: 0, own: 0, city: 0 }, refunded: 1 });
  const again = (await eat(id)).body;
  d.clock.advance(24 * 3_600_000);
  expect(codeOf(await back(again.id))).toBe('care.refund_day');
  day += 1;
});

test('a birthday and a class change the price from that day on; what was eaten stays as it was', async () => {
  // 80 on the day after this one
  const tomorrow = String(day + 1).padStart(2, '0');
  const diner = await newDiner(d, { born: `1945-09-${tomorrow}` });
  const first = (await eat(diner.id)).body;
  expect([first.own, first.tier.zh]).toEqual([500, '60—79周岁']);
  d.clock.advance(24 * 3_600_000);
  day += 1;
  expect((await eat(diner.id)).body.own).toBe(300);
  const change = { cardNo: diner.cardNo, homeCode: d.area('001001001').code, local: true, classes: ['extreme_poverty'] };
  expect((await (await d.as('clerk')).post(`/api/care/diners/${diner.id}`, { id: v7(), ...change })).status).toBe(200);
  expect((await eat(diner.id, 'dinner')).body.own).toBe(100);
  const mine = await d.asOwner<{ own_fen: number }>('select own_fen from canteen_meals where diner_id = $1 order by served_at, id', [
    diner.id,
  ]);
  expect(mine.map(({ own_fen }) => own_fen)).toEqual([500, 300, 100]);
});

test('a day is closed once, with every meal that was entered by then; afterwards nothing is entered or taken back', async () => {
  const diners = await Promise.all(Array.from({ length: 6 }, () => newDiner(d)));
  const first = (await eat((diners[0] as { id: string }).id)).body;
  const close = () => till('neighbour', `days/${today()}/close`);
  const [closed, again, ...meals] = await Promise.all([close(), close(), ...diners.slice(1).map(({ id }) => eat(id))]);
  expect([closed?.status, again?.status].sort()).toEqual([200, 409]);
  const entered = meals.filter(({ status }) => status === 201).length;
  const sums = closed?.status === 200 ? closed.body.sums : again?.body.sums;
  expect(sums.meals).toBe(1 + entered);
  expect((await sheet()).sums).toEqual(sums);
  expect(codeOf(await eat((await newDiner(d)).id))).toBe('care.day_closed');
  expect(codeOf(await till('neighbour', `meals/${first.id}/refund`, { reason: '刷错卡' }))).toBe('care.day_closed');
});

test('a canteen of its own prices that cooks by orders: ordered in time, or no meal; the first meal of a day may be free', async () => {
  const own = await newCanteen(d, '松坡社区食堂');
  const [first, older] = [shipped.yangzhou.tiers[0], shipped.yangzhou.tiers[2]];
  if (!first || !older) throw new Error('Yangzhou has three tiers');
  await publishTiers(
    d,
    { ...shipped.yangzhou, tiers: [{ ...first, ages: { from: 60, to: 84 } }, older], order: { days: 1, until: '17:00' } },
    own,
  );
  const { id, cardNo } = await newDiner(d, { born: '1935-01-01' });
  const next = `2025-09-${day + 1}`;
  const order = (meal: string, of = next) => till('neighbour', 'orders', { dinerId: id, day: of, meal, ordered: true }, own);
  expect(codeOf(await order('lunch', today()))).toBe('care.order_late');
  for (const meal of ['lunch', 'dinner']) expect((await order(meal)).body).toMatchObject({ day: next, orders: 1 });
  expect(codeOf(await till('neighbour', 'orders', { dinerId: id, day: next, meal: 'lunch', ordered: true }))).toBe('care.meal_unknown');
  expect(codeOf(await eat(id, 'lunch', { at: own }))).toBe('care.order_missing');
  d.clock.advance(24 * 3_600_000);
  day += 1;
  const [found] = (await till('neighbour', 'finds', { q: cardNo }, own)).body.items;
  expect(found.meals).toMatchObject([{ own: 0, ordered: true }, { ordered: true }]);
  expect((await eat(id, 'lunch', { at: own })).body.own).toBe(0);
  expect((await eat(id, 'dinner', { at: own })).body.own).toBe(600);
});

test('one person, one card; who withdraws consent has none, and the sheets keep the meals without the name', async () => {
  const personId = v7();
  await d.asOwner("insert into persons (jurisdiction_id, id, name, area_id, area_path) values ($1, $2, '木秋月', $3, $4::ltree)", [
    d.id,
    personId,
    d.area('001001').id,
    d.area('001001').path,
  ]);
  const bodies = [1, 2, 3].map(() => ({ id: v7(), ...dinerBody(d, { person: { personId } }) }));
  const clerk = await d.as('clerk');
  const made = await Promise.all(bodies.map((body) => clerk.post('/api/care/diners', body)));
  expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const card = made.find(({ status }) => status === 201)?.body;
  const taken = { id: v7(), ...dinerBody(d, { cardNo: card.cardNo }) };
  expect(codeOf(await clerk.post('/api/care/diners', taken))).toBe('care.card_taken');
  expect((await eat(card.id)).status).toBe(201);
  const withdrawn = { id: v7(), use: 'care.diner', given: false, on: '2025-09-15', how: '本人到社区撤回' };
  expect((await clerk.post(`/api/persons/${personId}/consents`, withdrawn)).status).toBe(200);
  expect(codeOf(await eat(card.id, 'dinner'))).toBe('care.diner_not_found');
  const { sums, last } = await sheet();
  expect([sums.meals, last.map(({ name }: { name: string }) => name)]).toEqual([1, ['—']]);
});

test('a month is settled with each payer, to the fen, without a name; prices are public; a resident sees what they pay and why', async () => {
  const personId = v7();
  await d.asOwner("insert into persons (jurisdiction_id, id, name, account_id) values ($1, $2, '赵秀', $3)", [
    d.id,
    personId,
    d.people.resident.id,
  ]);
  const { id } = await newDiner(d, { person: { personId } });
  await eat(id);
  const month = (await (await d.as('supervisor')).get('/api/care/settlement?month=2025-09')).body;
  const { sums, items } = month;
  expect(sums.own + sums.city + sums.district + sums.town + sums.other).toBe(sums.price);
  expect(items.map(({ canteen: { name } }: { canteen: { name: string } }) => name)).toContain('柳岸社区食堂');
  let owed = 0;
  for (const payer of ['city', 'district', 'town', 'other'] as const) {
    const file = await fetchSheet(d, `/api/care/settlement/sheet?month=2025-09&payer=${payer}`, 'supervisor');
    const rows = (await readWorkbook(file, new AbortController().signal))[0]?.rows ?? [];
    expect(Math.round(Number(rows.at(-1)?.cells.at(-1)) * 100)).toBe(sums[payer]);
    owed += sums[payer];
    expect(JSON.stringify(rows)).not.toContain('木');
  }
  expect(owed).toBe(sums.price - sums.own);
  expect((await (await d.as('grid_worker')).get('/api/care/settlement?month=2025-09')).status).toBe(403);

  const open = (await d.nobody().get('/api/canteens')).body.items.find((one: { id: string }) => one.id === canteen);
  expect(open).toMatchObject({ name: '柳岸社区食堂', tiers: { title: { zh: '个人定额、三级出资（增城正果）' } } });
  const mine = (await (await d.as('resident')).get('/api/my/meals')).body;
  expect(mine.card).toMatchObject({ number: expect.stringMatching(/^K\d+$/) });
  expect(mine.prices.find(({ canteen: of }: { canteen: { id: string } }) => of.id === canteen)).toMatchObject({
    tier: { zh: '80周岁以上' },
    meals: [
      { meal: 'lunch', price: 1200, own: 300 },
      { meal: 'dinner', own: 300 },
    ],
  });
  expect(mine.eaten).toMatchObject([{ own: 300, canteen: '柳岸社区食堂' }]);
});
