import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeTopic } from '#kernel/notify.ts';
import { noFacts } from '#modules/organisations/testing/governance.ts';
import { jobsOf } from '#server/app.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { openStream } from '#tools/testing/stream.ts';
import { noticeId } from './domain/notice-id.ts';
import { noticeJobs } from './jobs/jobs.ts';
import { carryAll, titlesOf } from './testing/told.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

test('each step after the report is told to its reporter, and to whoever has to act next', async () => {
  const caseId = await d.caseIn('reported');
  const acts = [
    ['clerk', 'verify'],
    ['clerk', 'file'],
    ['dispatcher', 'dispatch'],
    ['handler', 'accept'],
    ['handler', 'answer'],
    ['clerk', 'check'],
    ['resident', 'call_back'],
    ['dispatcher2', 'close'],
  ] as const;
  for (const [who, action] of acts) {
    d.clock.advance(60_000);
    await d.must(who, caseId, action);
  }
  await carryAll(d);
  expect(await titlesOf(d, 'resident')).toEqual([
    '诉求已办结',
    '请您评价办理结果',
    '诉求有了答复',
    '诉求正在办理',
    '诉求已派单',
    '诉求已立案',
  ]);
  // the grid worker stands closest to the place, so nobody above is asked to verify; who acted is not told of the own act
  expect(await titlesOf(d, 'grid_worker')).toContain('有来件待核实');
  expect(await titlesOf(d, 'clerk')).not.toContain('有来件待核实');
  expect(await titlesOf(d, 'handler')).toContain('有新派单，请接单');
  expect(await titlesOf(d, 'dispatcher')).toContain('有案卷待结案');
  expect(await titlesOf(d, 'neighbour')).toEqual([]);
  expect(await titlesOf(d, 'outsider')).toEqual([]);
});

test('where nobody can take the next step those who watch over the place are told instead', async () => {
  const report = (accuracy: number) => d.as('resident').then((resident) => resident.report({ grid: '001001001', accuracy }));
  await report(10);
  await carryAll(d);
  const before = await titlesOf(d, 'supervisor');
  expect(before).not.toContain('来件无人办理');
  await report(3_000);
  await carryAll(d);
  expect(await titlesOf(d, 'supervisor')).toEqual(['来件无人办理', ...before]);
  expect(await titlesOf(d, 'dispatcher')).not.toContain('来件无人办理');
});

test('a notice names number, matter and page, and nobody; in the language asked for', async () => {
  const resident = await d.as('resident');
  const [zh] = (await resident.get('/api/notices')).body.items;
  expect(zh).toMatchObject({ kind: 'cases.result', read: false, page: expect.stringMatching(/^\/cases\/[0-9a-f-]{36}$/) });
  const [en] = (await resident.get('/api/notices', { 'accept-language': 'en' })).body.items;
  expect(en.title).toBe('Report closed');
  const rows = await d.asOwner<{ data: object }>('select data from notices');
  const names = Object.values(d.people).flatMap((p) => [p.name, p.phone]);
  for (const { data } of rows) for (const name of names) expect(JSON.stringify(data)).not.toContain(name);
});

test('a shelved case names its day, a refusal leads to its reason', async () => {
  const shelved = await d.caseIn('shelved');
  await d.caseIn('rejected');
  await carryAll(d);
  const items = (await (await d.as('resident')).get('/api/notices')).body.items as { title: string; text: string; page: string }[];
  expect(items.find((n) => n.title === '诉求暂时挂账')).toMatchObject({
    page: `/cases/${shelved}`,
    text: expect.stringContaining('2025-10-15'),
  });
  expect(items.map((n) => n.title)).toContain('诉求未予受理');
});

test('the same events again add nothing: the id of a notice is made from its occasion', async () => {
  await carryAll(d);
  const before = await d.asOwner('select id from notices order by id');
  const again = {
    kind: 'cases.work',
    variant: 'verify',
    to: { accounts: [d.people.clerk.id] },
    subject: null,
    data: {},
    cause: 'once',
    at: d.clock.now().toISOString(),
  };
  const announce = () =>
    d.asOwner('insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, $3, $4)', [
      v7(),
      d.id,
      noticeTopic,
      JSON.stringify({ notices: [again, again] }),
    ]);
  await announce();
  await carryAll(d);
  await announce();
  await carryAll(d);
  expect(await d.asOwner('select id from notices')).toHaveLength(before.length + 1);
  expect(noticeId('a', 'k', 'c', new Date(5))).toBe(noticeId('a', 'k', 'c', new Date(5)));
  expect(noticeId('a', 'k', 'c', new Date(5))).not.toBe(noticeId('b', 'k', 'c', new Date(5)));
  expect(noticeId('a', 'k', 'c', new Date(5)) < noticeId('a', 'k', 'c', new Date(6))).toBe(true);
});

test('what a reaction tells is in the inbox when the reaction is over: nothing goes through the outbox a second time', async () => {
  const before = (await titlesOf(d, 'grid_worker')).length;
  await d.caseIn('reported');
  await d.process.kernel.relay.carry();
  expect(await titlesOf(d, 'grid_worker')).toHaveLength(before + 1);
  expect(await d.asOwner('select from outbox')).toHaveLength(0);
});

test('what rolled back is told to nobody', async () => {
  const act = d.process.kernel.db.write(d.access, async (tx) => {
    const { notify } = await import('#kernel/notify.ts');
    const to = { accounts: [d.people.neighbour.id] };
    await notify(tx, d.id, [{ kind: 'cases.step', variant: 'file', to, subject: null, data: {}, cause: 'never', at: d.clock.now() }]);
    throw new Error('no');
  });
  await expect(act).rejects.toThrow('no');
  await carryAll(d);
  expect(await titlesOf(d, 'neighbour')).toEqual([]);
});

test('unread notices are counted; some are marked as read, then all up to the newest seen; nobody reads anybody else’s', async () => {
  await d.caseIn('closed');
  await carryAll(d);
  const resident = await d.as('resident');
  const items = (await resident.get('/api/notices')).body.items as { id: string }[];
  const { unread } = (await resident.get('/api/notices/count')).body;
  expect(unread).toBe(items.length);
  expect((await resident.post('/api/notices/read', { ids: [items[2]?.id] })).body).toEqual({ unread: unread - 1 });
  // somebody else's ids change nothing
  expect((await (await d.as('neighbour')).post('/api/notices/read', { ids: [items[0]?.id] })).body).toEqual({ unread: 0 });
  expect((await resident.post('/api/notices/read', { upTo: items[1]?.id })).body).toEqual({ unread: 1 });
  expect((await resident.get('/api/notices?unread=true')).body.items.map((n: { id: string }) => n.id)).toEqual([items[0]?.id]);
  const first = (await resident.get('/api/notices?limit=2')).body;
  const second = (await resident.get(`/api/notices?limit=2&cursor=${first.next}`)).body;
  expect([...first.items, ...second.items].map((n: { id: string }) => n.id)).toEqual(items.slice(0, 4).map((n) => n.id));
  // row-level security alone keeps inboxes apart
  const seen = await d.process.kernel.db.read({ ...d.access, all: false, accountId: d.people.neighbour.id }, (tx) =>
    tx.selectFrom('notices').select('id').execute(),
  );
  expect(seen).toEqual([]);
});

test('a device session is told of its anonymous report in its own inbox', async () => {
  const device = await d.device();
  const { caseId } = (await device.report({ anonymous: true })).body;
  for (const action of ['verify', 'file'] as const) await d.must('clerk', caseId, action);
  await carryAll(d);
  expect((await device.get('/api/notices')).body.items.map((n: { title: string }) => n.title)).toEqual(['诉求已立案']);
});

test('whoever manages organisations closest to a unit is told once that its agreement ends soon, with title and day', async () => {
  const clerk = await d.as('clerk');
  const make = async (kind: string, name: string): Promise<string> => {
    const made = await clerk.post('/api/organisations', { id: v7(), ...noFacts, kind, name, areaId: d.area('001001').id, parentId: null });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body.id;
  };
  const terms = { signedOn: '2025-01-01', validFrom: '2025-01-01', validTo: '2025-10-01', remindDays: 30, promises: [] };
  const sides = { unitId: await make('enterprise', '水厂'), partnerId: await make('community', '一社区居委会') };
  const signed = await clerk.post('/api/agreements', { id: v7(), title: '供水共建', ...sides, ...terms });
  expect(signed.status, JSON.stringify(signed.body)).toBe(201);
  const remind = async () => {
    for (const job of jobsOf(d.process.kernel, d.process.modules)) if (job.id === 'people.remind') await job.run();
    await carryAll(d);
  };
  await remind();
  await remind();
  const told = (await clerk.get('/api/notices')).body.items.filter((n: { kind: string }) => n.kind === 'organisations.agreement_due');
  expect(told).toEqual([expect.objectContaining({ page: '/console/organisations/agreements', title: '共建协议即将到期' })]);
  expect(told[0].text).toMatch(/供水共建.*2025-10-01/);
  for (const who of ['dispatcher', 'supervisor', 'grid_worker'] as const) expect(await titlesOf(d, who)).not.toContain('共建协议即将到期');
});

test('notices are kept for 90 days, or as long as the setting says', async () => {
  const forget = async (after: number): Promise<number> => {
    d.clock.advance(after * 86_400_000);
    for (const job of noticeJobs(d.process.modules.notices)) if (job.id === 'notices.forget') await job.run();
    d.clock.advance(-after * 86_400_000);
    return (await d.asOwner('select from notices')).length;
  };
  const admin = await d.as('system_admin');
  const keep = (version: number, value: number | null) => admin.put('/api/settings/notices.kept_days', { id: v7(), version, value });
  expect((await keep(0, 100)).status).toBe(200);
  expect((await (await d.as('resident')).get('/api/notices')).body.keptDays).toBe(100);
  expect(await forget(91)).toBeGreaterThan(0);
  expect((await keep(1, null)).status).toBe(200);
  expect(await forget(89)).toBeGreaterThan(0);
  expect(await forget(91)).toBe(0);
});

test('open screens of the one concerned hear of it', async () => {
  const address = await d.process.app.listen({ host: '127.0.0.1', port: 0 });
  const [concerned, other] = await Promise.all(
    (['resident', 'neighbour'] as const).map(async (who) =>
      openStream(address, { cookie: (await d.as(who)).cookie, 'x-jurisdiction': d.code }),
    ),
  );
  await d.caseIn('filed');
  await carryAll(d);
  await concerned?.next((e) => e.event === 'notice');
  expect(other?.events.map((e) => e.event)).toEqual(['hello']);
  concerned?.close();
  other?.close();
});
