import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
let broken = true;
const heard: unknown[] = [];
beforeAll(async () => {
  d = await testDistrict();
  d.process.kernel.relay.on('test.poisoned', 'test', async (events) => {
    if (broken) throw new Error('no such column');
    heard.push(...events.map((e) => e.payload['n']));
  });
});
afterAll(() => d.close());

const emit = (subject: string, n: number) =>
  d.asOwner("insert into outbox (id, jurisdiction_id, topic, subject, payload) values ($1, $2, 'test', $3, $4)", [
    v7(),
    d.id,
    subject,
    { n },
  ]);
const carry = () => d.process.kernel.relay.carry();
/** Lets the pauses run out until nothing is tried any more. */
const park = async () => {
  for (;;) {
    await carry();
    const { length } = await d.asOwner('update held_deliveries set next_at = now() where next_at is not null returning subject');
    if (length === 0) return;
  }
};
const list = async () => (await (await d.as('system_admin')).get('/api/deliveries')).body;

it('a system administrator sees parked deliveries with their reason, releases or gives up, on record', async () => {
  for (const [subject, n] of [
    ['a', 1],
    ['a', 2],
    ['b', 3],
    ['c', 4],
  ] as const)
    await emit(subject, n);
  await carry();
  await park();
  const admin = await d.as('system_admin');
  const parked = { subscriber: 'test.poisoned', attempts: 12, error: 'no such column', nextAt: null, parkedAt: expect.any(String) };
  expect(await list()).toMatchObject({ parked: 3, failing: 0 });
  expect((await list()).items.toSorted((x: { subject: string }, y: { subject: string }) => (x.subject < y.subject ? -1 : 1))).toMatchObject(
    [
      { ...parked, subject: 'a', events: 2 },
      { ...parked, subject: 'b', events: 1 },
      { ...parked, subject: 'c', events: 1 },
    ],
  );
  broken = false;
  const act = (what: 'release' | 'give-up', subject: string | null, id = v7()) =>
    admin.post(`/api/deliveries/${what}`, { id, subscriber: 'test.poisoned', subject, reason: '已修复' });

  const once = v7();
  expect((await act('give-up', 'a', once)).status).toBe(200);
  expect((await act('give-up', 'a', once)).status).toBe(200);
  await carry();
  expect(heard).toEqual([2]);
  expect(await act('give-up', 'a')).toMatchObject({ status: 409, body: { error: { code: 'platform.delivery_gone' } } });
  expect((await act('release', 'b')).status).toBe(200);
  expect((await act('release', null)).status).toBe(200);
  await carry();
  expect(heard.toSorted()).toEqual([2, 3, 4]);
  expect(await list()).toEqual({ parked: 0, failing: 0, items: [] });
  const trail = await d.asOwner<{ action: string; subject: string; reason: string; data: unknown }>(
    "select action, subject, reason, data from audit_log where jurisdiction_id = $1 and action like 'platform.%' order by id",
    [d.id],
  );
  expect(trail).toEqual([
    {
      action: 'platform.delivery_given_up',
      subject: 'test.poisoned',
      reason: '已修复',
      data: { about: 'a', event: expect.any(String), topic: 'test' },
    },
    { action: 'platform.deliveries_released', subject: 'test.poisoned', reason: '已修复', data: { about: 'b', released: 1 } },
    { action: 'platform.deliveries_released', subject: 'test.poisoned', reason: '已修复', data: { about: null, released: 1 } },
  ]);
});

it('only a system administrator, only of the own jurisdiction, and nothing that was tried again meanwhile', async () => {
  broken = true;
  await emit('x', 1);
  await carry();
  await carry();
  const body = { id: v7(), subscriber: 'test.poisoned', subject: 'x', reason: '已修复' };
  for (const who of ['supervisor', 'security_admin', 'audit_admin', 'resident'] as const) {
    const client = await d.as(who);
    expect((await client.get('/api/deliveries')).status).toBe(403);
    expect((await client.post('/api/deliveries/release', body)).status).toBe(403);
    expect((await client.post('/api/deliveries/give-up', body)).status).toBe(403);
  }
  const other = await testDistrict({ database: d.database });
  expect((await (await other.as('system_admin')).get('/api/deliveries')).body).toEqual({ parked: 0, failing: 0, items: [] });
  await other.close();
  expect(await list()).toMatchObject({
    parked: 0,
    failing: 1,
    items: [{ subject: 'x', attempts: 1, parkedAt: null, nextAt: expect.any(String) }],
  });
  expect((await (await d.as('system_admin')).post('/api/deliveries/give-up', { ...body, id: v7() })).status).toBe(409);
});
