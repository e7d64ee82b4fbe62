import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepUp } from '#modules/enrolment/jobs/keep-up.ts';
import { memberIds, placeOf } from '#modules/enrolment/store/door.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
let token: string;
let elsewhere: string;
beforeAll(async () => {
  d = await testDistrict();
  // the branch of the street's office: whoever stands for it confirms
  await d.asOwner(
    `insert into posts (jurisdiction_id, id, account_id, role, organisation_id, valid_from) values ($1, $2, $3, 'unit_secretary', $4, '2025-01-01')`,
    [d.id, v7(), d.people.officer.id, d.organisations.office],
  );
  token = await codeOf('001001');
  elsewhere = await codeOf('001002');
});
afterAll(() => d?.close());

const codeOf = async (tail: string, who: Who = tail === '001001' ? 'clerk' : 'supervisor'): Promise<string> => {
  const { status, body } = await post(who, '/api/enrolment/codes', { areaCode: d.area(tail).code });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.path.split('/enrol/')[1];
};
const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string): Promise<Answer> => (await d.as(who)).get(url);
const errorOf = ({ status, body }: Answer) => [status, body.error?.code];
const mine = async (who: Who) => (await get(who, '/api/enrolment/mine')).body.current;
const act = async (who: Who, one: { id: string; version: number }, what: string, more: object = {}) =>
  post(who, `/api/enrolment/enrolments/${one.id}/acts`, { version: one.version, act: what, ...more });
const told = (who: Who) =>
  d
    .asOwner<{ variant: string }>('select variant from notices where account_id = $1 order by id', [d.people[who].id])
    .then((rows) => rows.map(({ variant }) => variant));
const topicsOf = (id: string) =>
  d
    .asOwner<{ topic: string }>("select topic from outbox where subject = $1 and topic like 'enrolment.%' order by id", [id])
    .then((rows) => rows.map(({ topic }) => topic));

describe('a member enrols by the code of a community', () => {
  it('reads the code without an account, gives the name once, and waits for the branch of the home unit, which confirms', async () => {
    const open = await d.nobody().get(`/api/enrolment/codes/${token}`);
    expect(open.body).toMatchObject({ community: { code: d.area('001001').code }, named: false, mine: null });
    expect(errorOf(await post('resident', '/api/enrolment/mine', { token }))).toEqual([409, 'persons.name_needed']);
    const { body: units } = await get('resident', `/api/enrolment/home-units?q=${encodeURIComponent('环卫')}`);
    expect(units.items).toEqual([{ id: d.organisations.office, name: '东河环卫站' }]);
    const unit = { unitId: d.organisations.office };
    const enrolled = await post('resident', '/api/enrolment/mine', { token, name: '木报到', unit, skills: ['law'], services: ['elders'] });
    expect([enrolled.status, enrolled.body], JSON.stringify(enrolled.body)).toMatchObject([
      201,
      { name: '木报到', state: 'asked', unit: { name: '东河环卫站' }, actions: ['leave'] },
    ]);
    expect(errorOf(await post('resident', '/api/enrolment/mine', { token }))).toEqual([409, 'enrolment.enrolled_here']);
    await d.process.kernel.relay.carry();
    expect(await told('officer')).toContain('branch');
    // the branch sees who says to belong to it, masked, and nothing the community alone is told
    const list = await get('officer', `/api/enrolment/members?unit=${d.organisations.office}`);
    expect(list.body.items).toMatchObject([{ name: '木**', skills: [], actions: ['confirm', 'refuse'] }]);
    const todos = await get('officer', '/api/todos?kind=enrolment.confirm');
    expect(todos.body.items, JSON.stringify(todos.body)).toHaveLength(1);
    // the community sees who is left waiting by a branch, after a week
    const seen = async () => (await get('clerk', '/api/todos?kind=enrolment.confirm')).body.items.length;
    const before = await seen();
    const { id } = enrolled.body;
    await d.asOwner(`update enrolments set since = since - 8 where id = '${id}'`);
    expect(await seen()).toBe(before + 1);
    await d.asOwner(`update enrolments set since = since + 8 where id = '${id}'`);
    const confirmed = await act('officer', enrolled.body, 'confirm');
    expect(confirmed.body).toMatchObject({ state: 'confirmed', actions: [] });
    // found by the beginning of the name, and of the given name
    for (const [q, found] of [
      ['木', 1],
      ['报', 1],
      ['到', 0],
    ] as const)
      expect(
        (await get('clerk', `/api/enrolment/members?area=${d.area('001001').code}&q=${encodeURIComponent(q)}`)).body.items,
        q,
      ).toHaveLength(found);
    expect(await topicsOf(enrolled.body.id)).toContain('enrolment.confirmed');
    await d.process.kernel.relay.carry();
    expect(await told('resident')).toEqual(['confirm']);
    expect(await mine('resident')).toMatchObject({ state: 'confirmed', renewBy: '2026-03-15' });
  });

  it('refuses whoever is enrolled elsewhere, and names the other community to the person alone', async () => {
    const refused = await post('resident', '/api/enrolment/mine', { token: elsewhere });
    expect(errorOf(refused)).toEqual([409, 'enrolment.enrolled_elsewhere']);
    expect(refused.body.error.message).toContain(d.area('001001').code ? (await mine('resident')).community.name : '');
    const { rows } = { rows: await d.asOwner<{ id: string }>('select person_id as id from enrolments where ended_on is null') };
    const counter = await post('supervisor', '/api/enrolment/members', {
      areaCode: d.area('001002').code,
      person: { personId: rows[0]?.id },
    });
    expect(errorOf(counter)).toEqual([409, 'enrolment.enrolled_elsewhere']);
    expect(counter.body.error.data).toEqual({ community: '' });
  });

  it('moves in one act: ends there, begins here', async () => {
    const before = await mine('resident');
    const moved = await post('resident', '/api/enrolment/mine', { token: elsewhere, move: true });
    expect(moved.body, JSON.stringify(moved.body)).toMatchObject({ state: 'asked', community: { code: d.area('001002').code } });
    expect(await topicsOf(before.id)).toContain('enrolment.ended');
    const { body } = await get('resident', '/api/enrolment/mine');
    expect(body.past).toMatchObject([{ id: before.id, state: 'ended', endedOn: '2025-09-15' }]);
    expect((await post('resident', '/api/enrolment/mine', { token, move: true })).body.state).toBe('asked');
  });

  it('enrols one person once, however many enrol them at once, here and elsewhere', async () => {
    const person = await post('clerk', '/api/persons', {
      name: '并发人',
      phone: '13912341234',
      partyMember: true,
      areaId: d.area('001001001').id,
    });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        post('supervisor', '/api/enrolment/members', {
          areaCode: d.area(i % 2 ? '001001' : '001002').code,
          person: { personId: person.body.id },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const one of answers.filter(({ status }) => status !== 201))
      expect(['enrolment.enrolled_elsewhere', 'enrolment.enrolled_here']).toContain(one.body.error.code);
    const rows = await d.asOwner('select from enrolments where person_id = $1 and ended_on is null', [person.body.id]);
    expect(rows).toHaveLength(1);
  });

  it('knows no code that is forged, replaced, or of another district', async () => {
    const other = await testDistrict({ database: d.database });
    try {
      const foreign = await (await other.as('clerk')).post('/api/enrolment/codes', { id: v7(), areaCode: other.area('001001').code });
      const theirs = foreign.body.path.split('/enrol/')[1] as string;
      expect(errorOf(await post('neighbour', '/api/enrolment/mine', { token: theirs, name: '和邻居' }))).toEqual([
        404,
        'enrolment.code_unknown',
      ]);
      const [ids] = theirs.split('~');
      const [, signature] = token.split('~');
      expect(errorOf(await d.nobody().get(`/api/enrolment/codes/${ids}~${signature}`))).toEqual([404, 'enrolment.code_unknown']);
    } finally {
      await other.close();
    }
    const old = await codeOf('001002');
    expect((await d.nobody().get(`/api/enrolment/codes/${old}`)).status).toBe(200);
    elsewhere = await codeOf('001002');
    expect(errorOf(await d.nobody().get(`/api/enrolment/codes/${old}`))).toEqual([404, 'enrolment.code_unknown']);
  });
});

describe('what nobody may do', () => {
  it('confirms their own enrolment, whatever posts they hold; another clerk does', async () => {
    const own = await post('clerk', '/api/enrolment/mine', { token, name: '文员自己' });
    expect(own.body.actions).toEqual(['leave']);
    expect(errorOf(await act('clerk', own.body, 'confirm'))).toEqual([403, 'enrolment.own']);
    const { rows } = { rows: await d.asOwner<{ id: string }>('select id from persons where account_id = $1', [d.people.clerk.id]) };
    await act('clerk', own.body, 'leave');
    const slip = { areaCode: d.area('001001').code, person: { personId: rows[0]?.id }, slip: true };
    expect(errorOf(await post('clerk', '/api/enrolment/members', slip))).toEqual([403, 'enrolment.own']);
    expect((await post('supervisor', '/api/enrolment/members', slip)).body.state).toBe('confirmed');
  });

  it('sees or acts outside own areas and units', async () => {
    const { id, version } = await mine('resident');
    for (const who of ['outsider', 'neighbour', 'handler'] as const)
      expect(errorOf(await act(who, { id, version }, 'leave')), who).toEqual([404, 'enrolment.not_found']);
    expect(errorOf(await get('handler', '/api/enrolment/members'))).toEqual([403, 'session.forbidden']);
    expect(errorOf(await get('officer', `/api/enrolment/members?unit=${d.organisations.team}`))).toEqual([403, 'session.forbidden']);
    expect(errorOf(await get('clerk', `/api/enrolment/members?area=${d.area('001002').code}`))).toEqual([403, 'session.forbidden']);
    expect((await get('outsider', '/api/enrolment/members')).body.items).toEqual([]);
  });
});

describe('time away, excuses, renewal', () => {
  it('keeps the last day and no reason; who is away is back by itself; who is asked again and does not answer stays', async () => {
    const waiting = await mine('resident');
    const confirmed = (await act('clerk', waiting, 'confirm')).body;
    expect(confirmed, JSON.stringify(confirmed)).toMatchObject({ state: 'confirmed' });
    const excused = await act('resident', confirmed, 'excuse', { until: '2025-12-31', reason: '手术' });
    expect(excused.body).toMatchObject({ excusedUntil: '2025-12-31', why: null });
    const kept = await d.asOwner<{ all: string }>('select e::text as all from enrolments e where id = $1', [confirmed.id]);
    const trail = await d.asOwner<{ all: string }>("select a::text as all from audit_log a where action like 'enrolment.%'");
    expect([...kept, ...trail].some(({ all }) => all.includes('手术'))).toBe(false);
    const away = await act('resident', excused.body, 'go_away', { until: '2025-10-01' });
    expect(away.body).toMatchObject({ state: 'away', awayUntil: '2025-10-01' });
    const at = d.clock.now();
    d.clock.set('2025-10-02T02:00:00Z');
    await keepUp({ kernel: d.process.kernel });
    expect(await mine('resident')).toMatchObject({ state: 'confirmed', awayUntil: null });
    d.clock.set('2026-03-16T02:00:00Z');
    await keepUp({ kernel: d.process.kernel });
    await keepUp({ kernel: d.process.kernel });
    expect((await told('resident')).filter((one) => one === 'renew')).toEqual(['renew']);
    const due = await get('clerk', '/api/enrolment/members?renew=true');
    expect(due.body.items.map(({ id }: { id: string }) => id)).toContain(confirmed.id);
    const renewed = await act('resident', await mine('resident'), 'renew');
    expect(renewed.body).toMatchObject({ state: 'confirmed', renewBy: '2026-09-16' });
    d.clock.set(at);
  });
});

describe('communities, groups, units', () => {
  it('counts by community, puts members into groups with contact buildings of the same community', async () => {
    const { body } = await get('clerk', '/api/enrolment/communities');
    expect(body.items).toMatchObject([{ code: d.area('001001').code, members: 2 }]);
    const building = await post('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name: '柳岸苑1栋' });
    const group = await post('clerk', '/api/enrolment/groups', {
      areaCode: d.area('001001').code,
      name: '助老小组',
      buildingIds: [building.body.id],
    });
    expect(group.body, JSON.stringify(group.body)).toMatchObject({ name: '助老小组', buildings: [{ name: '柳岸苑1栋' }], members: 0 });
    const foreign = await post('supervisor', '/api/enrolment/groups', {
      areaCode: d.area('001002').code,
      name: '外组',
      buildingIds: [building.body.id],
    });
    expect(errorOf(foreign)).toEqual([422, 'enrolment.building_unknown']);
    const { id, version } = await mine('resident');
    const joined = await post('clerk', `/api/enrolment/enrolments/${id}/group`, { version, groupId: group.body.id });
    expect(joined.body.group).toEqual({ id: group.body.id, name: '助老小组' });
    expect((await get('clerk', `/api/enrolment/members?group=${group.body.id}`)).body.items).toHaveLength(1);
  });

  it('enrols a unit with one community, with an agreement that is its own, and counts it in coverage', async () => {
    const contact = { name: '联络员', phone: '13912347777', partyMember: true };
    const areaCode = d.area('001001').code;
    const unit = { unitId: d.organisations.office, areaCode, contact };
    expect(errorOf(await post('clerk', '/api/enrolment/units', { ...unit, agreementId: v7() }))).toEqual([
      422,
      'enrolment.agreement_unfit',
    ]);
    const both = await Promise.all([
      post('clerk', '/api/enrolment/units', unit),
      post('supervisor', '/api/enrolment/units', { ...unit, areaCode: d.area('001002').code }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const enrolled = both.find(({ status }) => status === 201)?.body;
    expect(enrolled).toMatchObject({ unit: { name: '东河环卫站' }, contact: { name: '联**', phone: '139****7777' } });
    expect((await get('supervisor', '/api/enrolment/units')).body.items).toHaveLength(1);
    // another day of service and an agreement that is the unit's with this community; the contact person stays
    const community = d.area(enrolled.community.code === areaCode ? '001001' : '001002');
    const partner = v7();
    const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
    await d.database.db.write(d.access, (tx) =>
      addOrganisations(tx, by, [
        { id: partner, kind: 'community', name: '结对社区居委会', areaId: community.id, areaPath: community.path, parentId: null },
      ]),
    );
    const agreed = await post('supervisor', '/api/agreements', {
      ...{ unitId: d.organisations.office, partnerId: partner, title: '共建协议', signedOn: '2025-09-01' },
      ...{ validFrom: '2025-09-01', validTo: '2026-08-31', promises: [] },
    });
    expect(agreed.status, JSON.stringify(agreed.body)).toBeLessThan(300);
    const changed = await post('supervisor', `/api/enrolment/units/${enrolled.id}`, {
      ...{ version: enrolled.version, agreementId: agreed.body.id, serviceDay: '每月第二个周六' },
    });
    expect(changed.body, JSON.stringify(changed.body)).toMatchObject({
      ...{ contact: { name: '联**' }, agreement: { title: '共建协议' }, serviceDay: '每月第二个周六' },
    });
    enrolled.version = changed.body.version;
    // rules of coverage: of the units whose seat is there, and whether a community has a code
    const broken = async (rule: string, verdict: string) =>
      (await get('supervisor', `/api/coverage/rules/${rule}/figures?verdict=${verdict}`)).body.items;
    expect(await broken('units_enrolled', 'fine')).toEqual([]);
    const seated = {
      id: v7(),
      kind: 'enterprise' as const,
      name: '柳岸米线厂',
      areaId: community.id,
      areaPath: community.path,
      parentId: null,
    };
    await d.database.db.write(d.access, (tx) => addOrganisations(tx, by, [seated]));
    expect(await broken('units_enrolled', 'broken')).toMatchObject([{ value: 0 }]);
    const mill = { unitId: seated.id, areaCode: community.code, contact: { name: '和厂长', phone: null, partyMember: true } };
    const own = await post('supervisor', '/api/enrolment/units', mill);
    expect([await broken('units_enrolled', 'broken'), await broken('units_enrolled', 'fine')]).toMatchObject([[], [{ value: 100 }]]);
    await post('supervisor', `/api/enrolment/units/${own.body.id}/end`, { version: own.body.version });
    expect((await broken('enrolment_code', 'broken')).length).toBeGreaterThan(0);
    for (const { value } of await broken('enrolment_code', 'fine')) expect(value).toBe(1);
    const ended = await post('supervisor', `/api/enrolment/units/${enrolled.id}/end`, { version: enrolled.version });
    expect(ended.body.endedOn).toBe('2025-09-15');
    expect((await get('supervisor', '/api/enrolment/units')).body.items).toEqual([]);
  });

  it('tells other modules where somebody is enrolled', async () => {
    const [{ id = '' } = {}] = await d.asOwner<{ id: string }>('select id from persons where account_id = $1', [d.people.resident.id]);
    await d.database.db.read(d.access, async (tx) => {
      expect(await placeOf(tx, id)).toMatchObject({ communityAreaId: d.area('001001').id, state: 'confirmed', since: '2025-09-15' });
      expect(await memberIds(tx, { areaPath: d.area('001').path })).toContain(id);
      expect(await placeOf(tx, v7())).toBeNull();
    });
  });
});
