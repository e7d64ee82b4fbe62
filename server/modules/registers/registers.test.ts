import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterRow, RowDetail } from '#contract/registers/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { field, firms, publishRegister } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const published = await publishRegister(d, 'firms', firms());
  expect(published.status, JSON.stringify(published.body)).toBe(200);
});
afterAll(() => d?.close());

const url = '/api/registers/firms/rows';
const values = (over: Record<string, unknown> = {}) => ({
  name: '柳岸小吃店',
  area: d.area('001001001').code,
  status: 'running',
  staff: 10,
  members: 4,
  ...over,
});
const add = async (over: Record<string, unknown> = {}, who: Who = 'clerk'): Promise<RowDetail> => {
  const answer = await (await d.as(who)).post(url, { id: v7(), values: values(over) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const refused = async (who: Who, address: string, body: object) =>
  (await (await d.as(who)).post(address, { id: v7(), ...body })).body.error;
const listed = async (query: string, who: Who = 'clerk'): Promise<string[]> => {
  const answer = await (await d.as(who)).get(`${url}?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items.map(({ title }: RegisterRow) => title);
};

test('a row is entered, computed, confirmed and ended; each step stands in its history', async () => {
  const row = await add({ owner_phone: '13800001234' });
  expect(row).toMatchObject({
    version: 1,
    state: 'draft',
    title: '柳岸小吃店',
    values: { share: 0.4, owner_phone: '138****1234' },
    personal: ['owner_phone'],
  });
  expect(row.area?.name).toContain('柳岸');
  const at = `${url}/${row.id}`;
  expect((await refused('clerk', `${at}/moves`, { version: 1, to: 'confirmed' })).code).toBe('registers.value_wrong');
  const body = { version: 1, values: values({ staff: 20, surveyed: '2025-09-12' }), reason: '重新摸排' };
  const changed: RowDetail = (await (await d.as('clerk')).post(at, { id: v7(), ...body })).body;
  // what is personal and was not sent stays
  expect(changed).toMatchObject({ version: 2, values: { share: 0.2, owner_phone: '138****1234' } });
  expect(changed.history[0]).toMatchObject({ what: 'changed', reason: '重新摸排', version: 2 });
  expect(changed.history[0]?.fields).toContainEqual({ title: { zh: '从业人员', en: null }, before: '10人', after: '20人' });
  // whoever saw the version before gets both
  const late = await (await d.as('supervisor')).post(at, { id: v7(), ...body });
  expect(late.body.error).toMatchObject({ code: 'registers.row_changed', data: { version: 2, row: { values: { staff: 20 } } } });
  const confirmed: RowDetail = (await (await d.as('clerk')).post(`${at}/moves`, { id: v7(), version: 2, to: 'confirmed' })).body;
  expect(confirmed).toMatchObject({ state: 'confirmed', version: 3, may: { moves: [{ to: 'ended', reason: true }] } });
  // a grid worker writes, but not what is confirmed
  expect((await refused('grid_worker', at, { ...body, version: 3 })).code).toBe('registers.state_locked');
  expect((await refused('clerk', `${at}/moves`, { version: 3, to: 'draft' })).code).toBe('registers.state_forbidden');
  expect((await refused('clerk', `${at}/moves`, { version: 3, to: 'ended' })).code).toBe('registers.reason_needed');
  const ended: RowDetail = (await (await d.as('clerk')).post(`${at}/moves`, { id: v7(), version: 3, to: 'ended', reason: '已搬走' })).body;
  expect(ended.endedAt).not.toBeNull();
  expect(ended.history.map(({ what, version }) => `${version} ${what}`)).toEqual(['4 moved', '3 moved', '2 changed', '1 entered']);
  expect(ended.history[0]?.fields).toEqual([{ title: { zh: '状态', en: 'State' }, before: '已确认', after: '已终止' }]);
});

test('what is personal lies sealed and is shown for a reason', async () => {
  const row = await add({ name: '封存商行', owner_phone: '13900005678' });
  const [stored] = await d.asOwner<{ data: object; all: string }>('select data, w::text as all from register_rows w where id = $1', [
    row.id,
  ]);
  expect(stored?.all).not.toContain('13900005678');
  expect((await refused('grid_worker', `${url}/${row.id}/reveal`, { reason: '电话核实' })).code).toBe('session.forbidden');
  const shown = await (await d.as('clerk')).post(`${url}/${row.id}/reveal`, { id: v7(), reason: '电话核实' });
  expect(shown.body.values).toEqual({ owner_phone: '13900005678' });
  const logged = await d.asOwner<{ reason: string }>("select reason from audit_log where action = 'registers.revealed' and subject = $1", [
    row.id,
  ]);
  expect(logged).toEqual([{ reason: '电话核实' }]);
  // found by the whole number, not by a part; sorted and grouped by it never
  expect(await listed(`where=${encodeURIComponent(JSON.stringify([{ field: 'owner_phone', is: ['13900005678'] }]))}`)).toEqual([
    '封存商行',
  ]);
  expect((await (await d.as('clerk')).get(`${url}?sort=owner_phone`)).body.error.code).toBe('registers.no_filter');
  // a change to it is told masked
  const changed: RowDetail = (
    await (
      await d.as('clerk')
    ).post(`${url}/${row.id}`, { id: v7(), version: 1, values: values({ name: '封存商行', owner_phone: '13700001111' }) })
  ).body;
  expect(changed.history[0]?.fields).toEqual([{ title: { zh: '负责人电话', en: null }, before: '139****5678', after: '137****1111' }]);
  const erased: RowDetail = (
    await (
      await d.as('clerk')
    ).post(`${url}/${row.id}`, { id: v7(), version: 2, values: values({ name: '封存商行' }), erased: ['owner_phone'] })
  ).body;
  expect(erased.personal).toEqual([]);
});

test('values, rules, references and keys are judged in words that name the field', async () => {
  expect(await refused('clerk', url, { values: values({ staff: '很多' }) })).toMatchObject({
    code: 'registers.value_wrong',
    message: expect.stringContaining('从业人员'),
  });
  expect((await refused('clerk', url, { values: values({ share: 1 }) })).code).toBe('registers.value_wrong');
  expect(await refused('clerk', url, { values: values({ members: 11 }) })).toMatchObject({
    code: 'registers.rule_broken',
    message: '党员不能多于从业人员',
  });
  expect(await refused('clerk', url, { values: values({ body: v7() }) })).toMatchObject({
    code: 'registers.reference_unknown',
    message: expect.stringContaining('主管单位'),
  });
  expect((await refused('clerk', url, { values: values({ area: d.area('002').code }) })).code).toBe('session.forbidden');
});

test('rows lie where their area lies: nobody sees those of another street', async () => {
  const row = await add({ name: '街内商铺' });
  expect((await (await d.as('outsider')).get(`${url}/${row.id}`)).body.error.code).toBe('registers.row_not_found');
  expect(await listed('', 'outsider')).toEqual([]);
  expect((await (await d.as('resident')).get(url)).body.error.code).toBe('registers.register_not_found');
  expect(await listed('q=街内', 'supervisor')).toEqual(['街内商铺']);
});

test('lists are filtered, sorted with what is empty last, paged and grouped with sums', async () => {
  const content = firms({ title: { zh: '分组台账', en: null } });
  expect((await publishRegister(d, 'grouped', content)).status).toBe(200);
  const there = '/api/registers/grouped/rows';
  const clerk = await d.as('clerk');
  for (const [name, staff, status] of [
    ['丙店', 3, 'running'],
    ['乙店', undefined, 'dormant'],
    ['甲店', 1, 'running'],
    ['丁店', 2, 'closed'],
  ])
    await clerk.post(there, {
      id: v7(),
      values: { name, status, area: d.area('001001001').code, ...(staff === undefined ? {} : { staff }) },
    });
  const pages: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: RegisterRow[]; next: string | null } = (await clerk.get(`${there}?sort=staff&limit=1${next && `&cursor=${next}`}`))
      .body;
    pages.push(...page.items.map(({ title }) => title));
    next = page.next;
  }
  expect(pages).toEqual(['甲店', '丁店', '丙店', '乙店']);
  const where = (conditions: object[]) => `where=${encodeURIComponent(JSON.stringify(conditions))}`;
  const names = async (query: string) => (await clerk.get(`${there}?${query}`)).body.items.map(({ title }: RegisterRow) => title);
  expect(
    await names(
      `${where([
        { field: 'staff', from: 2 },
        { field: 'status', is: ['running'] },
      ])}`,
    ),
  ).toEqual(['丙店']);
  expect(await names(where([{ field: 'staff', empty: true }]))).toEqual(['乙店']);
  expect(await names('q=dingd')).toEqual(['丁店']);
  expect(await names('q=yd')).toEqual(['乙店']);
  expect((await clerk.get('/api/registers/grouped/groups?by=status&sums=staff')).body.items).toEqual([
    { value: 'running', words: '正常', count: 2, sums: { staff: 4 } },
    { value: 'closed', words: '注销', count: 1, sums: { staff: 2 } },
    { value: 'dormant', words: '停业', count: 1, sums: { staff: 0 } },
  ]);
  expect((await clerk.get(`${there}?where=nonsense`)).status).toBe(400);
});

test('a new version keeps what stands: dropped fields are warned of and shown, columns stay', async () => {
  expect((await publishRegister(d, 'changing', firms({ fields: [...firms().fields, field('note', '备注', 'text')] }))).status).toBe(200);
  const clerk = await d.as('clerk');
  const there = '/api/registers/changing/rows';
  const row: RowDetail = (await clerk.post(there, { id: v7(), values: values({ note: '旧备注' }) })).body;
  const [before] = await d.asOwner<{ slots: Record<string, string> }>("select slots from registers where code = 'changing'");
  const next = firms({ fields: [field('kind', '类型', 'text'), ...firms().fields] });
  const preview = await (await d.as('supervisor')).post('/api/definitions/registers.register/preview?subject=changing', { content: next });
  expect(preview.body.meaning.join()).toContain('备注');
  expect((await publishRegister(d, 'changing', next)).status).toBe(200);
  const [after] = await d.asOwner<{ slots: Record<string, string> }>("select slots from registers where code = 'changing'");
  expect(after?.slots).toMatchObject(before?.slots ?? {});
  expect(after?.slots['kind']).toBeDefined();
  const shown: RowDetail = (await clerk.get(`${there}/${row.id}`)).body;
  expect(shown).toMatchObject({ definition: 1, older: [{ title: { zh: '备注' }, value: '旧备注' }] });
  // written in the new version, what the old one held stays
  const written: RowDetail = (await clerk.post(`${there}/${row.id}`, { id: v7(), version: 1, values: values({ kind: '餐饮' }) })).body;
  expect(written).toMatchObject({ definition: 2, older: [{ value: '旧备注' }], values: { kind: '餐饮' } });
  // a type cannot change, a state that holds rows cannot go, a circle is told
  const refusal = async (content: object) => (await publishRegister(d, 'changing', content)).body.error;
  const retyped = firms({ fields: firms().fields.map((one) => (one.key === 'staff' ? field('staff', '从业人员', 'text') : one)) });
  expect((await refusal(retyped)).data.problem).toMatch(/registers\.design_(retyped|formula)/);
  const stateless = firms({ states: firms().states.slice(1), transitions: firms().transitions.slice(1) });
  expect((await refusal(stateless)).data.problem).toBe('registers.design_state_used');
  const circle = firms({
    fields: [...firms().fields, field('a', '甲', 'number', { formula: 'b' }), field('b', '乙', 'number', { formula: 'a' })],
  });
  expect(await refusal(circle)).toMatchObject({ data: { problem: 'registers.design_circular', circle: '甲 → 乙 → 甲' } });
});

test('of many changes to one version of a row one stands', async () => {
  const row = await add({ name: '争改商铺' });
  const clerk = await d.as('clerk');
  const change = (staff: number) => clerk.post(`${url}/${row.id}`, { id: v7(), version: 1, values: values({ name: '争改商铺', staff }) });
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => change(20 + i)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
});

test('rows follow an area that another takes over', async () => {
  const row = await add({ name: '随迁商铺' });
  const [from, to] = [d.area('001001001'), d.area('001001002')];
  const event = { from: from.code, to: to.code };
  await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
    v7(),
    d.id,
    event,
  ]);
  await d.process.kernel.relay.carry();
  const moved: RowDetail = (await (await d.as('clerk')).get(`${url}/${row.id}`)).body;
  expect(moved).toMatchObject({ version: 2, area: { code: to.code }, values: { area: to.code } });
  expect(moved.history[0]).toMatchObject({ what: 'followed', by: null });
});

test('a last day that comes near is a to-do and is told once for each of its days', async () => {
  const day = (offset: number): string => new Date(d.clock.now().getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  const content = firms({ fields: [...firms().fields, field('due', '到期日', 'date')], expiry: { field: 'due', days: [30, 7] } });
  expect((await publishRegister(d, 'expiring', content)).status).toBe(200);
  const clerk = await d.as('clerk');
  const enter = (name: string, due: string) => clerk.post('/api/registers/expiring/rows', { id: v7(), values: values({ name, due }) });
  const near: RowDetail = (await enter('将到期', day(5))).body;
  await enter('还早', day(90));
  const todos = (await clerk.get('/api/todos?kind=registers.expiring')).body.items;
  expect(todos).toMatchObject([{ id: near.id, title: '将到期', light: 'green', data: { code: 'expiring' } }]);
  const { remindOfExpiry } = await import('./jobs/remind.ts');
  const { registers } = d.process.modules;
  await remindOfExpiry(registers.context);
  await remindOfExpiry(registers.context);
  const told = await d.asOwner<{ n: number }>("select count(*)::int as n from notices where kind = 'registers.expiring' and subject = $1", [
    near.id,
  ]);
  const people = await d.asOwner<{ n: number }>(
    "select count(distinct account_id)::int as n from notices where kind = 'registers.expiring' and subject = $1",
    [near.id],
  );
  expect(told[0]?.n).toBeGreaterThan(0);
  expect(told).toEqual(people);
});

test('a clerk designs a register of their own community; others neither design nor fill it', async () => {
  const clerk = await d.as('clerk');
  const community = d.area('001001');
  const own = {
    ...firms({ fields: [field('name', '名称', 'text', { required: true }), field('area', '所在区域', 'area')], rules: [], key: [] }),
  };
  const content = {
    ...own,
    title: { zh: '社区自用台账', en: null },
    states: [own.states[1] && { ...own.states[1], required: [] }],
    transitions: [],
  };
  const at = (what: string) => `/api/definitions/registers.register${what}?subject=own_tools`;
  const save = async (who: Who, area: string | null, revision = 0) =>
    (await d.as(who)).put(at('/draft'), { id: v7(), revision, base: 0, content: { ...content, area } });
  // neither the whole nor another community is theirs to say
  expect((await save('clerk', null)).body.error.code).toBe('definitions.other_area');
  expect((await save('clerk', d.area('001002').code)).body.error.code).toBe('definitions.other_area');
  const saved = await save('clerk', community.code);
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const published = await clerk.post(at('/publish'), {
    id: v7(),
    revision: saved.body.draft.revision,
    newest: 0,
    reason: '社区自用',
    effectiveOn: null,
  });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const rows = '/api/registers/own_tools/rows';
  const enter = async (values: object) => clerk.post(rows, { id: v7(), values });
  // without a place of its own a row lies in the community
  expect((await enter({ name: '锣鼓' })).body).toMatchObject({ area: { code: community.code } });
  expect((await enter({ name: '音响', area: d.area('001001001').code })).status).toBe(201);
  expect(
    (await (await d.as('supervisor')).post(rows, { id: v7(), values: { name: '帐篷', area: d.area('001002').code } })).body.error.code,
  ).toBe('registers.area_outside');
  const listed = (await clerk.get('/api/registers')).body;
  expect(listed).toMatchObject({ mayDesign: true, designAreas: [{ code: community.code }] });
  expect(listed.items.map(({ code, mayDesign }: { code: string; mayDesign: boolean }) => [code, mayDesign])).toEqual(
    expect.arrayContaining([
      ['firms', false],
      ['own_tools', true],
    ]),
  );
  // the register of the whole district is not theirs, nor may a register of one area be public
  expect((await clerk.get('/api/definitions/registers.register?subject=firms')).status).toBe(403);
  expect((await (await d.as('outsider')).get(at(''))).status).toBe(403);
  const open = { title: content.title, states: ['confirmed'], fields: ['name'] };
  const second = await clerk.put(at('/draft'), { id: v7(), revision: 0, base: 1, content: { ...content, area: community.code, open } });
  expect(second.body.draft.problems).toMatchObject([{ at: 'area' }]);
});
