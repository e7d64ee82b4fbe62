import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administratorRoles } from '#contract/accounts/roles.ts';
import { systemAccess } from '#kernel/db.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { grantPosts } from './commands/open-accounts.ts';
import {
  cookieOf,
  makeOrganisation,
  makePerson,
  makePlace,
  type Person,
  type Place,
  type Process,
  send,
  signIn,
  startProcess,
} from './testing/world.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;
let foreign: Place;
let organisation: string;
let security: string;
let securityPerson: Person;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database);
  place = await makePlace(database);
  foreign = await makePlace(database);
  organisation = await makeOrganisation(database, place, '城市管理综合行政执法局', '');
  securityPerson = await makePerson(database, place, [{ role: 'security_admin' }]);
  security = await cookieOf(a, place, securityPerson);
});
afterAll(async () => {
  await a?.close();
  await b?.close();
  await database?.drop();
});

let persons = 0;
const opening = (over: object = {}) => ({
  id: v7(),
  name: '李四',
  username: `staff${++persons}`,
  phone: `135${String(persons).padStart(8, '0')}`,
  password: 'a first phrase 12',
  role: 'clerk',
  areaId: place.area('001001'),
  organisationId: null,
  ...over,
});
const open = (body: object, cookie = security) => send(a, place, 'POST', '/api/accounts', { cookie, body });
const grant = (accountId: string, over: object, cookie = security, via = a) =>
  send(via, place, 'POST', `/api/accounts/${accountId}/posts`, {
    cookie,
    body: { id: v7(), role: 'clerk', areaId: null, organisationId: null, validTo: null, ...over },
  });
const end = (postId: string, cookie = security) =>
  send(a, place, 'POST', `/api/posts/${postId}/end`, { cookie, body: { id: v7(), reason: '调离岗位' } });
const disable = (accountId: string, disabled: boolean, cookie = security) =>
  send(a, place, 'POST', `/api/accounts/${accountId}/disabled`, { cookie, body: { id: v7(), disabled, reason: '离职' } });
const trail = async (place_: Place) =>
  database.db.read(systemAccess(place_.id), (tx) => tx.selectFrom('audit_log').selectAll().orderBy('id').execute());

describe('opening accounts', () => {
  it('opens one with its first post and a temporary password, once per id', async () => {
    const body = opening({ role: 'handler', areaId: null, organisationId: organisation });
    const first = await open(body);
    expect(first).toMatchObject({
      status: 201,
      body: {
        name: '李四',
        username: body.username,
        phone: `135****${body.phone.slice(-4)}`,
        disabled: false,
        posts: [{ role: 'handler', area: null, organisation: { id: organisation } }],
      },
    });
    const again = await open(body);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect((await open({ ...body, name: '王五' })).status).toBe(409);
    expect((await open({ ...body, password: 'another phrase 34' })).status).toBe(409);
    const session = await signIn(a, place, body.username, body.password);
    expect((await send(a, place, 'GET', '/api/me', { cookie: session.cookie })).body.account.mustChangePassword).toBe(true);
    const { rows } = await database.db.pool.query<{ password: string }>('select password from account_credentials where account_id = $1', [
      first.body.id,
    ]);
    expect(rows[0]?.password).not.toContain(body.password);
    expect((await trail(place)).filter((l) => l.subject === first.body.id).map((l) => l.action)).toEqual([
      'people.account_opened',
      'people.post_granted',
      'people.signed_in',
    ]);
  });

  it('names what is wrong', async () => {
    const taken = opening();
    expect((await open(taken)).status).toBe(201);
    const cases: [object, number, string][] = [
      [{ username: taken.username }, 409, 'accounts.username_taken'],
      [{ phone: taken.phone }, 409, 'accounts.phone_taken'],
      [{ password: 'woaini1314' }, 400, 'accounts.password_weak'],
      [{ areaId: v7() }, 404, 'territory.area_not_found'],
      [{ areaId: foreign.area('001') }, 404, 'territory.area_not_found'],
      [{ role: 'handler', areaId: null, organisationId: v7() }, 404, 'organisations.organisation_not_found'],
      [{ role: 'handler' }, 400, 'request.invalid'],
      [{ role: 'clerk', areaId: null }, 400, 'request.invalid'],
      [{ role: 'audit_admin' }, 400, 'request.invalid'],
      [{ role: 'resident', areaId: null }, 400, 'request.invalid'],
      [{ username: 'Robert"); drop' }, 400, 'request.invalid'],
      [{ name: '张\u0000三' }, 400, 'request.invalid'],
      [{ phone: '12345678901' }, 400, 'request.invalid'],
    ];
    for (const [over, status, code] of cases)
      expect(await open(opening(over)), JSON.stringify(over)).toMatchObject({ status, body: { error: { code } } });
  });
});

describe('a temporary password', () => {
  const days = (count: number): number => count * 24 * 3_600_000;
  const give = (accountId: string, over: object = {}, cookie = security) =>
    send(a, place, 'POST', `/api/accounts/${accountId}/temporary-password`, {
      cookie,
      body: { id: v7(), password: 'a second phrase 34', reason: '到期未用', ...over },
    });
  const listed = async (): Promise<Map<string, string | null>> => {
    const { body } = await send(a, place, 'GET', '/api/accounts?temporaryPassword=true&limit=100', { cookie: security });
    return new Map(body.items.map((one: { id: string; temporaryPasswordUntil: string | null }) => [one.id, one.temporaryPasswordUntil]));
  };

  it('ends after seven days, unless its holder has set an own one; the security administrator sees both', async () => {
    const [used, unused] = [opening(), opening()];
    const [one, other] = [(await open(used)).body, (await open(unused)).body];
    expect(Date.parse(other.temporaryPasswordUntil)).toBe(Date.parse(other.createdAt) + days(7));
    const session = await signIn(a, place, used.username, used.password);
    expect(await give(one.id, {}, session.cookie)).toMatchObject({ status: 403 });
    const next = { current: used.password, next: 'a phrase of my own 56' };
    expect((await send(a, place, 'POST', '/api/session/change-password', { cookie: session.cookie, body: next })).status).toBe(200);
    expect([(await listed()).has(one.id), (await listed()).get(other.id)]).toEqual([false, other.temporaryPasswordUntil]);

    a.ahead = days(7) - 60_000;
    try {
      expect((await signIn(a, place, unused.username, unused.password)).status).toBe(200);
      a.ahead = days(7) + 60_000;
      const refused = await signIn(a, place, unused.username, unused.password);
      expect(refused).toMatchObject({ status: 403, body: { error: { code: 'accounts.temporary_password_expired' } }, cookie: '' });
      expect((await trail(place)).findLast((l) => l.subject === other.id)).toMatchObject({
        action: 'people.sign_in_refused',
        data: { method: 'password', temporaryPasswordExpired: true },
      });
      // who does not know it does not learn that it has ended
      expect((await signIn(a, place, unused.username, 'a wrong phrase 78')).body.error.code).toBe('accounts.sign_in_failed');
      expect((await signIn(a, place, used.username, next.next)).status).toBe(200);
    } finally {
      a.ahead = 0;
    }
  });

  it('is given anew with a reason, whether the holder has set an own one or not', async () => {
    const body = opening();
    const { id } = (await open(body)).body;
    const session = await signIn(a, place, body.username, body.password);
    await database.db.pool.query("update accounts set temporary_password_at = now() - interval '8 days' where id = $1", [id]);
    expect((await signIn(a, place, body.username, body.password)).status).toBe(403);
    expect((await give(id, { password: `${body.username}-2026` })).body.error.code).toBe('accounts.password_weak');
    const request = { id: v7() };
    const given = await give(id, request);
    expect(given).toMatchObject({ status: 200, body: { id } });
    expect(Date.parse(given.body.temporaryPasswordUntil)).toBeGreaterThan(Date.now());
    expect((await give(id, request)).body).toEqual(given.body);
    expect((await send(a, place, 'GET', '/api/me', { cookie: session.cookie })).status).toBe(401);
    expect((await signIn(a, place, body.username, body.password)).status).toBe(401);
    const entered = await signIn(a, place, body.username, 'a second phrase 34');
    expect((await send(a, place, 'GET', '/api/me', { cookie: entered.cookie })).body.account.mustChangePassword).toBe(true);
    const lines = (await trail(place)).filter((l) => l.subject === id && l.action === 'people.temporary_password_given');
    expect(lines.map((l) => l.reason)).toEqual(['到期未用']);
    const next = { current: 'a second phrase 34', next: 'a phrase of my own 56' };
    expect((await send(a, place, 'POST', '/api/session/change-password', { cookie: entered.cookie, body: next })).status).toBe(200);
    // also in place of an own one: the holder has forgotten it
    const reset = await give(id, { password: 'a third phrase 90', reason: '本人忘记密码' });
    expect(reset).toMatchObject({ status: 200, body: { temporaryPasswordUntil: expect.any(String) } });
    expect((await signIn(a, place, body.username, next.next)).status).toBe(401);
    expect((await signIn(a, place, body.username, 'a third phrase 90')).status).toBe(200);
    expect((await trail(place)).findLast((l) => l.action === 'people.temporary_password_given')).toMatchObject({ data: { own: true } });
  });
});

describe('three administrators', () => {
  it('hold no second duty, whichever comes first', async () => {
    for (const first of ['clerk', ...administratorRoles] as const) {
      const person = await makePerson(database, place, [first === 'clerk' ? { role: first, area: '001' } : { role: first }]);
      for (const second of ['supervisor', ...administratorRoles]) {
        const answer = await grant(person.id, second === 'supervisor' ? { role: second, areaId: place.area('') } : { role: second });
        const apart = first === 'clerk' ? second !== 'supervisor' : second !== first;
        if (apart)
          expect(answer, `${first} then ${second}`).toMatchObject({
            status: 409,
            body: { error: { code: 'accounts.administrators_apart' } },
          });
        else expect(answer.status).toBe(first === 'clerk' ? 201 : 409);
      }
    }
  });

  it('may follow one another in time', async () => {
    const person = await makePerson(database, place, [{ role: 'clerk', area: '001001' }]);
    const before = await send(a, place, 'GET', `/api/accounts?q=${person.phone}`, { cookie: security });
    expect((await end(before.body.items[0].posts[0].id)).body.posts).toEqual([]);
    expect((await grant(person.id, { role: 'audit_admin' })).status).toBe(201);
  });

  // Seen to fail (two of four granted) with the exclusion constraint posts_administrators_apart dropped and posts only read before they are granted.
  it('lose a race of parallel grants but for one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await makePerson(database, place, []);
      const wanted = [
        { role: 'system_admin' },
        { role: 'security_admin' },
        { role: 'audit_admin' },
        { role: 'clerk', areaId: place.area('001001') },
      ];
      const answers = await Promise.all(wanted.map((w, i) => grant(person.id, w, security, i % 2 ? a : b)));
      expect(answers.map((r) => r.status).sort()).toEqual([201, 409, 409, 409]);
    }
  });

  it('a guard stands in the table itself', async () => {
    const person = await makePerson(database, place, [{ role: 'system_admin' }]);
    const post = { id: v7(), accountId: person.id, role: 'audit_admin', areaId: null, areaPath: null, organisationId: null, validTo: null };
    const by = { jurisdictionId: place.id, actorId: null, at: new Date() };
    await expect(database.db.write(systemAccess(place.id), (tx) => grantPosts(tx, by, [post]))).rejects.toMatchObject({
      code: 'accounts.administrators_apart',
    });
  });
});

describe('posts', () => {
  it('of the same kind are not granted twice at a time', async () => {
    const person = await makePerson(database, place, [{ role: 'grid_worker', area: '001001001' }]);
    expect(await grant(person.id, { role: 'grid_worker', areaId: place.area('001001001') })).toMatchObject({
      status: 409,
      body: { error: { code: 'accounts.post_conflict' } },
    });
    expect((await grant(person.id, { role: 'grid_worker', areaId: place.area('001001001'), organisationId: organisation })).status).toBe(
      201,
    );
    expect((await grant(person.id, { role: 'grid_worker', areaId: place.area('001002001') })).status).toBe(201);
    const racing = await Promise.all(Array.from({ length: 6 }, () => grant(person.id, { role: 'clerk', areaId: place.area('001002') })));
    expect(racing.filter((r) => r.status === 201)).toHaveLength(1);
  });

  it('reach the viewer at once in every process, and leave at once', async () => {
    const person = await makePerson(database, place, []);
    const cookie = await cookieOf(a, place, person);
    const rolesIn = async (p: Process) => (await send(p, place, 'GET', '/api/me', { cookie })).body.roles;
    expect(await rolesIn(b)).toEqual(['resident']);
    expect(await b.kernel.viewers.resolve({ headers: { cookie, 'x-jurisdiction': place.code } })).toMatchObject({ posts: [] });
    const granted = await grant(person.id, { role: 'dispatcher', areaId: place.area('001') });
    const posts = async () => (await b.kernel.viewers.resolve({ headers: { cookie, 'x-jurisdiction': place.code } }))?.posts ?? [];
    await expect
      .poll(posts, { interval: 20 })
      .toMatchObject([{ id: granted.body.posts[0].id, role: 'dispatcher', areaPath: place.path('001'), organisationId: null }]);
    await end(granted.body.posts[0].id);
    await expect.poll(posts, { interval: 20 }).toEqual([]);
  });

  it('end at their time', async () => {
    const person = await makePerson(database, place, []);
    const cookie = await cookieOf(a, place, person);
    expect((await grant(person.id, { areaId: place.area('001'), validTo: new Date(Date.now() - 1000).toISOString() })).status).toBe(400);
    expect((await grant(person.id, { areaId: place.area('001'), validTo: new Date(Date.now() + 60_000).toISOString() })).status).toBe(201);
    expect((await send(a, place, 'GET', '/api/me', { cookie })).body.roles).toEqual(['resident', 'clerk']);
    a.ahead = 120_000;
    expect((await send(a, place, 'GET', '/api/me', { cookie })).body.roles).toEqual(['resident']);
    a.ahead = 0;
  });
});

describe('disabling', () => {
  it('ends sessions in every process, refuses the right password with a reason and the wrong one without', async () => {
    const person = await makePerson(database, place, [{ role: 'clerk', area: '001' }]);
    const cookie = await cookieOf(b, place, person);
    expect((await send(b, place, 'GET', '/api/me', { cookie })).status).toBe(200);
    expect(await disable(person.id, true)).toMatchObject({ status: 200, body: { disabled: true } });
    await expect.poll(async () => (await send(b, place, 'GET', '/api/me', { cookie })).status, { interval: 20 }).toBe(401);
    expect(await signIn(a, place, person.username)).toMatchObject({
      status: 403,
      setCookie: [],
      body: { error: { code: 'accounts.account_disabled' } },
    });
    expect((await signIn(a, place, person.username, 'wrong')).status).toBe(401);
    expect((await database.db.pool.query('select from account_sessions where account_id = $1', [person.id])).rowCount).toBe(0);
    expect((await disable(person.id, false)).status).toBe(200);
    expect((await signIn(a, place, person.username)).status).toBe(200);
  });

  it('a lock is shown and can be lifted', async () => {
    const person = await makePerson(database, place, [{ role: 'clerk', area: '001' }]);
    for (let i = 0; i < 5; i += 1) await signIn(a, place, person.username, 'wrong', '10.2.0.1');
    const listed = await send(a, place, 'GET', `/api/accounts?q=${person.username}`, { cookie: security });
    expect(new Date(listed.body.items[0].lockedUntil).getTime()).toBeGreaterThan(Date.now());
    const lifted = await send(a, place, 'POST', `/api/accounts/${person.id}/unlock`, {
      cookie: security,
      body: { id: v7(), reason: '本人来电核实' },
    });
    expect(lifted).toMatchObject({ status: 200, body: { lockedUntil: null } });
    expect((await signIn(a, place, person.username)).status).toBe(200);
  });
});

describe('who may', () => {
  it('each endpoint answers the one administrator it belongs to and nobody else', async () => {
    const roles = {
      resident: [],
      grid_worker: [{ role: 'grid_worker', area: '001001001' }],
      clerk: [{ role: 'clerk', area: '001' }],
      supervisor: [{ role: 'supervisor', area: '' }],
      handler: [{ role: 'handler', organisation }],
      system_admin: [{ role: 'system_admin' }],
      security_admin: [{ role: 'security_admin' }],
      audit_admin: [{ role: 'audit_admin' }],
    } as const;
    const victim = await makePerson(database, place, [{ role: 'clerk', area: '001002' }]);
    const victimPost = (await send(a, place, 'GET', `/api/accounts?q=${victim.phone}`, { cookie: security })).body.items[0].posts[0].id;
    for (const [role, posts] of Object.entries(roles)) {
      const cookie = await cookieOf(a, place, await makePerson(database, place, posts));
      const allowed = async (answer: Promise<{ status: number }>) => (await answer).status < 300;
      expect(await allowed(send(a, place, 'GET', '/api/audit', { cookie })), `audit ${role}`).toBe(role === 'audit_admin');
      expect(
        await allowed(send(a, place, 'PUT', '/api/settings/simulation', { cookie, body: { id: v7(), version: 0, value: true } })),
        `simulation ${role}`,
      ).toBe(role === 'system_admin');
      expect(await allowed(send(a, place, 'GET', '/api/organisations', { cookie })), `organisations ${role}`).toBe(role !== 'resident');
      const ours = role === 'security_admin';
      expect(await allowed(send(a, place, 'GET', '/api/accounts', { cookie })), `accounts ${role}`).toBe(ours);
      expect(await allowed(open(opening(), cookie)), `open ${role}`).toBe(ours);
      expect(await allowed(grant(victim.id, { role: 'dispatcher', areaId: place.area('001') }, cookie)), `grant ${role}`).toBe(ours);
      expect(await allowed(disable(victim.id, false, cookie)), `disable ${role}`).toBe(ours);
      expect(await allowed(end(victimPost, cookie)), `end ${role}`).toBe(ours);
    }
    expect((await send(a, place, 'GET', '/api/accounts')).status).toBe(401);
  });

  it('nobody works on his own account', async () => {
    const own = (await send(a, place, 'GET', '/api/me', { cookie: security })).body;
    for (const answer of [
      await grant(own.account.id, { role: 'security_admin' }),
      await end(own.posts[0].id),
      await disable(own.account.id, true),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'accounts.own_post' } } });
    }
  });
});
