import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import {
  cookieOf,
  makePerson,
  makePlace,
  type Person,
  type Place,
  type Process,
  password,
  send,
  signIn,
  startProcess,
} from './testing/world.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;
const nextAddress = (() => {
  let n = 0;
  return () => `10.4.${Math.floor(++n / 200)}.${(n % 200) + 1}`;
})();
const minutes = (n: number) => n * 60_000;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database);
  place = await makePlace(database);
});
afterAll(async () => {
  await a?.close();
  await b?.close();
  await database?.drop();
});
const actions = async (subject: string): Promise<string[]> =>
  (
    await database.db.read({ jurisdictionId: place.id, accountId: null, scopes: [], organisations: [], all: true }, (tx) =>
      tx.selectFrom('audit_log').select('action').where('subject', '=', subject).orderBy('id').execute(),
    )
  ).map((r) => r.action);
/** The device cookie that a sign-in leaves. */
const deviceOf = async (person: Person): Promise<string> => {
  const answer = await signIn(a, place, person.username, password, nextAddress());
  return answer.setCookie.map((c) => c.split(';')[0] ?? '').find((c) => c.startsWith('linli.device=')) ?? '';
};
const attempt = (login: string, words: string, from: { address?: string; cookie?: string; via?: Process } = {}) =>
  send(from.via ?? a, place, 'POST', '/api/session/password', {
    body: { login, password: words },
    address: from.address ?? nextAddress(),
    ...(from.cookie ? { cookie: from.cookie } : {}),
  });

describe('wrong sign-ins hit who sent them', () => {
  it('locks a login for who failed five times, by name and phone together, and lets go after fifteen minutes', async () => {
    const person = await makePerson(database, place);
    const here = nextAddress();
    for (let i = 0; i < 5; i += 1)
      expect((await signIn(i % 2 ? a : b, place, i % 2 ? person.username : person.phone, 'wrong', here)).status).toBe(401);
    const locked = await signIn(a, place, person.username, password, here);
    expect(locked).toMatchObject({ status: 423, body: { error: { code: 'accounts.locked' } } });
    expect(new Date(locked.body.error.data.until).getTime()).toBeGreaterThan(Date.now() + minutes(14));
    expect(await actions(person.id)).toContain('people.locked');
    a.ahead = minutes(16);
    expect((await signIn(a, place, person.username, password, here)).status).toBe(200);
    a.ahead = 0;
  });

  it('forgets failures after a success', async () => {
    const person = await makePerson(database, place);
    const here = nextAddress();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) expect((await signIn(a, place, person.username, 'wrong', here)).status).toBe(401);
      expect((await signIn(a, place, person.username, password, here)).status).toBe(200);
    }
  });

  // Seen to fail three times of three (6 checked, one process each letting one through) when the attempt is counted after the check
  // instead of reserved before it; the next test shows the reservation alone.
  it('checks no more than five of twenty wrong passwords sent at once to two processes', async () => {
    for (const login of [(await makePerson(database, place)).username, 'ghost-of-a-race']) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => signIn(i % 2 ? a : b, place, login, `wrong ${i}`, '10.9.9.5')),
      );
      const statuses = answers.map((r) => r.status);
      expect(statuses.filter((s) => s === 401)).toHaveLength(5);
      expect(statuses.filter((s) => s === 423)).toHaveLength(15);
    }
  });

  it('gives out exactly the allowance to thirty reservations at once', async () => {
    const allowance = { max: 5, windowSeconds: 60, block: { seconds: 60 } };
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, i) => (i % 2 ? a : b).accounts.context.throttle.reserve(place.id, 'a race', allowance)),
    );
    expect(taken.filter((until) => until === null)).toHaveLength(5);
  });

  it('lets twenty right passwords of one account in at once', async () => {
    const person = await makePerson(database, place);
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(a, place, person.username)));
    expect(new Set(answers.map((r) => r.status))).toEqual(new Set([200]));
  });

  it('leaves the owner alone while somebody else fails at the account', async () => {
    const owner = await makePerson(database, place);
    const home = nextAddress();
    const device = await deviceOf(owner);
    const attacker = nextAddress();
    for (let i = 0; i < 5; i += 1) expect((await attempt(owner.username, 'wrong', { address: attacker })).status).toBe(401);
    expect((await attempt(owner.username, password, { address: attacker })).status, 'who failed').toBe(423);
    expect((await attempt(owner.username, password, { address: home })).status, 'the owner, from elsewhere').toBe(200);
    expect((await attempt(owner.username, password, { address: attacker, cookie: device })).status, 'a known device, even there').toBe(200);
  });

  it('leaves an office alone where one fails thirty times', async () => {
    const office = nextAddress();
    const [one, two] = [await makePerson(database, place), await makePerson(database, place)];
    const device = await deviceOf(two);
    for (let i = 0; i < 30; i += 1) expect((await attempt(`guess-${i}`, 'wrong', { address: office })).status).toBe(401);
    expect((await attempt(one.username, password, { address: office })).status).toBe(200);
    expect((await attempt(two.username, password, { address: office, cookie: device })).status).toBe(200);
  });

  it('slows guessing from many networks down with growing pauses, and lets the owner in from a device he used before', async () => {
    const owner = await makePerson(database, place);
    const device = await deviceOf(owner);
    for (let i = 0; i < 10; i += 1) expect((await attempt(owner.username, 'wrong')).status, `guess ${i}`).toBe(401);
    let at = 0;
    for (const pause of [1, 2, 4, 8, 16, 32, 60, 60]) {
      a.ahead = at + minutes(pause) - 5_000;
      expect(await attempt(owner.username, 'wrong'), `within ${pause} minutes`).toMatchObject({ status: 423 });
      expect((await attempt(owner.username, password, { cookie: device })).status).toBe(200);
      a.ahead = at + minutes(pause) + 1_000;
      expect((await attempt(owner.username, 'wrong')).status, `after ${pause} minutes`).toBe(401);
      at = a.ahead;
    }
    a.ahead = minutes(25 * 60);
    expect((await attempt(owner.username, password)).status).toBe(200);
    a.ahead = 0;
  });

  it('locks a known device too after five failures, and it alone', async () => {
    const owner = await makePerson(database, place);
    const [desk, laptop] = [await deviceOf(owner), await deviceOf(owner)];
    for (let i = 0; i < 5; i += 1) expect((await attempt(owner.username, 'wrong', { cookie: desk })).status).toBe(401);
    expect((await attempt(owner.username, password, { cookie: desk })).status).toBe(423);
    expect((await attempt(owner.username, password, { cookie: laptop })).status).toBe(200);
    expect((await attempt(owner.username, password)).status).toBe(200);
  });

  it('gives a device nothing at accounts it is not known to, nor after the password was changed elsewhere', async () => {
    const [owner, thief] = [await makePerson(database, place), await makePerson(database, place)];
    const [own, laptop] = [await deviceOf(owner), await deviceOf(owner)];
    const others = await deviceOf(thief);
    for (let i = 0; i < 10; i += 1) expect((await attempt(owner.username, 'wrong')).status).toBe(401);
    expect((await attempt(owner.username, password, { cookie: others })).status).toBe(423);
    const session = (await attempt(owner.username, password, { cookie: laptop })).cookie;
    await send(a, place, 'POST', '/api/session/change-password', {
      cookie: `${session}; ${laptop}`,
      body: { current: password, next: 'a better phrase 8' },
    });
    expect((await attempt(owner.username, 'a better phrase 8', { cookie: own })).status).toBe(423);
    expect((await attempt(owner.username, 'a better phrase 8', { cookie: laptop })).status).toBe(200);
  });

  it('makes a network wait that fails at any accounts, unless the account knows the device', async () => {
    const strict = await startProcess(database, { limits: 'people.sign_in_any_network=30/600,people.sign_in_any_device=6/600' });
    const office = nextAddress();
    const [person, outsider] = [await makePerson(database, place), await makePerson(database, place)];
    const [device, stranger] = [await deviceOf(person), await deviceOf(outsider)];
    for (let i = 0; i < 30; i += 1) expect((await attempt(`spray-${i}`, 'wrong', { address: office, via: strict })).status).toBe(401);
    const refused = await attempt(outsider.username, password, { address: office, via: strict });
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'accounts.too_many_attempts' } } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt(person.username, password, { address: office, cookie: device, via: strict })).status).toBe(200);
    for (let i = 0; i < 6; i += 1) expect((await attempt(`spray-${i}`, 'wrong', { cookie: stranger, via: strict })).status).toBe(401);
    expect((await attempt('spray-9', 'wrong', { cookie: stranger, via: strict })).status, 'a device, on any network').toBe(429);
    strict.ahead = minutes(11);
    expect((await attempt(outsider.username, password, { address: office, via: strict })).status).toBe(200);
    await strict.close();
  });

  it('is shown to the security administrator, who lifts it everywhere', async () => {
    const security = await cookieOf(a, place, await makePerson(database, place, [{ role: 'security_admin' }]));
    const clerk = await makePerson(database, place, [{ role: 'clerk', area: '001001' }]);
    const here = nextAddress();
    for (let i = 0; i < 5; i += 1) await attempt(clerk.username, 'wrong', { address: here });
    const shown = await send(a, place, 'GET', `/api/accounts?q=${clerk.username}`, { cookie: security });
    expect(Date.parse(shown.body.items[0].lockedUntil)).toBeGreaterThan(Date.now() + minutes(14));
    const body = { id: crypto.randomUUID(), reason: '本人来电' };
    const lifted = await send(a, place, 'POST', `/api/accounts/${clerk.id}/unlock`, { cookie: security, body });
    expect(lifted.body.lockedUntil).toBeNull();
    expect((await attempt(clerk.username, password, { address: here })).status).toBe(200);
  });
});
