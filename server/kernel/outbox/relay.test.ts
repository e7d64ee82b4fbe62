import pg from 'pg';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { systemAccess } from '../db.ts';
import { createJurisdictions } from '../jurisdictions.ts';
import { createRelay, mostAttempts, type OutboxEvent, pauseAfter, type Reaction } from './relay.ts';
import { distribute, endParcel, takeNext } from './store.ts';

let database: TestDatabase;
let owner: pg.Client;
let here: string;
let there: string;
beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  [here, there] = [v7(), v7()];
  for (const [id, code] of [
    [here, '530801'],
    [there, '530802'],
  ])
    await owner.query("insert into jurisdictions (id, code, name, root_path) values ($1, $2, '试验县', $3)", [id, code, `n${code}`]);
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

const log = pino({ level: 'silent' });
const relayWith = (...subscriptions: [subscriber: string, topic: string, reaction: Reaction][]) => {
  const relay = createRelay(database.db, createJurisdictions(database.db, null), log);
  for (const subscription of subscriptions) relay.on(...subscription);
  return relay;
};
const emit = async (what: string, subject: string | null = null, jurisdictionId = here, topic = 'case') => {
  await database.db.write(systemAccess(jurisdictionId), (tx) =>
    tx
      .insertInto('outbox')
      .values({ id: v7(), jurisdiction_id: jurisdictionId, topic, subject, payload: JSON.stringify({ what }) })
      .execute(),
  );
};
const names = (events: readonly OutboxEvent[]) => events.map((e) => String(e.payload['what']));
const count = async (table: 'outbox' | 'deliveries' | 'held_deliveries' | 'parcels') =>
  (await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;
/** Lets every pause and every lease run out. */
const later = () =>
  owner
    .query("update deliveries set next_at = now() - interval '1 s'")
    .then(() => owner.query("update held_deliveries set next_at = now() - interval '1 s' where next_at is not null"));
const held = async () =>
  (
    await owner.query(
      'select subject, attempts, parked_at is not null as parked, error, jsonb_array_length(events) as n from held_deliveries order by 1',
    )
  ).rows;

test('every subscriber of a topic gets each event once, in order; what nobody asks for goes', async () => {
  const heard: string[][] = [[], []];
  const relay = relayWith(
    ['one.a', 'case', async (events, jurisdictionId) => heard[0]?.push(...names(events), jurisdictionId)],
    ['two.b', 'case', async (events) => heard[1]?.push(...names(events))],
  );
  await relay.register();
  for (const what of ['1', '2', '3']) await emit(what);
  await emit('of no interest', null, here, 'other');
  await relay.carry();
  await relay.carry();
  expect(heard).toEqual([
    ['1', '2', '3', here],
    ['1', '2', '3'],
  ]);
  expect([await count('outbox'), await count('deliveries'), await count('held_deliveries')]).toEqual([0, 0, 0]);
});

test('what several are to be told is kept once, until all have had it', async () => {
  const relay = relayWith(['one.a', 'case', async () => undefined], ['two.b', 'case', async () => undefined]);
  await relay.register();
  await emit('x1');
  await distribute(database.db, here, 500);
  expect([await count('parcels'), await count('deliveries')]).toEqual([1, 2]);
  await takeNext(database.db, here, 'one.a').then((parcel) => parcel && endParcel(database.db, here, 'one.a', parcel, []));
  await emit('x2');
  await distribute(database.db, here, 500);
  expect([await count('parcels'), await count('deliveries')]).toEqual([2, 3]);
  await relay.carry();
  expect(await count('deliveries')).toBe(0);
  await emit('y1', null, here, 'nobody');
  await distribute(database.db, here, 500);
  expect(await count('parcels')).toBe(0);
});

test('what a subscriber does not want costs it no delivery, and does not reach it beside what it wants', async () => {
  const heard: string[][] = [];
  const relay = createRelay(database.db, createJurisdictions(database.db, null), log);
  relay.on('one.a', 'case', async (events) => heard.push(events.map(({ payload }) => String(payload['action']))), { unwanted: ['report'] });
  await relay.register();
  const emitted = (action: string) =>
    owner.query("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'case', $3)", [v7(), here, { action }]);
  await emitted('report');
  await distribute(database.db, here, 500);
  expect([await count('outbox'), await count('deliveries')]).toEqual([0, 0]);
  for (const action of ['report', 'verify', 'report']) await emitted(action);
  await relay.carry();
  // what names no action is wanted
  await emit('plain');
  await relay.carry();
  expect(heard).toEqual([['verify'], ['undefined']]);
});

test('one that fails holds up itself alone; of it, later events of the same subject wait and other subjects go on', async () => {
  let broken = true;
  const heard: string[] = [];
  const well: string[] = [];
  const relay = relayWith(
    [
      'one.a',
      'case',
      async (events) => {
        if (broken && names(events).includes('x1')) throw new Error('no way');
        heard.push(...names(events));
      },
    ],
    ['two.b', 'case', async (events) => well.push(...names(events))],
  );
  await relay.register();
  await emit('x1', 'x');
  await emit('y1', 'y');
  await relay.carry(); // fails as a whole
  await relay.carry(); // and is tried subject by subject
  expect([heard, well]).toEqual([['y1'], ['x1', 'y1']]);
  await owner.query("update held_deliveries set next_at = now() + interval '1 hour'");
  await emit('x2', 'x');
  await emit('y2', 'y');
  await relay.carry();
  expect([heard, well]).toEqual([
    ['y1', 'y2'],
    ['x1', 'y1', 'x2', 'y2'],
  ]);
  expect(await held()).toEqual([{ subject: 'x', attempts: 1, parked: false, error: 'no way', n: 2 }]);
  broken = false;
  await relay.carry(); // its pause is not over
  expect(heard).toHaveLength(2);
  await later();
  await relay.carry();
  expect(heard).toEqual(['y1', 'y2', 'x1', 'x2']);
  expect(await held()).toEqual([]);
});

test('one that is slow holds up nobody else, nor itself in another jurisdiction', async () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const [slow, quick]: string[][] = [[], []];
  const relay = relayWith(
    [
      'one.slow',
      'case',
      async (events, jurisdictionId) => {
        if (jurisdictionId === here) await gate;
        slow?.push(...names(events));
      },
    ],
    ['two.quick', 'case', async (events) => quick?.push(...names(events))],
  );
  await relay.register();
  relay.start();
  await emit('1');
  await expect.poll(() => quick).toEqual(['1']);
  await emit('2');
  await emit('3', null, there);
  await expect.poll(() => quick?.toSorted()).toEqual(['1', '2', '3']);
  await expect.poll(() => slow).toEqual(['3']);
  release();
  await expect.poll(() => slow).toEqual(['3', '1', '2']);
  await relay.stop();
});

test('pauses grow up to an hour; after the last try it is parked with its reason and never tried again by itself', async () => {
  expect([1, 2, 3, 11, 12, 40].map(pauseAfter)).toEqual([1, 2, 4, 1024, 2048, 3600]);
  let tries = 0;
  const relay = relayWith([
    'one.a',
    'case',
    async () => {
      tries += 1;
      throw new Error('poison');
    },
  ]);
  await relay.register();
  await emit('x1', 'x');
  await relay.carry();
  tries = 0;
  for (let n = 0; n < mostAttempts + 3; n += 1) {
    await later();
    await relay.carry();
  }
  expect(tries).toBe(mostAttempts);
  expect(await held()).toEqual([{ subject: 'x', attempts: mostAttempts, parked: true, error: 'poison', n: 1 }]);
  await emit('x2', 'x');
  await relay.carry();
  expect(tries).toBe(mostAttempts);
  expect(await held()).toMatchObject([{ subject: 'x', parked: true, n: 2 }]);
});

describe('a worker that dies', () => {
  test('between reaction and commit: another takes over when the lease is over, one by one', async () => {
    const heard: string[][] = [];
    const relay = relayWith(['one.a', 'case', async (events) => heard.push(names(events))]);
    await relay.register();
    await emit('x1', 'x');
    await emit('y1', 'y');
    await emit('x2', 'x');
    await owner.query('update subscriptions set seen_at = now()');
    const dying = relayWith(['one.a', 'case', () => new Promise(() => undefined)]);
    void dying.carry();
    await expect.poll(() => owner.query('select from deliveries where attempts = 1').then((r) => r.rowCount)).toBe(1);
    await relay.carry();
    expect(heard).toEqual([]); // leased
    await later();
    await relay.carry();
    await relay.carry();
    expect(heard.flat().toSorted()).toEqual(['x1', 'x2', 'y1']);
    expect(heard.every((batch) => batch.length === 1)).toBe(true);
    expect(heard.flat().indexOf('x1')).toBeLessThan(heard.flat().indexOf('x2'));
    expect([await count('deliveries'), await count('held_deliveries')]).toEqual([0, 0]);
  });

  test('each time over the same event: it is parked and says so', async () => {
    const relay = relayWith(['one.a', 'case', async () => undefined]);
    await relay.register();
    await owner.query(
      `insert into held_deliveries (jurisdiction_id, subscriber, subject, events, attempts) values ($1, 'one.a', 'x', '[{"id":"1","payload":{}}]', $2)`,
      [here, mostAttempts],
    );
    await relay.carry();
    expect(await held()).toMatchObject([{ subject: 'x', parked: true, error: expect.stringContaining('worker ended') }]);
  });
});

test('several workers share the work: each event once, in the order of its subject, and never two at one subscriber at a time', async () => {
  const heard = new Map<string, string[]>();
  let atWork = 0;
  let most = 0;
  const reaction: Reaction = async (events) => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise((done) => setImmediate(done));
    for (const e of events) heard.set(e.subject, [...(heard.get(e.subject) ?? []), String(e.payload['what'])]);
    atWork -= 1;
  };
  const workers = [1, 2, 3].map(() => relayWith(['one.a', 'case', reaction]));
  await workers[0]?.register();
  const expected = Array.from({ length: 30 }, (_, n) => String(n));
  await Promise.all([
    ...['x', 'y', 'z'].map(async (subject) => {
      for (const what of expected) await emit(what, subject);
    }),
    ...workers.map(async (worker) => {
      for (let n = 0; n < 30; n += 1) await worker.carry();
    }),
  ]);
  await workers[0]?.carry();
  await workers[0]?.carry();
  expect(Object.fromEntries(heard)).toEqual({ x: expected, y: expected, z: expected });
  // without `next_at <= now()` in takeNext two of them deliver the same parcel: tried
  expect(most).toBe(1);
});

test('rivals for one parcel: one gets it', async () => {
  const relay = relayWith(['one.a', 'case', async () => undefined]);
  await relay.register();
  await emit('1');
  const idle = createRelay(database.db, createJurisdictions(database.db, null), log);
  await idle.carry();
  const taken = await Promise.all(Array.from({ length: 6 }, () => takeNext(database.db, here, 'one.a')));
  expect(taken.filter((t) => t !== null)).toHaveLength(1);
});

test('what only another process subscribes to waits for that process', async () => {
  const heard: string[] = [];
  const knows = relayWith(['new.one', 'case', async (events) => heard.push(...names(events))]);
  await knows.register();
  const older = relayWith(['one.a', 'case', async () => undefined]);
  await emit('1');
  await older.carry();
  expect([heard, await count('deliveries')]).toEqual([[], 1]);
  await knows.carry();
  expect(heard).toEqual(['1']);
});

test('an event committed late is delivered although later ones have gone before', async () => {
  const heard: string[] = [];
  const relay = relayWith(['one.a', 'case', async (events) => heard.push(...names(events))]);
  await relay.register();
  await owner.query('begin');
  await owner.query(
    `insert into outbox (id, jurisdiction_id, topic, payload) values ('00000000-0000-7000-8000-000000000000', $1, 'case', '{"what":"late"}')`,
    [here],
  );
  await emit('2');
  await relay.carry();
  expect(heard).toEqual(['2']);
  await owner.query('commit');
  await relay.carry();
  expect(heard).toEqual(['2', 'late']);
});

test('a jurisdiction whose outbox cannot be read stops no other', async () => {
  const heard: string[] = [];
  const relay = relayWith(['one.a', 'case', async (events) => heard.push(...names(events))]);
  await relay.register();
  await owner.query(`create function no() returns trigger language plpgsql as $$ begin raise 'broken shard'; end $$`);
  await owner.query(`create trigger no before delete on outbox for each row when (old.jurisdiction_id = '${here}') execute function no()`);
  for (let n = 0; n < 5; n += 1) {
    await emit(`lost ${n}`, null, here);
    await emit(`kept ${n}`, null, there);
    await relay.carry();
  }
  expect(heard).toEqual(['kept 0', 'kept 1', 'kept 2', 'kept 3', 'kept 4']);
  await owner.query('drop trigger no on outbox');
  await relay.carry();
  expect(heard.slice(5)).toEqual(['lost 0', 'lost 1', 'lost 2', 'lost 3', 'lost 4']);
});

test('a jurisdiction whose outbox is locked stops no other', async () => {
  const [lost, kept] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const relay = relayWith(['one.a', 'case', async (events) => (names(events).includes('lost') ? lost.resolve() : kept.resolve())]);
  await relay.register();
  await emit('lost', null, here);
  await owner.query('begin');
  await owner.query('select from outbox where jurisdiction_id = $1 for update', [here]);
  const blocked = async () => {
    // what a transaction has seen of others' waits it goes on seeing otherwise
    await owner.query('select pg_stat_clear_snapshot()');
    return (await owner.query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).rows.length;
  };
  relay.start();
  while ((await blocked()) === 0) await new Promise((done) => setImmediate(done));
  await emit('kept', null, there);
  await kept.promise;
  // looked into one after another, the other would have had its turn only after the lock's time-out
  expect(await blocked()).toBe(1);
  await owner.query('commit');
  await lost.promise;
  await relay.stop();
});
