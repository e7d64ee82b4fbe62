import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { cookieOf, makePerson, makePlace, type Place, type Process, password, send, startProcess } from './testing/world.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;
let demo: Place;
const minutes = (n: number) => n * 60_000;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database);
  place = await makePlace(database);
  demo = await makePlace(database, { demo: true });
});
afterAll(async () => {
  await a?.close();
  await b?.close();
  await database?.drop();
});

describe('device sessions', () => {
  it('open without a person, stay the same for the device and give way to a person', async () => {
    const first = await send(a, place, 'POST', '/api/session/anonymous', { body: {} });
    expect(first.status).toBe(200);
    const again = await send(a, place, 'POST', '/api/session/anonymous', { body: {}, cookie: first.cookie });
    expect(again).toMatchObject({ status: 200, body: first.body, setCookie: [] });
    expect((await send(a, place, 'GET', '/api/me', { cookie: first.cookie })).body.account).toMatchObject({ anonymous: true, phone: null });
    const person = await makePerson(database, place);
    const asPerson = await send(a, place, 'POST', '/api/session/password', {
      body: { login: person.username, password },
      cookie: first.cookie,
    });
    expect(asPerson.body).toEqual({ accountId: person.id });
    expect((await database.db.pool.query('select from accounts where id = $1', [first.body.accountId])).rowCount).toBe(1);
  });
});

describe('a device whose session was ended', () => {
  /** What a browser holds after an answer: cookies in the order of the answer, the later one of a name counts, an empty one is gone. */
  const kept = (before: string, setCookie: readonly string[]): string => {
    const jar = new Map(before === '' ? [] : before.split('; ').map((c) => c.split('=', 2) as [string, string]));
    for (const line of setCookie) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  };
  const stale = async (): Promise<string> => {
    const person = await makePerson(database, place);
    const cookie = await cookieOf(a, place, person);
    await database.db.pool.query('delete from account_sessions where account_id = $1', [person.id]);
    a.accounts.context.forget(person.id);
    expect((await send(a, place, 'GET', '/api/me', { cookie })).status).toBe(401);
    return cookie;
  };
  const asked = async (cookie: string, where = place) => (await send(a, where, 'GET', '/api/me', { cookie })).body.account?.id;

  // the library, shown a cookie without its session, takes back the cookie it has just given
  it('signs in again by password at the first try', async () => {
    const old = await stale();
    const person = await makePerson(database, place);
    const answer = await send(a, place, 'POST', '/api/session/password', { body: { login: person.username, password }, cookie: old });
    expect(answer.status).toBe(200);
    expect(await asked(kept(old, answer.setCookie))).toBe(person.id);
  });

  it('signs in again by code and anonymously at the first try', async () => {
    const old = await stale();
    const number = '13500000001';
    const { demoCode } = (await send(a, demo, 'POST', '/api/session/code', { body: { phone: number }, cookie: old })).body;
    const byCode = await send(a, demo, 'POST', '/api/session/phone', { body: { phone: number, code: demoCode }, cookie: old });
    expect(await asked(kept(old, byCode.setCookie), demo)).toBe(byCode.body.accountId);
    const anonymously = await send(a, place, 'POST', '/api/session/anonymous', { body: {}, cookie: old });
    expect(await asked(kept(old, anonymously.setCookie))).toBe(anonymously.body.accountId);
  });

  it('signs out without a complaint', async () => {
    const old = await stale();
    const out = await send(a, place, 'POST', '/api/session/end', { body: {}, cookie: old });
    expect(out.status).toBe(200);
    expect(kept(old, out.setCookie)).toBe('');
  });
});

describe('end of sessions', () => {
  it('signing out in one process ends the session remembered by another', async () => {
    const cookie = await cookieOf(a, place, await makePerson(database, place));
    expect((await send(b, place, 'GET', '/api/me', { cookie })).status).toBe(200);
    const out = await send(a, place, 'POST', '/api/session/end', { body: {}, cookie });
    expect(out.status).toBe(200);
    expect(out.setCookie.join()).toMatch(/Max-Age=0/);
    expect((await send(a, place, 'GET', '/api/me', { cookie })).status).toBe(401);
    await expect.poll(async () => (await send(b, place, 'GET', '/api/me', { cookie })).status, { interval: 20 }).toBe(401);
  });

  it('answers from memory without SQL', async () => {
    const cookie = await cookieOf(a, place, await makePerson(database, place));
    const request = { headers: { cookie, 'x-jurisdiction': place.code } };
    const viewer = await a.kernel.viewers.resolve(request);
    const connect = a.kernel.db.pool.connect;
    a.kernel.db.pool.connect = (() => Promise.reject(new Error('SQL was spoken'))) as never;
    try {
      expect(await a.kernel.viewers.resolve(request)).toBe(viewer);
    } finally {
      a.kernel.db.pool.connect = connect;
    }
  });

  it('staff time out after half an hour without a request, residents do not; requests keep a session alive', async () => {
    const worker = await cookieOf(a, place, await makePerson(database, place, [{ role: 'clerk', area: '001001' }]));
    const resident = await cookieOf(a, place, await makePerson(database, place));
    const status = async (cookie: string) => (await send(a, place, 'GET', '/api/me', { cookie })).status;
    for (const at of [20, 40, 60]) {
      a.ahead = minutes(at);
      expect(await status(worker)).toBe(200);
    }
    a.ahead = minutes(91);
    expect(await status(worker)).toBe(401);
    expect(await status(resident)).toBe(200);
    a.ahead = minutes(60 * 24 * 31 + 91);
    expect(await status(resident)).toBe(401);
    a.ahead = 0;
  });
});
