import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { type Process, startProcess } from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type Governance, makeGovernance } from './testing/governance.ts';

let database: TestDatabase;
let server: Process;
let g: Governance;
let branch: { id: string };
let body: { id: string };
let unit: { id: string };
beforeAll(async () => {
  database = await testDatabase({ connections: 12 });
  server = await startProcess(database);
  g = await makeGovernance(database, server);
  branch = await g.make('branch', '第一网格党支部', '001001001');
  body = await g.make('big_party_committee', '一社区大党委', '001001');
  unit = await g.make('public_institution', '区实验小学', '');
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
const someone = (name: string, phone: string | null = null) => ({ name, phone, partyMember: true });
const held = { organisationId: null, areaId: null, validFrom: '2025-01-01', validTo: null };
const appoint = (over: object, who: Parameters<Governance['post']>[0] = 'clerk') => g.post(who, '/api/offices', { ...held, ...over });

describe('appointing', () => {
  it('a person holds several offices at once, the same one only once at a time', async () => {
    const first = await appoint({ kind: 'secretary', person: someone('和丽', '13900000001'), organisationId: branch.id });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      person: { name: '和丽', phone: '139****0001' },
      state: 'held',
      actions: ['end', 'correct', 'reveal'],
    });
    const personId = first.body.person.id;
    // cross-appointment is normal: the branch secretary is grid leader as well
    const leader = await appoint({ kind: 'grid_leader', person: { personId }, areaId: g.place.area('001001001') });
    expect(leader.body).toMatchObject({ area: { code: `${g.place.code}001001001` }, person: { id: personId } });
    // the same name and phone is the same person, another name with that phone is a mistake
    expect((await appoint({ kind: 'secretary', person: someone('和丽', '13900000001'), organisationId: branch.id })).body.error.code).toBe(
      'organisations.office_duplicate',
    );
    expect((await appoint({ kind: 'member', person: someone('别人', '13900000001'), organisationId: branch.id })).body.error.code).toBe(
      'persons.person_phone_taken',
    );
    // a later period is another office
    const ended = await g.post('clerk', `/api/offices/${first.body.id}/end`, { on: '2025-06-30', reason: '换届' });
    expect(ended.body).toMatchObject({ state: 'former', validTo: '2025-06-30', endReason: '换届' });
    expect((await appoint({ kind: 'secretary', person: { personId }, organisationId: branch.id, validFrom: '2025-07-01' })).status).toBe(
      201,
    );
    expect(
      (
        await appoint({
          kind: 'secretary',
          person: { personId },
          organisationId: branch.id,
          validFrom: '2025-06-30',
          validTo: '2025-06-30',
        })
      ).body.error.code,
    ).toBe('organisations.office_duplicate');
    const now = await g.get('clerk', `/api/organisations/${branch.id}`);
    expect([now.body.leader, now.body.offices.length, now.body.formerOffices.length]).toEqual(['和丽', 1, 1]);
  });

  it('two at once for the same seat: the table lets one in', async () => {
    // without the exclusion constraint offices_no_duplicate both are entered: tried
    const { body: known } = await appoint({ kind: 'member', person: someone('竞任', '13900000002'), organisationId: branch.id });
    const again = () => appoint({ kind: 'liaison', person: { personId: known.person.id }, organisationId: branch.id });
    expect((await Promise.all([again(), again()])).map((a) => a.status).sort()).toEqual([201, 409]);
  });

  it('two at once enter one person under one phone', async () => {
    const enter = (kind: string) => appoint({ kind, person: someone('同号', '13900000003'), organisationId: branch.id });
    const both = await Promise.all([enter('member'), enter('committee_member')]);
    expect(both.map((b) => b.status)).toEqual([201, 201]);
    expect(both[0]?.body.person.id).toBe(both[1]?.body.person.id);
  });

  it('refuses offices that do not exist in the place', async () => {
    const person = someone('错位');
    const code = async (over: object) => (await appoint({ person, ...over })).body.error?.code;
    expect(await code({ kind: 'secretary', organisationId: unit.id })).toBe('session.forbidden'); // stands in the county
    expect(await code({ kind: 'grid_leader', organisationId: branch.id })).toBe('organisations.office_unfit');
    expect(await code({ kind: 'secretary', areaId: g.place.area('001001') })).toBe('organisations.office_unfit');
    expect(await code({ kind: 'grid_leader' })).toBe('organisations.office_unfit');
    expect(await code({ kind: 'member', organisationId: branch.id, areaId: g.place.area('001001') })).toBe('organisations.office_unfit');
    expect(await code({ kind: 'member', organisationId: branch.id, unitId: unit.id })).toBe('organisations.office_unfit');
    expect(await code({ kind: 'part_time_member', organisationId: body.id })).toBe('organisations.office_unfit');
    expect(await code({ kind: 'member', organisationId: branch.id, validTo: '2024-12-31' })).toBe('organisations.days_reversed');
    expect(await code({ kind: 'member', organisationId: branch.id, person: { personId: v7() } })).toBe('persons.person_not_found');
    expect(await code({ kind: 'grid_worker', areaId: g.place.area('001002') })).toBe('session.forbidden');
    // nothing of a refused appointment stays behind
    const left = await database.db.read(systemAccess(g.place.id), (tx) =>
      tx.selectFrom('persons').select('id').where('name', '=', '错位').execute(),
    );
    expect(left).toEqual([]);
  });

  it('a part-time member is sent by a member unit, and the seat ends with the membership', async () => {
    const seat = { kind: 'part_time_member', person: someone('校长'), organisationId: body.id, unitId: unit.id };
    expect((await appoint(seat)).body.error.code).toBe('organisations.unit_not_member');
    const joined = await g.post('clerk', '/api/memberships', { unitId: unit.id, bodyId: body.id, joinedOn: '2025-01-01' });
    expect(joined.status).toBe(201);
    expect((await g.post('clerk', '/api/memberships', { unitId: unit.id, bodyId: body.id, joinedOn: '2025-03-01' })).body.error.code).toBe(
      'organisations.membership_duplicate',
    );
    expect(
      (await g.post('clerk', '/api/memberships', { unitId: body.id, bodyId: branch.id, joinedOn: '2025-01-01' })).body.error.code,
    ).toBe('organisations.membership_unfit');
    expect((await g.post('neighbour', '/api/memberships', { unitId: unit.id, bodyId: body.id, joinedOn: '2025-01-01' })).status).toBe(403);
    const given = await appoint(seat);
    expect(given.body).toMatchObject({ unit: { name: '区实验小学' }, organisation: { name: '一社区大党委' } });
    const left = await g.post('clerk', `/api/memberships/${joined.body.id}/end`, { on: '2025-08-31', reason: '单位迁出' });
    expect(left.body).toMatchObject({ state: 'former', leftOn: '2025-08-31' });
    const after = (await g.get('clerk', `/api/organisations/${body.id}`)).body;
    expect(after.formerOffices).toMatchObject([{ id: given.body.id, validTo: '2025-08-31', endReason: '单位迁出' }]);
    expect(
      (await g.post('clerk', `/api/memberships/${joined.body.id}/end`, { on: '2025-08-31', reason: '再退一次' })).body.error.code,
    ).toBe('organisations.membership_ended');
  });

  it('an ending is corrected, and corrections keep the rules', async () => {
    const given = (
      await appoint({ kind: 'building_head', person: someone('楼长'), areaId: g.place.area('001001001'), employment: 'auxiliary' })
    ).body;
    await g.post('clerk', `/api/offices/${given.id}/end`, { on: '2025-02-01', reason: '误操作' });
    expect((await g.post('clerk', `/api/offices/${given.id}/end`, { on: '2025-03-01', reason: '再一次' })).body.error.code).toBe(
      'organisations.office_ended',
    );
    const correct = (over: object) =>
      g.put('clerk', `/api/offices/${given.id}`, {
        employment: 'part_time',
        unitId: null,
        validFrom: '2025-01-05',
        validTo: null,
        reason: '更正',
        ...over,
      });
    expect((await correct({ validTo: '2025-01-01' })).body.error.code).toBe('organisations.days_reversed');
    expect((await correct({ unitId: unit.id })).body.error.code).toBe('organisations.office_unfit');
    expect((await correct({})).body).toMatchObject({
      state: 'held',
      validFrom: '2025-01-05',
      validTo: null,
      endReason: null,
      employment: 'part_time',
    });
    expect(
      (
        await g.put('neighbour', `/api/offices/${given.id}`, {
          employment: null,
          unitId: null,
          validFrom: '2025-01-05',
          validTo: null,
          reason: '越权',
        })
      ).status,
    ).toBe(403);
  });
});

describe('offices of a place', () => {
  it('are listed for an area with everything below, on a day, by kind; pages by key', async () => {
    const area = g.place.area('001002001');
    for (let n = 0; n < 5; n++)
      await g.post('supervisor', '/api/offices', {
        ...held,
        kind: 'grid_worker',
        person: someone(`二网格员${n}`),
        areaId: area,
        validFrom: '2025-03-01',
        validTo: n === 0 ? '2025-03-31' : null,
      });
    const url = `/api/offices?area=${g.place.code}001002&kind=grid_worker`;
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await g.get('neighbour', `${url}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.body.items.map((f: { person: { name: string } }) => f.person.name));
      cursor = page.body.next;
    }
    expect(seen).toEqual([1, 2, 3, 4].map((n) => `二网格员${n}`));
    const count = async (more: string) => (await g.get('neighbour', `${url}${more}`)).body.items.length;
    // both ends of a period are included
    expect([
      await count('&on=2025-03-31'),
      await count('&on=2025-04-01'),
      await count('&on=2025-02-28'),
      await count('&on=2025-02-28&coming=true'),
    ]).toEqual([5, 4, 0, 5]);
    expect(await count('&former=true')).toBe(1);
    expect((await g.get('neighbour', `/api/offices?area=${g.place.code}001002&exact=true&kind=grid_worker`)).body.items).toEqual([]);
    expect((await g.get('neighbour', '/api/offices?area=999')).body.error.code).toBe('territory.area_not_found');
  });

  it('names are shown to whoever works there or around and masked for others; phones always are', async () => {
    const name = async (who: Parameters<Governance['get']>[0]) =>
      (await g.get(who, `/api/offices?area=${g.place.code}001001001&kind=grid_leader`)).body.items[0].person;
    for (const who of ['clerk', 'dispatcher', 'supervisor', 'worker'] as const)
      expect(await name(who)).toMatchObject({ name: '和丽', phone: '139****0001' });
    expect(await name('neighbour')).toMatchObject({ name: '和*', phone: '139****0001' });
    expect((await g.get('neighbour', `/api/organisations/${branch.id}`)).body.leader).toBe('和*');
  });
});

describe('persons', () => {
  it('are found by part of the name inside the own area, elsewhere by the whole name or phone only', async () => {
    const find = async (who: Parameters<Governance['get']>[0], q: string) =>
      (await g.get(who, `/api/persons?q=${encodeURIComponent(q)}`)).body.items;
    await appoint({ kind: 'contact_member', person: someone('木增福', '13900000009'), areaId: g.place.area('001001001') });
    expect(await find('clerk', '增福')).toMatchObject([
      {
        name: '木增福',
        phone: '139****0009',
        actions: ['correct', 'reveal'],
        ties: [{ use: 'organisations.office', kind: 'contact_member' }],
      },
    ]);
    expect(await find('neighbour', '增福')).toEqual([]);
    expect(await find('neighbour', '木增福')).toMatchObject([{ name: '木增福', actions: [] }]);
    expect(await find('neighbour', '13900000009')).toHaveLength(1);
    expect(await find('neighbour', '1390000000')).toEqual([]);
    expect((await g.get('worker', '/api/persons?q=木增福')).status).toBe(403);
  });

  it('are corrected by whoever manages a place of theirs; a phone is shown for a reason, and that is on record', async () => {
    const [person] = (await g.get('clerk', '/api/persons?q=木增福')).body.items;
    const change = (who: Parameters<Governance['put']>[0], over: object) =>
      g.put(who, `/api/persons/${person.id}`, { version: person.version, name: '木增富', partyMember: true, ...over });
    expect((await change('neighbour', {})).status).toBe(403);
    expect((await g.get('clerk', `/api/persons/${person.id}`)).body).toEqual(person);
    // not even that there is such a person is told to who has no place of theirs
    expect((await g.get('neighbour', `/api/persons/${person.id}`)).body.error.code).toBe('persons.person_not_found');
    expect((await g.get('worker', `/api/persons/${person.id}`)).status).toBe(403);
    expect((await change('clerk', { phone: '13900000001' })).body.error.code).toBe('persons.person_phone_taken');
    expect((await change('clerk', {})).body).toMatchObject({ name: '木增富', phone: '139****0009', version: 2 });
    expect((await change('clerk', {})).body.error.code).toBe('persons.person_changed');
    const reveal = (who: Parameters<Governance['post']>[0], body: object = { reason: '联系入户' }) =>
      g.post(who, `/api/persons/${person.id}/reveal`, body);
    expect((await reveal('neighbour')).status).toBe(403);
    expect((await reveal('clerk', { reason: '' })).status).toBe(400);
    expect((await reveal('clerk')).body).toEqual({ name: '木增富', phone: '13900000009' });
    const { audit, mutations } = await database.db.read(systemAccess(g.place.id), async (tx) => ({
      audit: await tx.selectFrom('audit_log').select(['action', 'reason']).where('action', '=', 'people.person_revealed').execute(),
      mutations: JSON.stringify(await tx.selectFrom('mutations').select('done').execute()),
    }));
    expect(audit).toEqual([{ action: 'people.person_revealed', reason: '联系入户' }]);
    expect(mutations).not.toContain('13900000009');
  });
});
