import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { codeOf, secondStep, setUp, wrongCode } from './testing/authenticator.ts';
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
import { stepOf } from './totp.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;
const minutes = (n: number) => n * 60_000;
let addresses = 0;
const nextAddress = () => `10.3.${Math.floor(++addresses / 200)}.${(addresses % 200) + 1}`;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database, { sendSms: async (phone, code) => void sms.set(phone, code) });
  place = await makePlace(database);
});
afterAll(async () => {
  await a?.close();
  await b?.close();
  await database?.drop();
});
const sms = new Map<string, string>();

const clerk = (): Promise<Person> => makePerson(database, place, [{ role: 'clerk', area: '001001' }]);
/** A clerk whose second factor is on. */
const guardedClerk = async () => {
  const person = await clerk();
  const cookie = await cookieOf(a, place, person);
  return { person, cookie, app: await setUp(a, place, cookie) };
};
const ticketOf = async (person: Person, process = a, address = nextAddress()): Promise<string> => {
  const answer = await signIn(process, place, person.username, password, address);
  expect(answer).toMatchObject({ status: 200, body: { secondFactor: true }, cookie: '' });
  return answer.body.ticket;
};
const trail = async (subject: string): Promise<{ action: string; data: unknown; reason: string | null }[]> =>
  database.db.read(systemAccess(place.id), (tx) =>
    tx.selectFrom('audit_log').select(['action', 'data', 'reason']).where('subject', '=', subject).orderBy('id').execute(),
  );
const statuses = (answers: readonly { status: number }[]): number[] => answers.map((x) => x.status).sort();

describe('the code', () => {
  it('is the one of RFC 6238, appendix B, a step early or late at most', async () => {
    const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // 12345678901234567890
    for (const [seconds, code] of [
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [20000000000, '353130'],
    ] as const) {
      expect(codeOf(key, seconds * 1000)).toBe(code);
      for (const off of [-30, 0, 30]) expect(await stepOf(key, code, new Date((seconds + off) * 1000))).toBe(Math.floor(seconds / 30));
      for (const off of [-60, 60]) expect(await stepOf(key, code, new Date((seconds + off) * 1000))).toBeNull();
    }
  });
});

describe('turning it on', () => {
  it('takes a key, a first code, and gives ten backup codes once; key and codes are not readable in the database', async () => {
    const person = await clerk();
    const cookie = await cookieOf(a, place, person);
    const started = await send(a, place, 'POST', '/api/second-factor', { cookie, body: {} });
    expect(started.body.address).toBe(`otpauth://totp/Linli:${person.username}?secret=${started.body.key}&issuer=Linli&digits=6&period=30`);
    // not confirmed, it asks for nothing
    expect((await signIn(a, place, person.username)).cookie).not.toBe('');
    const confirm = (code: string) => send(a, place, 'POST', '/api/second-factor/confirm', { cookie, body: { code } });
    expect(await confirm('12345x')).toMatchObject({ status: 400, body: { error: { code: 'accounts.second_factor_wrong' } } });
    const on = await confirm(codeOf(started.body.key, Date.now()));
    expect(on.status).toBe(200);
    expect(new Set(on.body.backupCodes).size).toBe(10);
    expect((await send(a, place, 'GET', '/api/second-factor', { cookie })).body).toMatchObject({
      on: true,
      backupCodesLeft: 10,
      required: false,
    });
    for (const answer of [
      await confirm(codeOf(started.body.key, Date.now())),
      await send(a, place, 'POST', '/api/second-factor', { cookie, body: {} }),
    ])
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'accounts.second_factor_on' } } });
    const kept = await database.db.read(systemAccess(place.id), async (tx) =>
      JSON.stringify([
        await tx.selectFrom('second_factors').selectAll().where('account_id', '=', person.id).execute(),
        (await tx.selectFrom('second_factor_backup_codes').select('hash').where('account_id', '=', person.id).execute()).map((r) =>
          r.hash.toString(),
        ),
        await tx.selectFrom('mutations').selectAll().where('account_id', '=', person.id).execute(),
      ]),
    );
    expect(kept).not.toContain(started.body.key);
    for (const code of on.body.backupCodes) expect(kept).not.toContain(code.replace('-', ''));
    expect((await trail(person.id)).map((l) => l.action)).toContain('people.second_factor_on');
  });

  // Guard: `confirmed_at is null` in the update of store/second-factors.ts; without it both get codes.
  it('two confirmations at once turn it on once', async () => {
    const cookie = await cookieOf(a, place, await clerk());
    const { key } = (await send(a, place, 'POST', '/api/second-factor', { cookie, body: {} })).body;
    const body = { code: codeOf(key, Date.now()) };
    const answers = await Promise.all([a, b, a, b].map((p) => send(p, place, 'POST', '/api/second-factor/confirm', { cookie, body })));
    expect(statuses(answers)).toEqual([200, 409, 409, 409]);
  });

  it('is for staff, and nothing for nobody or a device', async () => {
    const resident = await cookieOf(a, place, await makePerson(database, place));
    expect((await send(a, place, 'POST', '/api/second-factor', { cookie: resident, body: {} })).status).toBe(403);
    expect((await send(a, place, 'POST', '/api/second-factor', { body: {} })).status).toBe(401);
    const early = await cookieOf(a, place, await clerk());
    expect(await send(a, place, 'POST', '/api/second-factor/confirm', { cookie: early, body: { code: '123456' } })).toMatchObject({
      body: { error: { code: 'accounts.second_factor_off' } },
    });
  });
});

describe('signing in', () => {
  it('needs both steps; the first leaves no session behind', async () => {
    const { person, app } = await guardedClerk();
    const sessions = () =>
      database.db.read(systemAccess(place.id), (tx) =>
        tx.selectFrom('account_sessions').select('id').where('account_id', '=', person.id).execute(),
      );
    const before = (await sessions()).length;
    const ticket = await ticketOf(person);
    expect(await sessions()).toHaveLength(before);
    const answer = await secondStep(b, place, ticket, app.code(b));
    expect(answer).toMatchObject({ status: 200, body: { accountId: person.id } });
    expect(answer.setCookie.join()).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect((await send(a, place, 'GET', '/api/me', { cookie: answer.cookie })).body.account.id).toBe(person.id);
    expect((await trail(person.id)).at(-1)).toMatchObject({
      action: 'people.signed_in',
      data: { method: 'password', secondFactor: 'app' },
    });
  });

  it('by phone code asks for it as well', async () => {
    const { person, app } = await guardedClerk();
    await send(b, place, 'POST', '/api/session/code', { body: { phone: person.phone } });
    const first = await send(b, place, 'POST', '/api/session/phone', { body: { phone: person.phone, code: sms.get(person.phone) } });
    expect(first).toMatchObject({ status: 200, body: { secondFactor: true }, cookie: '' });
    expect((await secondStep(b, place, first.body.ticket, app.code(b))).status).toBe(200);
    expect((await trail(person.id)).at(-1)).toMatchObject({ data: { method: 'code', secondFactor: 'app' } });
  });

  it('accepts a code once: not again with another ticket, nor an older one', async () => {
    const { person, app } = await guardedClerk();
    const code = app.code(a);
    expect((await secondStep(a, place, await ticketOf(person), code)).status).toBe(200);
    for (const spent of [code, app.code(a, -1)])
      expect(await secondStep(a, place, await ticketOf(person), spent)).toMatchObject({
        status: 400,
        body: { error: { code: 'accounts.second_factor_wrong' } },
      });
  });

  // Guards: `last_step < $2` in spendStep and the deletes of takeTicket and spendBackupCode; each lets several through when taken away.
  it('in parallel, over two processes: one code with four tickets, one ticket with four codes, one backup code', async () => {
    const one = await guardedClerk();
    const tickets = [await ticketOf(one.person), await ticketOf(one.person), await ticketOf(one.person), await ticketOf(one.person)];
    const code = one.app.code(a);
    expect(statuses(await Promise.all(tickets.map((t, i) => secondStep(i % 2 ? a : b, place, t, code, nextAddress()))))).toEqual([
      200, 400, 400, 400,
    ]);

    const two = await guardedClerk();
    const ticket = await ticketOf(two.person);
    const answers = await Promise.all(
      two.app.backupCodes.slice(0, 4).map((c, i) => secondStep(i % 2 ? a : b, place, ticket, c, nextAddress())),
    );
    expect(statuses(answers)).toEqual([200, 401, 401, 401]);
    // the losers' backup codes were given back
    const cookie = answers.find((x) => x.status === 200)?.cookie ?? '';
    expect((await send(a, place, 'GET', '/api/second-factor', { cookie })).body.backupCodesLeft).toBe(9);

    const three = await guardedClerk();
    const backup = three.app.backupCodes[0] ?? '';
    const more = [await ticketOf(three.person), await ticketOf(three.person), await ticketOf(three.person)];
    expect(statuses(await Promise.all(more.map((t, i) => secondStep(i % 2 ? a : b, place, t, backup, nextAddress()))))).toEqual([
      200, 400, 400,
    ]);
  });

  it('takes a backup code in any spelling, once, and says so in the trail', async () => {
    const { person, app } = await guardedClerk();
    const [code = ''] = app.backupCodes;
    const typed = code.toUpperCase().replace('-', ' ');
    expect((await secondStep(a, place, await ticketOf(person), typed)).status).toBe(200);
    expect((await secondStep(a, place, await ticketOf(person), code)).status).toBe(400);
    expect(await trail(person.id)).toContainEqual({ action: 'people.backup_code_used', data: { left: 9 }, reason: null });
  });

  it('refuses a ticket that is spent, foreign, made up, or older than five minutes', async () => {
    const { person, app } = await guardedClerk();
    const ticket = await ticketOf(person);
    const other = await guardedClerk();
    expect((await secondStep(a, place, await ticketOf(other.person), app.code(a))).status).toBe(400);
    expect((await secondStep(a, place, ticket, app.code(a))).status).toBe(200);
    const expired = { status: 401, body: { error: { code: 'accounts.ticket_expired' } } };
    expect(await secondStep(a, place, ticket, app.backupCodes[0] ?? '')).toMatchObject(expired);
    expect(await secondStep(a, place, `${ticket.slice(0, -2)}AA`, app.backupCodes[0] ?? '')).toMatchObject(expired);
    const late = await ticketOf(person);
    a.ahead = minutes(4.9);
    expect((await secondStep(a, place, late, wrongCode(app, a))).status).toBe(400);
    a.ahead = minutes(5.1);
    expect(await secondStep(a, place, late, app.code(a))).toMatchObject(expired);
    a.ahead = 0;
  });

  it('ends waiting tickets with a new password', async () => {
    const { person, app, cookie } = await guardedClerk();
    const ticket = await ticketOf(person);
    await send(a, place, 'POST', '/api/session/change-password', { cookie, body: { current: password, next: 'a better phrase 8' } });
    expect((await secondStep(a, place, ticket, app.code(a))).status).toBe(401);
  });

  it('five wrong codes lock the login; a right password in between buys no further guess', async () => {
    const { person, app } = await guardedClerk();
    const here = nextAddress();
    for (let i = 0; i < 5; i += 1) {
      const ticket = await ticketOf(person, i % 2 ? a : b, here);
      expect((await secondStep(i % 2 ? a : b, place, ticket, wrongCode(app, a), here)).status).toBe(400);
    }
    expect((await signIn(a, place, person.username, password, here)).status).toBe(423);
    expect((await trail(person.id)).map((l) => l.action)).toContain('people.locked');
    a.ahead = minutes(16);
    expect((await secondStep(a, place, await ticketOf(person), app.code(a))).status).toBe(200);
    a.ahead = 0;
  });

  it('of twenty wrong codes at once with one ticket five are checked', async () => {
    const { person, app } = await guardedClerk();
    const ticket = await ticketOf(person);
    const wrong = wrongCode(app, a);
    const here = nextAddress();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => secondStep(i % 2 ? a : b, place, ticket, wrong, here)));
    expect(statuses(answers)).toEqual([...Array(5).fill(400), ...Array(15).fill(423)]);
    expect(await secondStep(a, place, ticket, app.code(a), here)).toMatchObject({ status: 423 });
  });

  it('signing in properly any number of times locks nobody', async () => {
    const { person, app } = await guardedClerk();
    for (let i = 0; i < 8; i += 1) await ticketOf(person);
    expect((await secondStep(a, place, await ticketOf(person), app.code(a))).status).toBe(200);
  });

  it('a disabled account gets no session by the second step', async () => {
    const { person, app } = await guardedClerk();
    const ticket = await ticketOf(person);
    const security = await cookieOf(a, place, await makePerson(database, place, [{ role: 'security_admin' }]));
    await send(a, place, 'POST', `/api/accounts/${person.id}/disabled`, {
      cookie: security,
      body: { id: v7(), disabled: true, reason: '离职' },
    });
    expect(await secondStep(a, place, ticket, app.code(a))).toMatchObject({ status: 403, cookie: '' });
  });
});

describe('turning it off', () => {
  it('needs a code that is right and unspent; then the password suffices', async () => {
    const { person, app, cookie } = await guardedClerk();
    const off = (code: string) => send(a, place, 'POST', '/api/second-factor/off', { cookie, body: { code }, address: nextAddress() });
    expect((await off(wrongCode(app, a))).status).toBe(400);
    expect((await off(app.first)).status).toBe(400);
    const waiting = await ticketOf(person);
    expect((await off(app.code(a))).status).toBe(200);
    expect((await secondStep(a, place, waiting, app.code(a, 1))).status).toBe(401);
    expect(await off(app.code(a, 1))).toMatchObject({ status: 409, body: { error: { code: 'accounts.second_factor_off' } } });
    expect((await signIn(a, place, person.username)).body).toEqual({ accountId: person.id });
    expect((await trail(person.id)).map((l) => l.action)).toContain('people.second_factor_off');
  });

  it('guessing with a stolen session locks', async () => {
    const { app, cookie } = await guardedClerk();
    const off = (code: string) => send(a, place, 'POST', '/api/second-factor/off', { cookie, body: { code } });
    const wrong = wrongCode(app, a);
    for (let i = 0; i < 5; i += 1) expect((await off(wrong)).status).toBe(400);
    expect((await off(app.code(a))).status).toBe(423);
  });
});

describe('the security administrator', () => {
  it('resets it for others with a reason, never for the own account', async () => {
    const { person, app, cookie } = await guardedClerk();
    const admin = await makePerson(database, place, [{ role: 'security_admin' }]);
    const security = await cookieOf(a, place, admin);
    const reset = (id: string, by = security) =>
      send(a, place, 'POST', `/api/accounts/${id}/second-factor/reset`, { cookie: by, body: { id: v7(), reason: '手机遗失' } });
    const waiting = await ticketOf(person);
    expect((await reset(person.id, cookie)).status).toBe(403);
    expect(await reset(person.id)).toMatchObject({ status: 200, body: { id: person.id, secondFactor: false } });
    expect((await trail(person.id)).at(-1)).toMatchObject({ action: 'people.second_factor_reset', reason: '手机遗失' });
    expect((await send(a, place, 'GET', '/api/me', { cookie })).status).toBe(401);
    expect((await secondStep(a, place, waiting, app.code(a))).status).toBe(401);
    expect((await signIn(a, place, person.username)).body).toEqual({ accountId: person.id });
    expect(await reset(person.id)).toMatchObject({ status: 409, body: { error: { code: 'accounts.second_factor_off' } } });
    await setUp(a, place, security);
    expect(await reset(admin.id)).toMatchObject({ status: 409, body: { error: { code: 'accounts.own_post' } } });
    const listed = await send(a, place, 'GET', `/api/accounts?q=${admin.username}`, { cookie: security });
    expect(listed.body.items.find((x: { id: string }) => x.id === admin.id).secondFactor).toBe(true);
  });
});

describe('roles that must have it', () => {
  it('are named by the system administrator; their accounts do nothing else before', async () => {
    const own = await makePlace(database);
    const system = await cookieOf(a, own, await makePerson(database, own, [{ role: 'system_admin' }]));
    const person = await makePerson(database, own, [{ role: 'security_admin' }]);
    const cookie = await cookieOf(a, own, person);
    const put = (by: string) =>
      send(a, own, 'PUT', '/api/settings/requireSecondFactor', { cookie: by, body: { id: v7(), version: 0, value: ['security_admin'] } });
    expect((await put(cookie)).status).toBe(403);
    expect((await send(b, own, 'GET', '/api/accounts', { cookie })).status).toBe(200);
    expect((await put(system)).status).toBe(200);
    a.ahead = minutes(0.1);
    expect(await send(a, own, 'GET', '/api/accounts', { cookie })).toMatchObject({
      status: 403,
      body: { error: { code: 'accounts.second_factor_required' } },
    });
    const me = await send(a, own, 'GET', '/api/me', { cookie });
    expect(me.body).toMatchObject({ account: { mustSetUpSecondFactor: true }, jurisdiction: { requireSecondFactor: ['security_admin'] } });
    const app = await setUp(a, own, cookie);
    expect((await send(a, own, 'GET', '/api/accounts', { cookie })).status).toBe(200);
    expect((await send(a, own, 'GET', '/api/me', { cookie })).body.account.mustSetUpSecondFactor).toBe(false);
    expect((await send(a, own, 'GET', '/api/second-factor', { cookie })).body.required).toBe(true);
    expect((await send(a, own, 'POST', '/api/second-factor/off', { cookie, body: { code: app.code(a) } })).status).toBe(200);
    expect((await send(a, own, 'GET', '/api/accounts', { cookie })).status).toBe(403);
    a.ahead = 0;
  });
});

it('the nightly sweep removes tickets and keys that can no longer serve', async () => {
  const { person } = await guardedClerk();
  const cookie = await cookieOf(a, place, await clerk());
  await send(a, place, 'POST', '/api/second-factor', { cookie, body: {} });
  await ticketOf(person);
  a.ahead = minutes(60 * 25);
  await a.accounts.sweep();
  a.ahead = 0;
  const left = await database.db.read(systemAccess(place.id), async (tx) => [
    await tx.selectFrom('second_factor_tickets').select('hash').execute(),
    await tx.selectFrom('second_factors').select('account_id').where('confirmed_at', 'is', null).execute(),
  ]);
  expect(left).toEqual([[], []]);
});
