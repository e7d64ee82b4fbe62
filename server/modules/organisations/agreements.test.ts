import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { type Process, startProcess } from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { askForPromises } from './commands/ask-promises.ts';
import { remindOfAgreements } from './commands/remind.ts';
import { type Governance, makeGovernance } from './testing/governance.ts';

let database: TestDatabase;
let server: Process;
let g: Governance;
let unit: { id: string; version: number };
let community: { id: string };
beforeAll(async () => {
  database = await testDatabase({ connections: 12 });
  server = await startProcess(database);
  g = await makeGovernance(database, server);
  unit = await g.make('enterprise', '供电公司', '');
  community = await g.make('community', '一社区居委会', '001001');
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
const day = (offset: number): string => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const promise = (text: string, dueOn: string | null = null) => ({
  text,
  dueOn,
  responsible: { name: '负责人甲', phone: '13911110000', partyMember: true },
});
const terms = {
  title: '共建协议',
  signedOn: day(-100),
  validFrom: day(-100),
  validTo: day(100),
  remindDays: 30,
  promises: [promise('捐赠路灯'), promise('每月义诊', day(-1))],
};
const sign = (over: object = {}, who: Parameters<Governance['post']>[0] = 'clerk') =>
  g.post(who, '/api/agreements', { unitId: unit.id, partnerId: community.id, ...terms, ...over });
const act = (a: { id: string; version: number }, what: string, body: object = {}) =>
  g.post('clerk', `/api/agreements/${a.id}/${what}`, { version: a.version, ...body });

describe('an agreement', () => {
  it('is signed with promises, changed, its promises kept and struck out', async () => {
    const signed = await sign({ title: '电力共建' });
    expect(signed.status).toBe(201);
    expect(signed.body).toMatchObject({
      state: 'in_force',
      daysLeft: 100,
      overduePromises: 1,
      unit: { name: '供电公司' },
      actions: ['change', 'end', 'renew', 'keep_promise'],
    });
    const [lamp, clinic] = signed.body.promises;
    expect(lamp.responsible).toMatchObject({ name: '负责人甲', phone: '139****0000' });
    const kept = await g.post('clerk', `/api/promises/${clinic.id}/kept`, { on: day(0), outcome: '义诊 40 人' });
    expect(kept.body).toMatchObject({ overduePromises: 0, version: 2 });
    expect(kept.body.promises[1]).toMatchObject({ keptOn: day(0), outcome: '义诊 40 人', overdue: false });
    expect((await g.post('clerk', `/api/promises/${clinic.id}/kept`, { on: null, outcome: null })).body.overduePromises).toBe(1);
    const change = (version: number, promises: object[], who: Parameters<Governance['put']>[0] = 'clerk') =>
      g.put(who, `/api/agreements/${signed.body.id}`, { ...terms, version, title: '电力共建（修订）', promises });
    expect((await change(2, [])).body.error.code).toBe('organisations.agreement_changed');
    expect((await change(3, [{ ...promise('x2'), promiseId: v7() }])).body.error.code).toBe('organisations.promise_not_found');
    expect((await change(3, [], 'neighbour')).status).toBe(403);
    const changed = await change(3, [{ ...promise('捐赠路灯二十盏'), promiseId: lamp.id }, promise('新增承诺')]);
    expect(changed.body.promises.map((p: { text: string }) => p.text)).toEqual(['捐赠路灯二十盏', '新增承诺']);
    expect((await g.post('clerk', `/api/promises/${clinic.id}/kept`, { on: day(0), outcome: null })).body.error.code).toBe(
      'organisations.promise_not_found',
    );
  });

  it('keeps its reminder where a change or a renewal says nothing of it', async () => {
    const { remindDays: _, ...silent } = terms;
    const { body: signed } = await sign({ title: '提醒六十天', remindDays: 60 });
    const changed = await g.put('clerk', `/api/agreements/${signed.id}`, { ...silent, version: 1, title: '提醒六十天', promises: [] });
    expect(changed.body).toMatchObject({ remindDays: 60, version: 2 });
    const next = await act(changed.body, 'renew', { ...silent, validFrom: day(101), validTo: day(200), promises: [] });
    expect(next.body).toMatchObject({ remindDays: 60 });
  });

  it('is ended early, taken up again, renewed once; the old one says by which', async () => {
    const { body: first } = await sign({ title: '续签前' });
    expect((await act(first, 'end', { on: day(101), reason: '太晚' })).body.error.code).toBe('organisations.days_reversed');
    const ended = (await act(first, 'end', { on: day(0), reason: '单位改制' })).body;
    expect(ended).toMatchObject({ state: 'ended', endReason: '单位改制', overduePromises: 0, actions: ['resume'] });
    expect((await act(ended, 'renew', terms)).body.error.code).toBe('organisations.agreement_over');
    const resumed = (await act(ended, 'resume', { reason: '点错了' })).body;
    expect(resumed).toMatchObject({ state: 'in_force', endedOn: null });
    const renewals = await Promise.all([
      act(resumed, 'renew', { ...terms, title: '续签后', validTo: day(400) }),
      act(resumed, 'renew', { ...terms, title: '又续签', validTo: day(400) }),
    ]);
    // without the lock on the agreement both go in and one of them hangs in the air: tried
    expect(renewals.map((r) => r.status).sort()).toEqual([201, 409]);
    const next = renewals.find((r) => r.status === 201)?.body;
    expect(next.renews).toEqual({ id: first.id, title: '续签前' });
    expect((await g.get('worker', `/api/agreements/${first.id}`)).body).toMatchObject({ state: 'renewed', renewedBy: { id: next.id } });
  });

  it('is refused between the wrong sides, for the wrong person, across jurisdictions', async () => {
    const body = await g.make('alliance', '党建联盟', '001001');
    expect((await sign({ unitId: body.id })).body.error.code).toBe('organisations.agreement_unfit');
    expect((await sign({ unitId: community.id })).body.error.code).toBe('organisations.agreement_unfit');
    expect((await sign({ unitId: v7() })).body.error.code).toBe('organisations.organisation_not_found');
    expect((await sign({}, 'neighbour')).body.error.code).toBe('session.forbidden');
    expect((await sign({ validTo: day(-200) })).body.error.code).toBe('organisations.days_reversed');
    expect((await sign({ promises: Array.from({ length: 51 }, () => promise('太多')) })).status).toBe(400);
    const other = await makeGovernance(database, server);
    const { body: signed } = await sign({ title: '本区的' });
    expect((await other.get('supervisor', `/api/agreements/${signed.id}`)).body.error.code).toBe('organisations.agreement_not_found');
    expect((await other.post('supervisor', `/api/promises/${signed.promises[0].id}/kept`, { on: day(0), outcome: null })).status).toBe(404);
  });

  it('keeps its unit from being dissolved', async () => {
    const leaving = await g.make('enterprise', '要走的企业', '');
    await sign({ unitId: leaving.id, title: '挂住单位' });
    const refused = await g.post('supervisor', `/api/organisations/${leaving.id}/dissolve`, {
      version: 1,
      on: day(0),
      reason: '注销',
      endOffices: true,
    });
    expect(refused.body.error).toMatchObject({ code: 'organisations.organisation_in_use', data: { agreements: 1 } });
  });
});

describe('reminders', () => {
  it('list what ends soon, has run out or is overdue within the viewer’s area, with counts', async () => {
    const h = await makeGovernance(database, server);
    const firm = await h.make('enterprise', '银行', '');
    const one = await h.make('community', '一社区', '001001');
    const two = await h.make('community', '二社区', '001002');
    const put = async (partner: { id: string }, title: string, validTo: string, promises: object[] = [], remindDays = 30) =>
      (
        await h.post('supervisor', '/api/agreements', {
          ...terms,
          unitId: firm.id,
          partnerId: partner.id,
          title,
          validTo,
          promises,
          remindDays,
        })
      ).body;
    await put(one, '远着', day(31));
    await put(one, '临界', day(30));
    await put(one, '今天到期', day(0));
    await put(one, '昨天到期', day(-1));
    await put(one, '承诺逾期', day(90), [promise('甲事', day(-1)), promise('乙事', day(-2)), promise('丙事', day(0))]);
    await put(two, '二社区的', day(1));
    const titles = (a: { body: { items: { title: string }[] } }) => a.body.items.map((i) => i.title);
    const due = await h.get('clerk', '/api/agreements/due');
    expect(titles(due)).toEqual(['昨天到期', '今天到期', '临界', '承诺逾期']);
    expect(due.body.counts).toEqual({ agreements: 4, ending: 2, expired: 1, overduePromises: 2 });
    const all = await h.get('supervisor', '/api/agreements/due?limit=2');
    expect([titles(all), all.body.counts.agreements]).toEqual([['昨天到期', '今天到期'], 5]);
    expect(titles(await h.get('supervisor', `/api/agreements/due?limit=2&cursor=${all.body.next}`))).toEqual(['二社区的', '临界']);
    expect(titles(await h.get('supervisor', `/api/agreements/due?area=${h.place.code}001002`))).toEqual(['二社区的']);
    expect((await h.get('clerk', `/api/agreements/due?area=${h.place.code}001002`)).status).toBe(403);
    expect(titles(await h.get('supervisor', '/api/agreements?state=ending&q=银行'))).toEqual(['今天到期', '二社区的', '临界']);
    expect(titles(await h.get('supervisor', `/api/agreements?organisation=${two.id}`))).toEqual(['二社区的']);
    expect((await h.get('supervisor', `/api/agreements?cursor=${Buffer.from('["2026-13-45","x"]').toString('base64url')}`)).status).toBe(
      400,
    );
  });

  it('go out once per agreement, whoever runs them, and again when the term is changed', async () => {
    const h = await makeGovernance(database, server);
    const firm = await h.make('enterprise', '超市', '');
    const one = await h.make('community', '一社区', '001001');
    const put = async (title: string, validTo: string) =>
      (await h.post('supervisor', '/api/agreements', { ...terms, unitId: firm.id, partnerId: one.id, title, validTo, promises: [] })).body;
    const soon = await put('快到期', day(10));
    await put('还早', day(200));
    const events: unknown[] = [];
    server.kernel.relay.on('test.reminders', 'people.agreement_due', async (batch, jurisdictionId) => {
      if (jurisdictionId === h.place.id) events.push(...batch.map((e) => e.payload));
    });
    await server.kernel.relay.register();
    const lines = () =>
      database.db.read(systemAccess(h.place.id), (tx) =>
        tx.selectFrom('audit_log').select('subject').where('action', '=', 'people.agreement_due').execute(),
      );
    // without `reminded_on is null` in takeReminders every run would write again: tried
    await Promise.all([
      remindOfAgreements(server.organisations.context),
      remindOfAgreements(server.organisations.context),
      remindOfAgreements(server.organisations.context),
    ]);
    await remindOfAgreements(server.organisations.context);
    expect(await lines()).toEqual([{ subject: '快到期' }]);
    await expect
      .poll(() => events, { interval: 20 })
      .toEqual([{ agreementId: soon.id, unitId: firm.id, partnerId: one.id, validTo: day(10) }]);
    await h.put('clerk', `/api/agreements/${soon.id}`, { ...terms, version: 1, title: '快到期', validTo: day(20), promises: [] });
    await remindOfAgreements(server.organisations.context);
    expect(await lines()).toHaveLength(2);
  });

  it('ask the unit for each promise that is overdue, once; keeping it is the answer, and what is ended is asked no more', async () => {
    const h = await makeGovernance(database, server);
    const firm = await h.make('enterprise', '银行', '001002');
    const one = await h.make('community', '一社区居委会', '001001');
    const put = async (title: string, promises: object[]) =>
      (await h.post('clerk', '/api/agreements', { ...terms, unitId: firm.id, partnerId: one.id, title, promises })).body;
    const kept = await put('共建一', [promise('捐赠路灯', day(-2)), promise('不到期', day(3)), promise('义诊', day(-1))]);
    const ended = await put('共建二', [promise('结对帮扶', day(-1))]);
    await Promise.all([askForPromises(server.organisations.context), askForPromises(server.organisations.context)]);
    await askForPromises(server.organisations.context);
    const demands = () =>
      database.db.read(systemAccess(h.place.id), (tx) =>
        tx
          .selectFrom('demands')
          .select(['title', 'kind', 'basis', 'asker_name', 'organisation_id', 'answered_at', 'withdraw_reason'])
          .where('jurisdiction_id', '=', h.place.id)
          .orderBy('title')
          .execute(),
      );
    // without `m.asked_on is null` in takeOverduePromises every run would ask again: tried
    expect(await demands()).toMatchObject([
      { title: '义诊', kind: 'promise', basis: '《共建一》', asker_name: '一社区居委会', organisation_id: firm.id, answered_at: null },
      { title: '捐赠路灯' },
      { title: '结对帮扶', basis: '《共建二》' },
    ]);
    const clinic = kept.promises.find(({ text }: { text: string }) => text === '义诊');
    await h.post('clerk', `/api/promises/${clinic.id}/kept`, { on: day(0), outcome: '已办' });
    await h.post('clerk', `/api/agreements/${ended.id}/end`, { version: 1, on: day(0), reason: '单位改制' });
    const [one1, two, three] = await demands();
    expect([one1?.answered_at, two?.answered_at, three?.withdraw_reason]).toEqual([expect.any(Date), null, '单位改制']);
  });
});
