import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { cookieOf, makePerson, makePlace, type Place, type Process, password, send, signIn, startProcess } from './testing/world.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;
let demo: Place;
const sent: { phone: string; code: string }[] = [];
const nextAddress = (() => {
  let n = 0;
  return () => `10.1.${Math.floor(++n / 200)}.${(n % 200) + 1}`;
})();
const minutes = (n: number) => n * 60_000;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database, { sendSms: async (phone, code) => void sent.push({ phone, code }) });
  place = await makePlace(database);
  demo = await makePlace(database, { demo: true });
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

describe('password', () => {
  it('signs in by user name in any case or by phone, with a cookie scripts cannot read', async () => {
    const person = await makePerson(database, place);
    for (const login of [person.username, person.username.toUpperCase(), person.phone, `  ${person.phone} `]) {
      const answer = await signIn(a, place, login);
      expect(answer).toMatchObject({ status: 200, body: { accountId: person.id } });
      expect(answer.setCookie.join()).toMatch(/^linli\.session_token=.*HttpOnly.*SameSite=Lax/i);
      expect(answer.setCookie.join()).not.toMatch(/secure/i);
      expect(answer.headers['cache-control']).toBe('no-store');
      const me = await send(a, place, 'GET', '/api/me', { cookie: answer.cookie });
      expect(me.body).toMatchObject({
        account: { id: person.id, phone: `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}` },
        roles: ['resident'],
        posts: [],
      });
    }
    expect(await actions(person.id)).toContain('people.signed_in');
  });

  it('marks the cookie secure behind https', async () => {
    const secure = await startProcess(database, { publicUrl: 'https://linli.example' });
    const person = await makePerson(database, place);
    const answer = await signIn(secure, place, person.username);
    expect(answer.setCookie.join()).toMatch(/^__Secure-linli\.session_token=.*Secure/);
    expect((await send(secure, place, 'GET', '/api/me', { cookie: answer.cookie })).status).toBe(200);
    await secure.close();
  });

  it('answers the same for a wrong password, an unknown login and one without a password', async () => {
    const person = await makePerson(database, place);
    const answers = await Promise.all([
      signIn(a, place, person.username, 'wrong', nextAddress()),
      signIn(a, place, 'nobody-here', 'wrong', nextAddress()),
      signIn(a, place, '13999999999', 'wrong', nextAddress()),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: answers[0]?.body, setCookie: [] });
  });

  it('derives a key for an unknown login as for a wrong password, so that time tells nothing', async () => {
    let derived = 0;
    const counting = createHook({
      init: (_, type) => {
        if (type === 'SCRYPTREQUEST') derived += 1;
      },
    }).enable();
    const { username } = await makePerson(database, place);
    const keysFor = async (login: string): Promise<number> => {
      derived = 0;
      // words of which no key is remembered (tools/testing/remembered-hashes.ts)
      expect((await signIn(a, place, login, crypto.randomUUID(), nextAddress())).status).toBe(401);
      return derived;
    };
    try {
      expect([await keysFor(username), await keysFor('ghost-of-nobody')]).toEqual([1, 1]);
    } finally {
      counting.disable();
    }
  });

  it('refuses hostile input politely', async () => {
    const odd = ["' or 1=1 --", '%', 'a\u0000b', '../../etc', '{"$gt":""}', '😀😀😀'];
    for (const login of odd) expect([400, 401]).toContain((await signIn(a, place, login, 'x', nextAddress())).status);
    for (const body of [
      {},
      { login: 'abc' },
      { login: { $ne: '' }, password: 'x' },
      { login: 'x'.repeat(50), password: 'x' },
      { login: 'abcd', password: 'x'.repeat(129) },
    ]) {
      expect((await send(a, place, 'POST', '/api/session/password', { body })).status).toBe(400);
    }
    for (const cookie of [
      'linli.session_token=',
      'linli.session_token=abc',
      'linli.session_token=abc.def',
      'linli.session_token=%E0%A4%A',
      'linli.session_token=a.b.c; x',
    ]) {
      expect((await send(a, place, 'GET', '/api/me', { cookie })).status).toBe(401);
    }
  });

  it('refuses a cookie whose token or signature was changed', async () => {
    const cookie = await cookieOf(a, place, await makePerson(database, place));
    const at = cookie.indexOf('=') + 1;
    const first = cookie[at] === 'X' ? 'Y' : 'X';
    for (const bad of [`${cookie.slice(0, at)}${first}${cookie.slice(at + 1)}`, cookie.replace(/\.[^.]*$/, '.AAAA')]) {
      expect((await send(a, place, 'GET', '/api/me', { cookie: bad })).status).toBe(401);
    }
  });
});

describe('phone code', () => {
  const phone = (() => {
    let n = 0;
    return () => `136${String(++n).padStart(8, '0')}`;
  })();
  const code = (where: Place, number: string, via = a) =>
    send(via, where, 'POST', '/api/session/code', { body: { phone: number }, address: nextAddress() });
  const enter = (where: Place, number: string, digits: string, via = a) =>
    send(via, where, 'POST', '/api/session/phone', {
      body: { phone: number, code: digits },
      address: `10.2.0.${Number(number.slice(-2))}`,
    });
  const other = (digits: string) => digits.replace(/./, (d) => String((Number(d) + 1) % 10));

  it('shows the code in a demo, signs up the first time and signs in the next', async () => {
    const number = phone();
    const first = await code(demo, number);
    expect(first.body).toMatchObject({ ok: true, expiresInSeconds: 300, demoCode: expect.stringMatching(/^\d{6}$/) });
    const up = await enter(demo, number, first.body.demoCode);
    expect(up.status).toBe(200);
    const me = await send(a, demo, 'GET', '/api/me', { cookie: up.cookie });
    expect(me.body).toMatchObject({ account: { name: `居民${number.slice(-4)}`, anonymous: false }, roles: ['resident'] });
    a.ahead = minutes(2);
    const second = await code(demo, number);
    expect((await enter(demo, number, second.body.demoCode)).body).toEqual(up.body);
    a.ahead = 0;
    expect((await enter(demo, number, second.body.demoCode)).status, 'a code serves once').toBe(400);
  });

  it('keeps codes for who signed in on this device before, however many strangers asked for', async () => {
    const number = phone();
    const up = await enter(demo, number, (await code(demo, number)).body.demoCode);
    const device = up.setCookie.map((c) => c.split(';')[0] ?? '').find((c) => c.startsWith('linli.device=')) ?? '';
    for (let i = 1; i < 10; i += 1) {
      a.ahead = minutes(2 * i);
      expect((await code(demo, number)).status).toBe(200);
    }
    a.ahead = minutes(20);
    expect((await code(demo, number)).status, 'a stranger').toBe(429);
    const own = await send(a, demo, 'POST', '/api/session/code', { body: { phone: number }, address: nextAddress(), cookie: device });
    expect(own.status).toBe(200);
    expect((await enter(demo, number, own.body.demoCode)).status).toBe(200);
    a.ahead = 0;
  });

  it('hands the code to the gateway and keeps it out of the answer; without a gateway says so', async () => {
    const number = phone();
    expect((await code(place, number, b)).body.demoCode).toBeNull();
    const delivered = sent.find((s) => s.phone === number)?.code ?? '';
    expect((await enter(place, number, delivered, b)).status).toBe(200);
    expect(await code(place, phone(), a)).toMatchObject({ status: 503, body: { error: { code: 'accounts.sms_unavailable' } } });
  });

  it('refuses wrong and expired codes and phones no code was sent to, all alike; five tries lock', async () => {
    const number = phone();
    const { demoCode } = (await code(demo, number)).body;
    await database.db.pool.query(`update account_codes set expires_at = now() - interval '1 second' where identifier like $1`, [
      `%${number}`,
    ]);
    const expired = await enter(demo, number, demoCode);
    const unknown = phone();
    const never = await enter(demo, unknown, '123456');
    expect(expired).toMatchObject({ status: 400, body: { error: { code: 'accounts.code_invalid' } } });
    expect(never.body).toEqual(expired.body);
    for (let i = 0; i < 4; i += 1) expect((await enter(demo, unknown, '000000')).status).toBe(400);
    expect((await enter(demo, unknown, '000000')).status).toBe(423);

    const third = phone();
    const right = (await code(demo, third)).body.demoCode as string;
    const tries = await Promise.all(Array.from({ length: 12 }, (_, i) => enter(demo, third, other(right), i % 2 ? a : b)));
    expect(tries.filter((t) => t.status === 400)).toHaveLength(5);
    expect((await enter(demo, third, right)).status).toBe(423);
  });

  it('sends one code a minute and ten a day to a phone, whatever runs in parallel', async () => {
    const number = phone();
    const burst = await Promise.all(Array.from({ length: 8 }, (_, i) => code(demo, number, i % 2 ? a : b)));
    expect(burst.filter((r) => r.status === 200)).toHaveLength(1);
    expect(burst.find((r) => r.status === 429)?.body.error.data.retryAfter).toBeGreaterThan(0);
    for (let i = 1; i < 10; i += 1) {
      a.ahead = minutes(2 * i);
      expect((await code(demo, number)).status).toBe(200);
    }
    a.ahead = minutes(60);
    expect((await code(demo, number)).status).toBe(429);
    a.ahead = 0;
  });
});

describe('own password', () => {
  const change = (cookie: string, current: string, next: string) =>
    send(a, place, 'POST', '/api/session/change-password', { cookie, body: { current, next } });

  it('a temporary one must be changed before anything else', async () => {
    const person = await makePerson(database, place, [{ role: 'security_admin' }], { mustChangePassword: true });
    const cookie = await cookieOf(a, place, person);
    expect(await send(a, place, 'GET', '/api/accounts', { cookie })).toMatchObject({
      status: 403,
      body: { error: { code: 'accounts.password_change_required' } },
    });
    expect((await send(a, place, 'GET', '/api/me', { cookie })).body.account.mustChangePassword).toBe(true);
    const changed = await change(cookie, password, 'a better phrase 8');
    expect(changed.status).toBe(200);
    expect((await send(a, place, 'GET', '/api/accounts', { cookie: changed.cookie })).status).toBe(200);
    expect((await signIn(a, place, person.username, password, nextAddress())).status).toBe(401);
    expect((await signIn(a, place, person.username, 'a better phrase 8', nextAddress())).status).toBe(200);
  });

  it('changing it ends the other sessions everywhere', async () => {
    const person = await makePerson(database, place);
    const elsewhere = await cookieOf(b, place, person);
    expect((await send(b, place, 'GET', '/api/me', { cookie: elsewhere })).status).toBe(200);
    const here = await cookieOf(a, place, person);
    const changed = await change(here, password, 'another phrase 91');
    expect(changed.status).toBe(200);
    await expect.poll(async () => (await send(b, place, 'GET', '/api/me', { cookie: elsewhere })).status, { interval: 20 }).toBe(401);
    expect((await send(a, place, 'GET', '/api/me', { cookie: here })).status).toBe(401);
    expect((await send(a, place, 'GET', '/api/me', { cookie: changed.cookie })).status).toBe(200);
  });

  it('refuses weak and unchanged ones; guessing the present one locks', async () => {
    const person = await makePerson(database, place);
    const cookie = await cookieOf(a, place, person);
    for (const next of ['1234567890', `my-${person.username}-x`, password]) {
      expect(await change(cookie, password, next)).toMatchObject({ status: 400, body: { error: { code: 'accounts.password_weak' } } });
    }
    for (let i = 0; i < 5; i += 1) expect((await change(cookie, `wrong ${i}`, 'a better phrase 8')).status).toBe(401);
    expect((await change(cookie, password, 'a better phrase 8')).status).toBe(423);
  });
});
