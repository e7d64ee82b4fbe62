import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { putSetting } from '#kernel/settings.ts';
import { saveTypes, verifyChains } from '#modules/cases/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { keepUp } from './jobs/keep-up.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const { db, clock } = d.process.kernel;
  await db.write(systemAccess(d.id), (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  await vi.waitFor(async () => expect((await (await d.as('clerk')).get('/api/case-types')).body.version).toBe(1), { timeout: 20_000 });
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object, id = v7()): Promise<Answer> => (await d.as(who)).post(url, { id, ...body });
const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const must = async (who: Who, url: string, body: object): Promise<Answer['body']> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const carry = () => d.process.kernel.relay.carry();
const whole = async () => (await verifyChains(d.process.kernel.db, d.id)).broken;

const set = async (key: string, value: unknown): Promise<void> => {
  const { db, jurisdictions } = d.process.kernel;
  await db.write(systemAccess(d.id), (tx) => putSetting(tx, { jurisdictionId: d.id, actorId: null, at: new Date() }, key, value));
  await expect.poll(async () => (await jurisdictions.byId(d.id))?.settings[key] ?? null).toEqual(value);
};

const asking = (more: object = {}) => ({
  what: 'order',
  kind: 'repair',
  text: '家里水龙头漏水，请人帮忙看看',
  areaCode: d.area('001001001').code,
  placeText: '和平里 3 栋 201',
  consent: 'own',
  ...more,
});
const listing = (more: object = {}) => ({
  words: '独居老人家水龙头漏水，请帮忙换垫片',
  place: '和平里附近',
  kind: 'repair',
  how: 'claim',
  agreed: true,
  ...more,
});
/** What somebody asked for, in the listing. */
const listed = async (ask: object = {}, list: object = {}, who: Who = 'resident'): Promise<string> => {
  const { id } = await must(who, '/api/orders', asking(ask));
  await must('clerk', `/api/orders/${id}/issue`, listing(list));
  return id;
};
const open = async (): Promise<Answer['body']['items']> => (await d.nobody().get('/api/open-orders?limit=200')).body.items;
const desk = async (id: string) =>
  (await (await d.as('clerk')).get('/api/orders?limit=200')).body.items.find((one: { id: string }) => one.id === id);
const take = (who: Who, id: string, more: object = {}, shareId = v7()) =>
  post(who, `/api/orders/${id}/take`, { name: `某${who}`, ...more }, shareId);
const taken = async (who: Who, id: string, more: object = {}): Promise<string> => {
  const shareId = v7();
  const answer = await take(who, id, more, shareId);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return shareId;
};
const handBack = (who: Who, share: string) => post(who, `/api/order-shares/${share}/hand-back`, {});
const done = (who: Who, share: string, more: object = {}) =>
  post(who, `/api/order-shares/${share}/done`, { text: '换好了垫片，不漏了', minutes: 60, ...more });

test('asked, checked and listed, taken, done, rated, closed: one life, the case’s', async () => {
  const id = await listed();
  const shown = (await open()).find((one: { id: string }) => one.id === id);
  expect(shown).toMatchObject({ words: '独居老人家水龙头漏水，请帮忙换垫片', left: 1, round: 0 });
  expect(JSON.stringify(shown)).not.toMatch(/和平里 3 栋|漏水，请人/);
  const share = await taken('neighbour', id);
  expect((await open()).some((one: { id: string }) => one.id === id)).toBe(false);
  // whoever took it on reads whom and where, and the look is kept; the case itself stays closed to them
  expect((await (await d.as('neighbour')).get(`/api/cases/${id}`)).status).toBe(404);
  const looked = await must('neighbour', `/api/order-shares/${share}/contact`, {});
  expect(looked).toMatchObject({ name: d.people.resident.name, phone: d.people.resident.phone, through: null });
  expect(looked.text).toContain('和平里 3 栋 201');
  expect(code(await post('handler', `/api/order-shares/${share}/contact`, {}))).toBe('orders.not_found');
  const reveals = await d.asOwner<{ viewer: string }>('select viewer_id as viewer from reveals where case_id = $1', [id]);
  expect(reveals).toEqual([{ viewer: d.people.neighbour.id }]);
  expect((await done('neighbour', share)).body).toMatchObject({ state: 'answered', share: { state: 'done' } });
  expect(code(await done('neighbour', share))).toBe('orders.not_taken');
  // whoever asked may thank who did it; its own words stay off the wall
  const thanks = { what: 'orders.order', subjectId: id, words: '谢谢您' };
  expect(code(await post('handler', '/api/thanks', { ...thanks, name: '某经办' }))).toBe('duties.nobody_to_thank');
  expect((await post('resident', '/api/thanks', { ...thanks, name: '某居民' })).status).toBe(201);
  expect((await (await d.as('neighbour')).get('/api/my/thanks')).body.items).toMatchObject([{ side: 'to', state: 'asked' }]);
  const asker = await d.as('resident');
  expect((await asker.act(id, 'call_back', { rating: { answered: true, solved: true, satisfied: true, comment: null } })).status).toBe(200);
  await carry();
  expect((await asker.see(id)).state).toBe('closed');
  expect(await desk(id)).toMatchObject({ stand: 'over', takers: [{ state: 'done' }] });
  // the time served for it is certified by whoever issued it, and told to nobody beside
  const hours = await d.asOwner<object>('select state, minutes, certified_by as by from volunteer_hours where id = $1', [share]);
  expect(hours).toEqual([{ state: 'certified', minutes: 60, by: d.people.clerk.id }]);
  expect(await whole()).toEqual([]);
});

// guard: `taken + $2 <= whole` in takeOf
test('ten want one order at once: one has it', async () => {
  const id = await listed();
  const people = [
    'neighbour',
    'handler',
    'grid_worker',
    'clerk',
    'dispatcher',
    'supervisor',
    'outsider',
    'dispatcher2',
    'officer',
    'official',
  ] as const;
  const shares = people.map((who) => [who, v7()] as const);
  const answers = await Promise.all(shares.map(([who, share]) => take(who, id, {}, share)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status !== 200).map(code);
  expect(refused.filter((one) => one !== 'orders.taken' && one !== 'orders.not_open')).toEqual([]);
  // who comes after all of that reads the same, though the listing shows it no more
  const winner = shares[answers.findIndex(({ status }) => status === 200)];
  expect(code(await take(winner?.[0] === 'neighbour' ? 'handler' : 'neighbour', id))).toBe('orders.taken');
  if (winner) await done(...winner);
  expect(await whole()).toEqual([]);
});

// guard: `taken + $2 <= whole` in takeOf
test('shares of a wish add up to exactly the whole, however many want them at once; one hands back his, another takes it', async () => {
  const id = await listed(
    { what: 'wish', kind: 'thing', text: '想要一个冬天穿的书包', fen: 10_000 },
    { kind: 'thing', words: '想要一个冬天穿的书包', alias: '小石榴', unit: 'fen', whole: 10_000 },
  );
  const wanting: [Who, number][] = [
    ['neighbour', 4_000],
    ['handler', 4_000],
    ['grid_worker', 4_000],
    ['supervisor', 4_000],
    ['outsider', 2_000],
  ];
  const shares = new Map<Who, string>();
  const answers = await Promise.all(
    wanting.map(async ([who, size]) => {
      const share = v7();
      const answer = await take(who, id, { size }, share);
      if (answer.status === 200) shares.set(who, share);
      return { size, answer };
    }),
  );
  const refused = answers.flatMap(({ answer }) => (answer.status === 200 ? [] : [code(answer)]));
  expect(refused.filter((one) => one !== 'orders.taken' && one !== 'orders.not_open')).toEqual([]);
  const sum = answers.reduce((n, { size, answer }) => n + (answer.status === 200 ? size : 0), 0);
  expect(sum).toBeLessThanOrEqual(10_000);
  expect((await desk(id)).takers.reduce((n: number, { size }: { size: number }) => n + size, 0)).toBe(sum);
  if (sum < 10_000) shares.set('dispatcher', await taken('dispatcher', id));
  expect(await desk(id)).toMatchObject({ state: 'handling', stand: 'taken' });
  const [[who, share] = [] as never] = shares;
  expect((await handBack(who, share)).status).toBe(200);
  expect(await desk(id)).toMatchObject({ state: 'dispatched', stand: 'open' });
  shares.delete(who);
  shares.set('clerk', await taken('clerk', id));
  for (const [one, theirs] of shares) expect((await done(one, theirs, { minutes: null, text: '书包已经交给社区' })).status).toBe(200);
  expect(await desk(id)).toMatchObject({ state: 'answered', stand: 'done' });
  expect(await whole()).toEqual([]);
});

describe('who may take what on', () => {
  test('nobody takes on what they asked for, nor one of their household unless the place lets them', async () => {
    const id = await listed({ name: '木居民' });
    expect(code(await take('resident', id))).toBe('orders.own');
    const share = await taken('neighbour', id);
    await handBack('neighbour', share);
    const persons = await d.asOwner<{ id: string; account: string }>(
      'select id, account_id as account from persons where account_id = any($1::uuid[])',
      [[d.people.resident.id, d.people.neighbour.id]],
    );
    const building = await must('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name: '同住楼' });
    const household = await must('clerk', `/api/buildings/${building.id}/households`, { unit: '', room: '101', use: 'dwelling' });
    for (const one of persons)
      await d.asOwner(
        "insert into household_members (jurisdiction_id, id, household_id, person_id, relation) values ($1, gen_random_uuid(), $2, $3, 'other')",
        [d.id, household.id, one.id],
      );
    expect(code(await take('neighbour', id))).toBe('orders.same_household');
    await set('orders.own_household', true);
    await done('neighbour', await taken('neighbour', id));
    await set('orders.own_household', null);
    await d.asOwner('delete from household_members where household_id = $1', [household.id]);
  });

  // guard: lockTaker
  test('one person has two at a time, however many they want at once', async () => {
    const ids = [await listed(), await listed(), await listed(), await listed()];
    // tied to a person first: whoever is entered by the first of them holds the others up
    const first = await taken('official', ids[0] as string);
    await handBack('official', first);
    const answers = await Promise.all(ids.map((id) => take('official', id)));
    expect(answers.map(code).sort()).toEqual([200, 200, 'orders.too_many', 'orders.too_many']);
  });
});

test('handed back without a count: three times, and the desk looks at it again; the organisation is not said to have returned it', async () => {
  const id = await listed();
  for (const who of ['neighbour', 'handler', 'grid_worker'] as const) {
    const share = await taken(who, id);
    const answer = await handBack(who, share);
    expect(answer.body.share.state).toBe('handed_back');
    expect(JSON.stringify(answer.body)).not.toContain('backs');
  }
  expect(await desk(id)).toMatchObject({ state: 'filed', stand: 'issue', listing: null });
  expect((await (await d.as('clerk')).see(id)).returnCount).toBe(0);
  await must('clerk', `/api/orders/${id}/issue`, listing());
  expect(await desk(id)).toMatchObject({ stand: 'open', listing: { round: 1 } });
  expect((await open())[0]).toMatchObject({ id });
  expect(await whole()).toEqual([]);
});

test('what is not done in time goes back by itself; what nobody takes goes to the desk; silence closes and is no praise', async () => {
  const [late, alone, quiet] = [await listed(), await listed(), await listed()];
  await taken('neighbour', late);
  const share = await taken('handler', quiet);
  await done('handler', share);
  const { context } = d.process.modules.orders;
  d.clock.set(new Date(d.clock.now().getTime() + 9 * 86_400_000).toISOString());
  await keepUp(context);
  expect(await desk(late)).toMatchObject({ state: 'dispatched', takers: [] });
  expect(await desk(quiet)).toMatchObject({ state: 'closed' });
  expect((await (await d.as('clerk')).see(quiet)).rating).toBeNull();
  d.clock.set(new Date(d.clock.now().getTime() + 31 * 86_400_000).toISOString());
  await keepUp(context);
  await keepUp(context);
  expect(await desk(alone)).toMatchObject({ state: 'filed', stand: 'issue' });
  expect(await whole()).toEqual([]);
});

test('what is asked and listed keeps to the rules: no pay, no cash, no name, a cap, a guardian, an alias', async () => {
  const refused = async (more: object) => code(await post('resident', '/api/orders', asking(more)));
  expect(await refused({ text: '请人打扫，每小时 40 元报酬' })).toBe('orders.paid');
  expect(await refused({ what: 'wish', kind: 'thing', text: '想要现金三百元' })).toBe('orders.cash');
  expect(await refused({ what: 'wish', kind: 'thing', fen: 30_001 })).toBe('orders.too_dear');
  expect(await refused({ what: 'wish', kind: 'thing', minor: true })).toBe('orders.guardian_needed');
  expect(await refused({ wishedOn: '2001-01-01' })).toBe('orders.wished_past');
  expect(code(await post('resident', '/api/orders', asking({ caller: { name: '张三', phone: null } })))).toBe('session.forbidden');
  const { id } = await must('resident', '/api/orders', asking({ what: 'wish', kind: 'thing', text: '想要一个书包' }));
  // the day somebody wished for is there for whoever lists it
  const { id: dated } = await must('resident', '/api/orders', asking({ wishedOn: '2026-12-31' }));
  expect(await desk(dated)).toMatchObject({
    wishedOn: '2026-12-31',
  });
  const issue = async (more: object) => code(await post('clerk', `/api/orders/${id}/issue`, listing({ kind: 'thing', ...more })));
  expect(await issue({})).toBe('orders.alias_needed');
  expect(await issue({ alias: '小石榴', words: `${d.people.resident.name}想要一个书包` })).toBe('orders.names_person');
  expect(await issue({ alias: '小石榴', words: '书包，电话 13800138000' })).toBe('orders.names_person');
  expect(await issue({ alias: '小石榴', unit: 'fen', whole: 40_000 })).toBe('orders.too_dear');
  expect(code(await post('outsider', `/api/orders/${id}/issue`, listing({ alias: '小石榴' })))).not.toBe(200);
  await set('orders.limited_kinds', ['haircut:elder']);
  expect(await refused({ kind: 'haircut', text: '想请人上门理发' })).toBe('orders.not_for_group');
  expect((await post('resident', '/api/orders', asking({ kind: 'haircut', text: '想请人上门理发', group: 'elder' }))).status).toBe(201);
  await set('orders.limited_kinds', null);
  // whoever calls may have no mobile, and no other telephone
  const called = (phone: string | null) => post('clerk', '/api/orders', asking({ consent: 'spoken', caller: { name: '和奶奶', phone } }));
  expect((await called('０８８８－５１２３４５６')).status).toBe(201);
  expect((await called('五一二三')).status).toBe(400);
});
