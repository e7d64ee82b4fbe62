import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Demand } from '#contract/demands/demands.ts';
import type { DemandMonth, SelfCheckAnswer } from '#contract/demands/month.ts';
import { prohibitions } from '#contract/demands/rules.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { namesAgainst } from './domain/self-check.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());
beforeEach(async () => {
  await d.asOwner('truncate demand_complainers, demand_complaints, demand_refusals, demand_allowances, demands');
});

const basis = { kind: 'document', text: '试办发〔2025〕9号' };
/** The street asks its community for a form, unless said otherwise. */
const ask = async (over: object = {}, who: Who = 'dispatcher'): Promise<Answer> =>
  (await d.as(who)).post('/api/demands', {
    id: v7(),
    from: d.area('001').code,
    addressees: [{ area: d.area('001001').code }],
    kind: 'form',
    title: '报送台账',
    basis,
    dueOn: dayOf(d, 5),
    ...over,
  });
const asked = async (over: object = {}, who: Who = 'dispatcher'): Promise<Demand> => {
  const answer = await ask(over, who);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.items[0];
};
const refusal = (answer: Answer): string => `${answer.status} ${answer.body.error?.code}`;
const act = async (who: Who, id: string, what: string, body: object = {}): Promise<Answer> =>
  (await d.as(who)).post(`/api/demands/${id}/${what}`, { id: v7(), ...body });
const list = async (who: Who, query: string): Promise<Demand[]> => (await (await d.as(who)).get(`/api/demands?${query}`)).body.items;
const todos = async (who: Who): Promise<{ kind: string; title: string; id: string }[]> =>
  (await (await d.as(who)).get('/api/todos')).body.items.filter(({ kind }: { kind: string }) => kind.startsWith('demands.'));

describe('asking', () => {
  it('makes one demand for each addressee: areas, those who hold a role there, organisations', async () => {
    const answer = await ask({
      addressees: [
        { area: d.area('001001').code },
        { area: d.area('001001001').code, role: 'grid_worker' },
        { organisationId: d.organisations.team },
      ],
      items: 12,
    });
    expect(answer.body.items).toMatchObject([
      { asker: { level: 'street' }, addressee: { level: 'community', role: null }, basis, items: 12, state: 'open' },
      { addressee: { level: 'grid', role: 'grid_worker' } },
      { addressee: { organisationId: d.organisations.team, name: '柳岸网格服务队' } },
    ]);
    for (const who of ['clerk', 'grid_worker', 'handler'] as const)
      expect(await todos(who), who).toMatchObject([{ kind: 'demands.answer' }]);
    expect(await list('clerk', 'which=to_me')).toHaveLength(1);
    expect(await list('dispatcher', 'which=from_me')).toHaveLength(3);
    expect(await list('supervisor', `area=${d.area('001001001').code}`)).toHaveLength(1);
    expect(await list('handler', '')).toHaveLength(1);
    expect(await list('outsider', '')).toEqual([]);
    expect((await (await d.as('resident')).get('/api/demands')).status).toBe(403);
    expect((await (await d.as('outsider')).get(`/api/demands/${answer.body.items[0].id}`)).status).toBe(404);
  });
  it('is for whoever asks in the name of an own area, and of what lies below it', async () => {
    expect(refusal(await ask({}, 'grid_worker'))).toBe('403 session.forbidden');
    expect(refusal(await ask({}, 'outsider'))).toBe('403 session.forbidden');
    expect(refusal(await ask({ from: d.area('001001').code }))).toBe('403 session.forbidden');
    expect(refusal(await ask({ addressees: [{ area: d.area('001').code }] }))).toBe('422 demands.not_below');
    expect(refusal(await ask({ dueOn: dayOf(d, -1) }))).toBe('422 demands.day_passed');
    expect(refusal(await ask({ addressees: [{ organisationId: v7() }] }))).toBe('404 demands.organisation_not_found');
  });
});

describe('the rule', () => {
  const exception = () => ({ basis: 'emergency', reason: '防汛值守', approvedBy: '区应急指挥部', endsOn: dayOf(d, 10) });
  it('refuses what has no basis and what it forbids, with its source, and keeps the refusal for the month', async () => {
    const none = await ask({ basis: null });
    expect(refusal(none)).toBe('422 demands.without_basis');
    expect(none.body.error.message).toContain('国办函〔2026〕12号');
    for (const [content, words] of Object.entries({ install: '考核通报用户安装使用率', likes: '点赞量', trade: '经营性活动' })) {
      const answer = await ask({ contents: [content] });
      expect(refusal(answer), content).toBe('422 demands.forbidden');
      expect(answer.body.error.message).toContain(words);
    }
    // words give away what was not ticked
    expect(refusal(await ask({ title: '每日打卡情况' }))).toBe('422 demands.exception_needed');
    expect(refusal(await ask({ note: '请报各网格安装率' }))).toBe('422 demands.forbidden');
    expect(refusal(await ask({ kind: 'photo' }))).toBe('422 demands.need_needed');
    const rows = await d.asOwner<{ code: string }>('select code from demand_refusals order by refused_at, id');
    expect(rows).toHaveLength(7);
    expect(await d.asOwner('select from demands')).toEqual([]);
  });
  it('lets pass what names its need, or a security or emergency basis with approver and end', async () => {
    await asked({ kind: 'photo', need: '核验隐患整改，无其他方式' });
    expect(await asked({ kind: 'scan', title: '防汛巡查打卡', exception: exception() })).toMatchObject({
      contents: ['check_in'],
      exception: { approvedBy: '区应急指挥部' },
    });
    expect(refusal(await ask({ kind: 'scan', title: '打卡', exception: exception(), dueOn: dayOf(d, 11) }))).toBe(
      '422 demands.exception_over',
    );
  });
  it('refuses what the same level asked the same addressee lately, unless a reason is named', async () => {
    await asked();
    // another person of the same level
    const again = await ask({ title: '再报一次' }, 'dispatcher2');
    expect(refusal(again)).toBe('409 demands.repeated');
    expect(again.body.error.message).toContain('报送台账');
    await asked({ kind: 'receipt' });
    await asked({ from: d.code, title: '区里要的' }, 'supervisor');
    expect(await asked({ againReason: '上次口径有误' })).toMatchObject({ againReason: '上次口径有误' });
    d.clock.advance(31 * 86_400_000);
    expect(await asked({ againReason: '不需要' })).toMatchObject({ againReason: null });
    d.clock.set('2025-09-15T02:00:00.000Z');
  });
  it('of ten repeated demands at once one passes (fails without its lock)', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => ask({ title: `台账${n}` }, n % 2 === 0 ? 'dispatcher' : 'dispatcher2')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe('answering', () => {
  it('is for whoever is asked, tells the minutes, and ends the to-do', async () => {
    const { id } = await asked();
    expect(refusal(await act('dispatcher', id, 'answer', { minutes: 5 }))).toBe('403 session.forbidden');
    d.clock.advance(6 * 86_400_000);
    expect(await list('clerk', 'which=to_me&state=late')).toHaveLength(1);
    const done = await act('clerk', id, 'answer', { answer: '已报送', minutes: 45 });
    expect(done.body).toMatchObject({ state: 'answered', minutes: 45, actions: ['complain'] });
    expect(await todos('clerk')).toEqual([]);
    expect(refusal(await act('clerk', id, 'answer', { minutes: 46 }))).toBe('409 demands.over');
    expect(refusal(await act('dispatcher', id, 'withdraw', { reason: '算了' }))).toBe('409 demands.over');
    d.clock.set('2025-09-15T02:00:00.000Z');
  });
  it('a role is asked of those who hold it over that very area', async () => {
    const { id } = await asked({ addressees: [{ area: d.area('001001001').code, role: 'grid_worker' }] });
    expect(refusal(await act('clerk', id, 'answer'))).toBe('403 session.forbidden');
    expect((await act('grid_worker', id, 'answer')).body).toMatchObject({
      state: 'answered',
      minutes: null,
      actions: ['tell_minutes', 'complain'],
    });
    expect((await act('grid_worker', id, 'answer', { minutes: 3 })).body).toMatchObject({ minutes: 3 });
  });
  it('the asker takes back what has not been answered', async () => {
    const { id } = await asked();
    expect(refusal(await act('clerk', id, 'withdraw', { reason: '不报' }))).toBe('403 session.forbidden');
    expect((await act('dispatcher2', id, 'withdraw', { reason: '已有数据' })).body).toMatchObject({
      state: 'withdrawn',
      withdrawReason: '已有数据',
    });
    // what was taken back was not asked
    await asked();
  });
});

it('what is open of an area that another takes over is asked of that one, and answered and judged there; what was answered stays', async () => {
  const [from, to] = [d.area('001001001'), d.area('001001002')];
  const over = { addressees: [{ area: from.code }], again: '各问一次' };
  const answered = await asked({ ...over, title: '甲表' });
  await asked({ ...over, title: '乙会', kind: 'report' });
  expect((await act('grid_worker', answered.id, 'answer', { answer: '已报', minutes: 5 })).status).toBe(200);
  expect(await todos('grid_worker')).toMatchObject([{ title: '乙会' }]);
  const payload = { from: from.code, to: to.code, by: null, reason: '网格合并' };
  for (let n = 0; n < 2; n++) {
    await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
      v7(),
      d.id,
      payload,
    ]);
    await d.process.kernel.relay.carry();
  }
  const paths = await d.asOwner<{ title: string; code: string; name: string }>(
    'select title, area_code as code, addressee_name as name from demands order by title',
  );
  expect(paths).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ title: '甲表', code: from.code }),
      expect.objectContaining({ title: '乙会', code: to.code }),
    ]),
  );
  expect(paths.find(({ title }) => title === '乙会')?.name).toBe((await (await d.as('clerk')).get(`/api/areas/${to.code}`)).body.name);
  expect(await todos('grid_worker')).toEqual([]);
});

describe('what was asked outside the platform', () => {
  const note = async (over: object = {}, who: Who = 'clerk'): Promise<Answer> =>
    (await d.as(who)).post('/api/demands/outside', {
      id: v7(),
      area: d.area('001001').code,
      from: d.area('001').code,
      kind: 'form',
      ...over,
    });
  it('is noted by those asked, counts in the asker’s month and as asked before, and may be complained of', async () => {
    const { body } = await (await d.as('clerk')).get('/api/demands?which=to_me');
    expect(body.mayNote).toMatchObject([{ code: d.area('001001').code, askers: [{ code: d.area('001').code }, { code: d.code }] }]);
    const noted = await note();
    expect(noted.status, JSON.stringify(noted.body)).toBe(201);
    expect(noted.body).toMatchObject({
      title: '平台外要求：报表台账',
      basis: null,
      outside: true,
      state: 'answered',
      asker: { level: 'street' },
      actions: ['tell_minutes', 'complain'],
    });
    expect((await act('clerk', noted.body.id, 'answer', { minutes: 40 })).body.minutes).toBe(40);
    expect((await act('clerk', noted.body.id, 'complaint')).status).toBe(201);
    const { body: month } = await (await d.as('dispatcher')).get('/api/demand-months');
    expect(month.total).toMatchObject({ demands: 1, outside: 1, minutes: 40, late: 0, complaints: 1 });
    expect(refusal(await ask())).toBe('409 demands.repeated');
    const check: SelfCheckAnswer = (await (await d.as('supervisor')).get('/api/demand-check')).body;
    expect(check.items[0]?.facts).toContainEqual({ word: 'demands:checks.outside', kept: true, data: { count: 1, months: 3 } });
  });
  it('is told to the asker without who noted it', async () => {
    const { id } = (await note()).body;
    const shown = JSON.stringify((await (await d.as('dispatcher')).get(`/api/demands/${id}`)).body);
    for (const secret of [d.people.clerk.id, d.people.clerk.name]) expect(shown).not.toContain(secret);
    expect(await d.asOwner("select actor_id from audit_log where action = 'demands.noted' and actor_id is not null")).toEqual([]);
    await d.process.kernel.relay.carry();
    const told = (await (await d.as('dispatcher')).get('/api/notices')).body.items.find(
      ({ kind }: { kind: string }) => kind === 'demands.noted',
    );
    expect(told?.title).toBe('一项平台外的要求被登记');
  });
  it('is noted once a day unless it is named, at the same time as well (fails without its key)', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => note()));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(refusal(await note())).toBe('409 demands.noted');
    expect((await note({ title: '群里要的电动车台账' })).status).toBe(201);
    expect((await note({ from: d.code })).status).toBe(201);
  });
  it('is noted of an own area, and asked from above it', async () => {
    expect(refusal(await note({}, 'outsider'))).toBe('403 session.forbidden');
    expect(refusal(await note({ area: d.area('001001001').code }))).toBe('403 session.forbidden');
    expect(refusal(await note({ from: d.area('001001').code }))).toBe('422 demands.not_below');
  });
});

describe('a complaint', () => {
  const complaintOf = async (who: Who, id: string) => (await (await d.as(who)).get(`/api/demands/${id}`)).body as Demand;
  it('goes to the level above, is answered there, and both sides see the answer', async () => {
    const { id } = await asked();
    const made = await act('clerk', id, 'complaint', { words: '上周刚报过' });
    expect([made.status, made.body.complaints]).toMatchObject([201, [{ mine: true, words: '上周刚报过', upheld: null }]]);
    expect(refusal(await act('clerk', id, 'complaint'))).toBe('409 demands.complained');
    expect(refusal(await act('dispatcher', id, 'complaint'))).toBe('403 session.forbidden');
    const [todo] = await todos('supervisor');
    expect(todo).toMatchObject({ kind: 'demands.judge', title: '报送台账' });
    expect(await todos('dispatcher')).toEqual([]);
    const judge = async (who: Who, upheld: boolean) =>
      (await d.as(who)).post(`/api/demand-complaints/${todo?.id}/answer`, { id: v7(), upheld, answer: '重复要求，停止执行' });
    expect(refusal(await judge('dispatcher', false))).toBe('404 demands.demand_not_found');
    expect((await judge('supervisor', true)).body).toEqual({ ok: true });
    expect(refusal(await judge('supervisor', false))).toBe('409 demands.complaint_answered');
    expect(await complaintOf('clerk', id)).toMatchObject({
      state: 'withdrawn',
      complaints: [{ mine: true, upheld: true, answer: '重复要求，停止执行' }],
    });
    expect(await complaintOf('dispatcher', id)).toMatchObject({ complaints: [{ mine: false, upheld: true }] });
    expect(await todos('supervisor')).toEqual([]);
  });
  it('is seen by the asker without who made it, and by no colleague of the complainer', async () => {
    const { id } = await asked({ addressees: [{ area: d.area('001001001').code }] });
    await act('grid_worker', id, 'complaint', { words: '太急' });
    const shown = JSON.stringify(await complaintOf('dispatcher', id));
    expect(shown).toContain('太急');
    for (const secret of [d.people.grid_worker.id, d.people.grid_worker.name]) expect(shown).not.toContain(secret);
    expect((await complaintOf('clerk', id)).complaints).toEqual([]);
    // nor does the audit trail name anybody, nor may anybody else read the row that does
    expect(await d.asOwner("select actor_id from audit_log where action = 'demands.complained' and actor_id is not null")).toEqual([]);
    const access = { ...d.access, all: false, accountId: d.people.dispatcher.id };
    expect(
      await d.database.db.read(access, (tx) =>
        tx.selectFrom('demand_complainers').selectAll().where('jurisdiction_id', '=', d.id).execute(),
      ),
    ).toEqual([]);
  });
  it('about the highest level is answered there by somebody who did not ask', async () => {
    const { id } = await asked({ from: d.code }, 'supervisor');
    const made = await act('clerk', id, 'complaint');
    expect(await todos('supervisor')).toEqual([]);
    const answer = await (await d.as('supervisor')).post(`/api/demand-complaints/${made.body.complaints[0].id}/answer`, {
      id: v7(),
      upheld: false,
      answer: '需要',
    });
    expect(refusal(answer)).toBe('403 demands.own_demand');
  });
});

describe('a month', () => {
  const monthOf = async (who: Who, query = ''): Promise<DemandMonth> => (await (await d.as(who)).get(`/api/demand-months?${query}`)).body;
  it('tells by asker and kind what was asked, how long it took, what was refused and complained of, against the month before', async () => {
    d.clock.set('2025-08-20T02:00:00.000Z');
    await asked({ dueOn: '2025-08-25' });
    d.clock.set('2025-09-15T02:00:00.000Z');
    const { id } = await asked({ againReason: '更新', dueOn: dayOf(d, 1) });
    await asked({ kind: 'receipt' });
    await ask({ basis: null });
    await ask({ contents: ['likes'] });
    await act('clerk', id, 'complaint');
    d.clock.advance(3 * 86_400_000);
    await act('clerk', id, 'answer', { minutes: 90 });
    const own = await monthOf('clerk');
    expect(own).toMatchObject({
      month: '2025-09',
      area: { level: 'community' },
      total: { demands: 2, minutes: 90, told: 1, answered: 1, late: 1, repeated: 1, complaints: 1, upheld: 0, refused: 2, withoutBasis: 1 },
      totalBefore: { demands: 1, late: 1 },
      rows: [
        { kind: 'form', figures: { demands: 1, minutes: 90, refused: 2 }, before: { demands: 1 } },
        { kind: 'receipt', figures: { demands: 1 }, before: { demands: 0 } },
      ],
    });
    expect(own.months.at(-1)).toEqual({ month: '2025-09', demands: 2, minutes: 90, complaints: 1 });
    const first = await monthOf('supervisor', 'month=2025-08');
    expect([first.total, first.totalBefore]).toMatchObject([{ demands: 1 }, null]);
    expect((await monthOf('grid_worker')).total).toMatchObject({ demands: 0 });
    expect(refusal(await (await d.as('clerk')).get(`/api/demand-months?area=${d.area('001').code}`))).toBe('403 session.forbidden');
    const sheet = await (await d.as('dispatcher')).get('/api/demand-months/export');
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    d.clock.set('2025-09-15T02:00:00.000Z');
  });
  it('ends at the limit of an addressee, unless the level named for it allows more', async () => {
    await d.asOwner(`update jurisdictions set settings = settings || '{"demands.limit_community": 2}' where id = $1`, [d.id]);
    const other = await d.another();
    const kinds = ['form', 'receipt', 'report', 'other', 'scan'];
    const send = async (kind: string) =>
      (await d.as('dispatcher', other)).post('/api/demands', {
        id: v7(),
        from: d.area('001').code,
        addressees: [{ area: d.area('001001').code }],
        kind,
        title: '报送',
        basis,
        dueOn: dayOf(d, 5),
      });
    // without its lock more than two would pass
    const answers = await Promise.all(kinds.map(send));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({ code: 'demands.limit_reached', data: { limit: 2 } });
    const month = (await (await d.as('supervisor', other)).get('/api/demand-months')).body as DemandMonth;
    expect(month.limits).toMatchObject([{ area: { level: 'community' }, limit: 2, allowed: 0, asked: 2, mayAllow: true }]);
    const allow = async (who: Who) =>
      (await d.as(who, other)).post('/api/demand-allowances', { id: v7(), area: d.area('001001').code, extra: 1, reason: '人口普查' });
    expect(refusal(await allow('dispatcher'))).toBe('403 session.forbidden');
    expect((await allow('supervisor')).status).toBe(200);
    const left = kinds.filter((_, n) => answers[n]?.status === 409);
    expect([(await send(left[0] as string)).status, (await send(left[1] as string)).status]).toEqual([201, 409]);
    await d.asOwner(`update jurisdictions set settings = settings - 'demands.limit_community' where id = $1`, [d.id]);
  });
});

describe('the self-check', () => {
  const check = async (): Promise<SelfCheckAnswer['items']> => (await (await d.as('supervisor')).get('/api/demand-check')).body.items;
  it('reads settings, permissions and demands as they are', async () => {
    const items = await check();
    expect(items.map(({ code, state }) => [code, state])).toEqual(prohibitions.map(({ code }) => [code, 'kept']));
    await asked({
      kind: 'scan',
      title: '防汛打卡',
      exception: { basis: 'emergency', reason: '防汛值守', approvedBy: '指挥部', endsOn: dayOf(d, 5) },
    });
    const { id } = await asked();
    await act('clerk', id, 'complaint');
    const of = (all: SelfCheckAnswer['items'], wanted: string) => all.find(({ code }) => code === wanted);
    // what modules tell of themselves
    expect(of(items, 'no_complaint')?.facts).toContainEqual({ word: 'demands:checks.judges', kept: true, data: { count: 1 } });
    expect(of(items, 'traces')?.facts).toContainEqual({ word: 'demands:checks.photosOptional', kept: true, data: {} });
    expect(of(await check(), 'check_in')).toMatchObject({ state: 'exception' });
    d.clock.advance(8 * 86_400_000);
    const later = await check();
    // the approval has ended and the demand stands; the complaint is overdue
    expect([of(later, 'check_in')?.state, of(later, 'no_complaint')?.state]).toEqual(['broken', 'broken']);
    d.clock.set('2025-09-15T02:00:00.000Z');
    expect((await (await d.as('resident')).get('/api/demand-check')).status).toBe(403);
  });
  it('knows by their names settings and permissions that would break the rule', () => {
    expect(namesAgainst('ranking', ['points.rank_board', 'demands.ask'])).toEqual(['points.rank_board']);
    expect(namesAgainst('study_time', ['learning.study_minutes'])).toEqual(['learning.study_minutes']);
    expect(namesAgainst('install', ['app.install_rate', 'packs.install'])).toEqual(['app.install_rate']);
    expect(namesAgainst('repeat', ['points.rank_board'])).toEqual([]);
  });
});
