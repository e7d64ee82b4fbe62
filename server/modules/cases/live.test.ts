import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createKernel } from '#kernel/kernel.ts';
import { createModules } from '#server/app.ts';
import { type District, type Running, testDistrict, type Who } from '#tools/testing/district.ts';
import { openStream, type Stream, type StreamEvent } from '#tools/testing/stream.ts';
import { type NewsMessage, newsChannel } from './news.ts';

/* Open screens over real connections: two processes on one database, each listening on loopback. */
let d: District;
let other: Running;
const addresses = new Map<Running, string>();
const streams: Stream[] = [];
beforeAll(async () => {
  d = await testDistrict();
  other = await d.another();
  for (const p of [d.process, other]) {
    addresses.set(p, await p.app.listen({ host: '127.0.0.1', port: 0 }));
  }
  // one worker, so that news keeps the order of the acts and a later one proves that earlier ones have come
  d.process.kernel.relay.start();
});
afterEach(() => {
  for (const s of streams.splice(0)) s.close();
});
afterAll(() => d?.close());

const open = async (who: Who, on: Running): Promise<Stream> => {
  const { cookie } = await d.as(who);
  const stream = await openStream(addresses.get(on) ?? '', { cookie, 'x-jurisdiction': d.code });
  streams.push(stream);
  return stream;
};
const about = (caseId: string, action?: string) => (e: StreamEvent) =>
  e.event === 'case' && e.data['caseId'] === caseId && (action === undefined || e.data['action'] === action);

test('an act through one process reaches open screens on both, with what a list needs and nothing private', async () => {
  const here = await open('dispatcher', d.process);
  const there = await open('supervisor', other);
  const resident = await open('resident', other);
  const id = await d.caseIn('verified');
  expect((await (await d.as('clerk', other)).act(id, 'file')).status).toBe(200);
  for (const stream of [here, there, resident]) {
    const { data } = await stream.next(about(id, 'file'));
    expect(data).toEqual({
      caseId: id,
      number: expect.stringMatching(/^\d{19}$/),
      state: 'filed',
      action: 'file',
      version: 3,
      areaPath: d.area('001001001').path,
      title: '楼下垃圾堆积没人清理，味道很大',
    });
    // every act so far arrived, in order
    expect(stream.events.filter(about(id)).map((e) => e.data['version'])).toEqual([1, 2, 3]);
  }
});

test('a process without HTTP carries what happens to cases to the screens of another', async () => {
  const own = await testDistrict();
  const worker = await createKernel(own.process.kernel.config, own.clock);
  createModules(worker);
  const heard: string[] = [];
  own.process.kernel.live.subscribe(newsChannel, (payload) => heard.push(...(payload as NewsMessage).news.map((n) => n.caseId)));
  const id = await own.caseIn('reported');
  await worker.relay.carry();
  await expect.poll(() => heard).toEqual([id]);
  await worker.close();
  await own.close();
});

test('who may not see a case hears nothing of it', async () => {
  const outside: [Who, Stream][] = [];
  for (const who of ['outsider', 'neighbour', 'official', 'audit_admin'] as const) outside.push([who, await open(who, other)]);
  const secret = await d.caseIn('dispatched');
  // behind it a case each of them may see: when that has come, whatever was sent before has come as well
  const sign = (await (await d.as('neighbour')).report({ grid: '002001001' })).body.caseId as string;
  for (const action of ['verify', 'file'] as const) await d.must('outsider', sign, action);
  await d.must('outsider', sign, 'dispatch', { organisationId: d.organisations.department });
  for (const [who, stream] of outside) {
    if (who !== 'audit_admin') await stream.next(about(sign, 'dispatch'));
    expect([who, stream.events.filter(about(secret))]).toEqual([who, []]);
  }
  expect(outside.find(([who]) => who === 'audit_admin')?.[1].events.map((e) => e.event)).toEqual(['hello']);
});

test('an organisation hears of a case from the dispatch on, and goes on hearing after its return', async () => {
  const officer = await open('officer', other);
  const id = await d.caseIn('filed');
  await d.must('dispatcher', id, 'dispatch', { organisationId: d.organisations.office });
  await d.must('officer', id, 'return');
  await d.must('dispatcher', id, 'dispatch');
  await officer.next((e) => about(id, 'dispatch')(e) && e.data['version'] === 6);
  expect(officer.events.filter(about(id)).map((e) => e.data['action'])).toEqual(['dispatch', 'return', 'dispatch']);
});

test('somebody else with the same case open is shown, across processes, until they leave', async () => {
  const id = await d.caseIn('filed');
  const mine = await open('dispatcher', d.process);
  const look = async (who: Who, on: Running, left = false) => (await d.as(who, on)).post(`/api/cases/${id}/viewing`, { left });
  expect((await look('dispatcher', d.process)).body.others).toEqual([]);
  await mine.next((e) => e.event === 'viewing');
  await look('supervisor', other);
  const both = await mine.next((e) => e.event === 'viewing' && (e.data['viewers'] as unknown[]).length === 2);
  expect(both.data).toMatchObject({
    caseId: id,
    viewers: [
      { accountId: d.people.dispatcher.id },
      { accountId: d.people.supervisor.id, name: d.people.supervisor.name, role: 'supervisor' },
    ],
  });
  expect((await look('dispatcher', d.process)).body.others).toEqual([
    { accountId: d.people.supervisor.id, name: d.people.supervisor.name, role: 'supervisor', roleName: null },
  ]);
  const since = mine.events.length;
  await look('supervisor', other, true);
  expect((await mine.next((e) => e.event === 'viewing', since)).data['viewers']).toHaveLength(1);
});

describe('when the database cuts the listening connections', () => {
  const cut = () =>
    d.asOwner<{ pid: number }>(
      `select pid, pg_terminate_backend(pid) from pg_stat_activity where application_name like 'linli-live-%' and datname = current_database()`,
    );

  test('they come back by themselves, screens are told to refetch, and news flows again', async () => {
    const here = await open('dispatcher', d.process);
    const there = await open('supervisor', other);
    const [a, b] = [here.events.length, there.events.length];
    expect(await cut()).toHaveLength(2);
    await Promise.all([here.next((e) => e.event === 'hello', a), there.next((e) => e.event === 'hello', b)]);
    expect([d.process.kernel.live.connected(), other.kernel.live.connected()]).toEqual([true, true]);
    const id = await d.caseIn('reported');
    await Promise.all([here.next(about(id)), there.next(about(id))]);
    expect((await d.nobody().get('/health')).status).toBe(200);
  });
});

test('a stream needs a session, and ends when its process does', async () => {
  expect((await fetch(`${addresses.get(d.process)}/api/live`, { headers: { 'x-jurisdiction': d.code, 'x-linli': v7() } })).status).toBe(
    401,
  );
  const third = await d.another();
  addresses.set(third, await third.app.listen({ host: '127.0.0.1', port: 0 }));
  const stream = await open('dispatcher', third);
  await third.app.close();
  await stream.ended;
});
