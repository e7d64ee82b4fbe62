import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { openStream, type Stream, type StreamEvent } from '#tools/testing/stream.ts';

/* Streams that stay open while rights are taken. The clock stands; what an event carries must fit the rights of five seconds ago at most. */
let d: District;
let address: string;
const streams: Stream[] = [];
beforeAll(async () => {
  d = await testDistrict();
  address = await d.process.app.listen({ host: '127.0.0.1', port: 0 });
  d.process.kernel.relay.start();
});
afterEach(() => {
  for (const s of streams.splice(0)) s.close();
});
afterAll(() => d?.close());

const open = async (who: Who): Promise<Stream> => {
  const { cookie } = await d.as(who);
  const stream = await openStream(address, { cookie, 'x-jurisdiction': d.code });
  streams.push(stream);
  return stream;
};
const about = (caseId: string) => (e: StreamEvent) => e.event === 'case' && e.data['caseId'] === caseId;
const hello = (e: StreamEvent) => e.event === 'hello';
const report = async (who: Who, grid: '001001001' | '001001002' | '002001001' = '001001001'): Promise<string> =>
  (await (await d.as(who)).report({ grid, point: pointIn(grid) })).body.caseId;
/** Whether a stream hears of a new case; a report of its own, heard in any case, comes behind it. */
const hears = async (stream: Stream, who: Who, grid?: '001001001' | '001001002' | '002001001'): Promise<boolean> => {
  const id = await report('resident', grid);
  const own = await report(who);
  await stream.next(about(own));
  return stream.events.some(about(id));
};
const postOf = async (who: Who) =>
  (await d.asOwner<{ id: string }>('select id from posts where jurisdiction_id = $1 and account_id = $2', [d.id, d.people[who].id]))[0]?.id;

test('a post that is ended narrows the stream at once, one that is given widens it, and screens are told to read again', async () => {
  const security = await d.as('security_admin');
  const stream = await open('dispatcher');
  expect(await hears(stream, 'dispatcher')).toBe(true);
  expect((await security.post(`/api/posts/${await postOf('dispatcher')}/end`, { id: v7(), reason: '调离岗位' })).status).toBe(200);
  await stream.next(hello, 1);
  expect(await hears(stream, 'dispatcher')).toBe(false);
  const since = stream.events.length;
  const given = { id: v7(), role: 'dispatcher', areaId: d.area('002').id, organisationId: null, validTo: null };
  expect((await security.post(`/api/accounts/${d.people.dispatcher.id}/posts`, given)).status).toBe(201);
  await stream.next(hello, since);
  expect(await hears(stream, 'dispatcher', '002001001')).toBe(true);
  expect(await hears(stream, 'dispatcher')).toBe(false);
});

test('a post that ran out, of which nobody is told, counts for nothing sent five seconds later', async () => {
  const stream = await open('dispatcher2');
  expect(await hears(stream, 'dispatcher2')).toBe(true);
  await d.asOwner('update posts set valid_to = $2 where id = $1', [await postOf('dispatcher2'), d.clock.now()]);
  d.clock.advance(5_001);
  expect(await hears(stream, 'dispatcher2')).toBe(false);
});

test('a post that moves with its merged area takes the stream along', async () => {
  const stream = await open('grid_worker');
  expect(await hears(stream, 'grid_worker')).toBe(true);
  const [from, to] = [d.area('001001001'), d.area('001001002')];
  const payload = {
    from: from.code,
    to: to.code,
    fromId: from.id,
    toId: to.id,
    on: '2025-09-15',
    at: d.clock.now(),
    by: null,
    reason: '合并',
  };
  const since = stream.events.length;
  await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
    v7(),
    d.id,
    payload,
  ]);
  await stream.next(hello, since);
  expect(await hears(stream, 'grid_worker', '001001002')).toBe(true);
  const id = await report('resident', '001001001');
  await stream.next(about(await report('grid_worker', '001001002')));
  expect(stream.events.some(about(id))).toBe(false);
});

test('a disabled account and a session that is ended, by its owner or behind everybody’s back, end the stream', async () => {
  const security = await d.as('security_admin');
  const disabled = await open('outsider');
  expect((await security.post(`/api/accounts/${d.people.outsider.id}/disabled`, { id: v7(), disabled: true, reason: '离职' })).status).toBe(
    200,
  );
  await disabled.ended;
  const signedOut = await open('clerk');
  await (await d.as('clerk')).post('/api/session/end', {});
  await signedOut.ended;
  const removed = await open('supervisor');
  await d.asOwner('delete from account_sessions where account_id = $1', [d.people.supervisor.id]);
  d.clock.advance(5_001);
  const id = await report('resident');
  await removed.ended;
  expect(removed.events.some(about(id))).toBe(false);
});
