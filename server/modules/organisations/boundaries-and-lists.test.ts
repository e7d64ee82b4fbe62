import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { grantPosts } from '#modules/accounts/index.ts';
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
} from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;
let foreign: Place;
let security: string;
let securityPerson: Person;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database);
  place = await makePlace(database);
  foreign = await makePlace(database);
  await makeOrganisation(database, place, '城市管理综合行政执法局', '');
  securityPerson = await makePerson(database, place, [{ role: 'security_admin' }]);
  security = await cookieOf(a, place, securityPerson);
});
afterAll(async () => {
  await a?.close();
  await b?.close();
  await database?.drop();
});

describe('a search for accounts', () => {
  it('finds by what a masked phone shows and by a whole one, never by the digits behind the stars', async () => {
    const person = await makePerson(database, place, [{ role: 'clerk', area: '001' }]);
    const found = async (q: string) =>
      (await send(a, place, 'GET', `/api/accounts?q=${encodeURIComponent(q)}`, { cookie: security })).body.items.map(
        (one: { username: string }) => one.username,
      );
    for (const q of [person.phone, person.phone.slice(-4), person.username]) expect(await found(q)).toContain(person.username);
    for (const q of [person.phone.slice(0, 6), person.phone.slice(3, 9), person.phone.slice(4)]) expect(await found(q)).toEqual([]);
  });
});

describe('another jurisdiction', () => {
  it('sees nothing and reaches nothing', async () => {
    const person = await makePerson(database, place, [{ role: 'clerk', area: '001' }]);
    const postId = (await send(a, place, 'GET', `/api/accounts?q=${person.username}`, { cookie: security })).body.items[0].posts[0].id;
    const stranger = await cookieOf(a, foreign, await makePerson(database, foreign, [{ role: 'security_admin' }]));
    const auditor = await cookieOf(a, foreign, await makePerson(database, foreign, [{ role: 'audit_admin' }]));
    expect((await send(a, foreign, 'GET', `/api/accounts?q=${person.username}`, { cookie: stranger })).body.items).toEqual([]);
    expect((await send(a, foreign, 'GET', '/api/organisations', { cookie: stranger })).body.items).toEqual([]);
    expect((await send(a, foreign, 'GET', `/api/audit?q=${person.id}`, { cookie: auditor })).body.items).toEqual([]);
    expect(
      (
        await send(a, foreign, 'POST', `/api/accounts/${person.id}/disabled`, {
          cookie: stranger,
          body: { id: v7(), disabled: true, reason: '越权' },
        })
      ).status,
    ).toBe(404);
    expect(
      (await send(a, foreign, 'POST', `/api/accounts/${person.id}/unlock`, { cookie: stranger, body: { id: v7(), reason: '越权' } }))
        .status,
    ).toBe(404);
    expect(
      (await send(a, foreign, 'POST', `/api/posts/${postId}/end`, { cookie: stranger, body: { id: v7(), reason: '越权' } })).status,
    ).toBe(404);
    // the same session means another viewer there: no posts, no rights
    expect((await send(a, foreign, 'GET', '/api/accounts', { cookie: security })).status).toBe(403);
    expect((await send(a, foreign, 'GET', '/api/me', { cookie: security })).body.posts).toEqual([]);
    expect((await send(a, { ...place, code: '999999' }, 'GET', '/api/me', { cookie: security })).status).toBe(401);
  });

  it('row-level security hides posts and organisations from a transaction of another jurisdiction, and refuses to write there', async () => {
    const access = systemAccess(foreign.id);
    const rows = await database.db.read(access, async (tx) => [
      ...(await tx.selectFrom('posts').selectAll().where('jurisdiction_id', '=', place.id).execute()),
      ...(await tx.selectFrom('organisations').selectAll().where('jurisdiction_id', '=', place.id).execute()),
    ]);
    expect(rows).toEqual([]);
    const post = {
      id: v7(),
      accountId: securityPerson.id,
      role: 'audit_admin',
      areaId: null,
      areaPath: null,
      organisationId: null,
      validTo: null,
    };
    await expect(
      database.db.write(access, (tx) => grantPosts(tx, { jurisdictionId: place.id, actorId: null, at: new Date() }, [post])),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('lists', () => {
  it('accounts page by key and filter by word, role and area', async () => {
    const here = await makePlace(database);
    const admin = await cookieOf(a, here, await makePerson(database, here, [{ role: 'security_admin' }]));
    const people = [];
    for (const area of ['001001', '001002', '001001']) people.push(await makePerson(database, here, [{ role: 'clerk', area }]));
    const all: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await send(a, here, 'GET', `/api/accounts?limit=2${cursor ? `&cursor=${cursor}` : ''}`, { cookie: admin });
      all.push(...page.body.items.map((i: { id: string }) => i.id));
      cursor = page.body.next;
    }
    expect(all).toHaveLength(4);
    expect(new Set(all).size).toBe(4);
    const ids = async (query: string) =>
      (await send(a, here, 'GET', `/api/accounts?${query}`, { cookie: admin })).body.items.map((i: { id: string }) => i.id);
    expect(await ids(`area=${here.code}001001`)).toEqual([people[0]?.id, people[2]?.id]);
    expect(await ids('role=clerk,supervisor')).toEqual(people.map((p) => p.id));
    expect(await ids(`q=${people[1]?.username}`)).toEqual([people[1]?.id]);
    expect(await ids('q=%25')).toEqual([]);
    expect((await send(a, here, 'GET', '/api/accounts?cursor=abc', { cookie: admin })).status).toBe(400);
    const resident = await makePerson(database, here);
    expect(await ids(`q=${resident.phone}`)).toEqual([resident.id]);
    expect(await ids(`q=${resident.phone.slice(0, 10)}`)).not.toContain(resident.id);
  });

  it('organisations serve an area, nearest first, and a new one is known to every process', async () => {
    const here = await makePlace(database);
    const cookie = await cookieOf(a, here, await makePerson(database, here, [{ role: 'clerk', area: '001' }]));
    const names = async (query: string) =>
      (await send(b, here, 'GET', `/api/organisations?${query}`, { cookie })).body.items.map((o: { name: string }) => o.name);
    expect(await names('')).toEqual([]);
    await makeOrganisation(database, here, '区局', '');
    await makeOrganisation(database, here, '街道队', '001');
    await makeOrganisation(database, here, '一社区', '001001');
    await makeOrganisation(database, here, '二社区', '001002');
    await expect.poll(() => names(`area=${here.code}001001001`), { interval: 20 }).toEqual(['一社区', '街道队', '区局']);
    expect(await names('q=社区&limit=1')).toEqual(['一社区']);
    expect((await names('')).length).toBe(4);
  });

  it('the audit trail tells who did what, newest first, and cannot be changed', async () => {
    const here = await makePlace(database);
    const auditor = await makePerson(database, here, [{ role: 'audit_admin' }]);
    const admin = await makePerson(database, here, [{ role: 'system_admin' }]);
    const cookie = await cookieOf(a, here, admin);
    await send(a, here, 'PUT', '/api/settings/simulation', { cookie, body: { id: v7(), version: 0, value: true } });
    expect((await send(b, here, 'GET', '/api/me', { cookie })).body.jurisdiction.simulation).toBe(true);
    const read = await cookieOf(a, here, auditor);
    const page = await send(a, here, 'GET', '/api/audit?limit=2', { cookie: read });
    expect(page.body.items.map((l: { action: string }) => l.action)).toEqual(['people.signed_in', 'settings.simulation']);
    expect(page.body.items[1]).toMatchObject({ actor: expect.stringContaining('张三'), data: { before: null, after: true } });
    expect((await send(a, here, 'GET', '/api/audit?action=settings', { cookie: read })).body.items).toHaveLength(1);
    expect((await send(a, here, 'GET', `/api/audit?cursor=${page.body.next}`, { cookie: read })).body.items.length).toBeGreaterThan(0);
    await expect(database.db.write(systemAccess(here.id), (tx) => tx.deleteFrom('audit_log').execute())).rejects.toThrow(
      /permission denied/,
    );
  });

  it('contacts come by id, unknown ones are absent', async () => {
    const person = await makePerson(database, place);
    const found = await a.accounts.contacts([person.id, v7()]);
    expect([...found]).toEqual([[person.id, { name: expect.stringContaining('张三'), phone: person.phone, disabled: false }]]);
    expect([...(await a.accounts.contacts([person.id]))]).toHaveLength(1);
  });
});

describe('sweeping', () => {
  it('removes what can no longer serve and leaves the rest', async () => {
    const person = await makePerson(database, place);
    const kept = await cookieOf(a, place, person);
    await signIn(a, place, person.username);
    await database.db.pool.query(
      `update account_sessions set created_at = now() - interval '91 days' where account_id = $1 and id = (select max(id::text)::uuid from account_sessions where account_id = $1)`,
      [person.id],
    );
    await a.accounts.sweep();
    expect((await database.db.pool.query('select from account_sessions where account_id = $1', [person.id])).rowCount).toBe(1);
    expect((await send(a, place, 'GET', '/api/me', { cookie: kept })).status).toBe(200);
  });
});
