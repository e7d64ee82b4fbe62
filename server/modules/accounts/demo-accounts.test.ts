import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { cookieOf, makePerson, makePlace, type Place, type Process, send, signIn, startProcess } from './testing/world.ts';

let database: TestDatabase;
let a: Process;
let gateway: Process;
let place: Place;
let demo: Place;
const sent = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  gateway = await startProcess(database, { sendSms: async (phone, code) => void sent.set(phone, code) });
  place = await makePlace(database);
  demo = await makePlace(database, { demo: true });
});
afterAll(async () => {
  await a?.close();
  await gateway?.close();
  await database?.drop();
});
const ask = (where: Place, phone: string, via = a) => send(via, where, 'POST', '/api/session/code', { body: { phone } });
const enter = (where: Place, phone: string, code: string, via = a) =>
  send(via, where, 'POST', '/api/session/phone', { body: { phone, code } });
const me = async (where: Place, cookie: string) => (await send(a, where, 'GET', '/api/me', { cookie })).status;

describe('codes on a screen', () => {
  it('are never shown for an account that is real', async () => {
    for (const posts of [[], [{ role: 'clerk' as const, area: '001' }]]) {
      const person = await makePerson(database, place, posts);
      const answer = await ask(demo, person.phone);
      expect(answer).toMatchObject({ status: 503, body: { error: { code: 'accounts.sms_unavailable' } } });
      expect((await ask(place, person.phone)).status).toBe(503);
    }
    expect((await database.db.pool.query('select from account_codes')).rowCount).toBe(0);
  });

  it('open an account that is good in demos alone', async () => {
    const phone = '13411110001';
    const { demoCode } = (await ask(demo, phone)).body;
    expect((await enter(place, phone, demoCode)).status, 'elsewhere').toBe(503);
    const { cookie } = await enter(demo, phone, demoCode);
    expect([await me(demo, cookie), await me(place, cookie)]).toEqual([200, 401]);
  });

  it('give way to the owner of the phone, once a message reached it', async () => {
    const phone = '13411110002';
    const taken = await enter(demo, phone, (await ask(demo, phone)).body.demoCode);
    a.ahead = 120_000;
    gateway.ahead = 120_000;
    expect((await ask(place, phone, gateway)).body.demoCode).toBeNull();
    const own = await enter(place, phone, sent.get(phone) ?? '', gateway);
    expect(own.status).toBe(200);
    await expect.poll(() => me(demo, taken.cookie), { interval: 20 }).toBe(401);
    expect(await me(place, own.cookie)).toBe(200);
    a.ahead = 300_000;
    expect((await ask(demo, phone)).status, 'from now on it is real').toBe(503);
    a.ahead = 0;
    gateway.ahead = 0;
  });
});

describe('accounts of a demo', () => {
  it('do not enter other jurisdictions, nor with their password', async () => {
    const clerk = await makePerson(database, demo, [{ role: 'clerk', area: '001' }]);
    expect((await signIn(a, demo, clerk.username)).status).toBe(200);
    expect((await signIn(a, place, clerk.username)).body.error.code).toBe('accounts.sign_in_failed');
    expect(await me(place, await cookieOf(a, demo, clerk))).toBe(401);
  });

  it('are given no post elsewhere, and real ones none in a demo', async () => {
    for (const [home, other] of [
      [demo, place],
      [place, demo],
    ] as const) {
      const security = await cookieOf(a, other, await makePerson(database, other, [{ role: 'security_admin' }]));
      const person = await makePerson(database, home);
      const found = await send(a, other, 'GET', `/api/accounts?q=${person.phone}`, { cookie: security });
      expect(found.body.items).toEqual([]);
      const body = { id: v7(), role: 'audit_admin', areaId: null, organisationId: null, validTo: null };
      const granted = await send(a, other, 'POST', `/api/accounts/${person.id}/posts`, { cookie: security, body });
      expect(granted).toMatchObject({ status: 404, body: { error: { code: 'accounts.account_not_found' } } });
    }
  });
});
