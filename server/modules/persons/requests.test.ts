import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { weighErasure } from './domain/erasure.ts';
import { retain } from './jobs/retain.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string) => (await d.as(who)).get(url);
const decide = (id: string, grant: boolean, who: Who = 'supervisor') =>
  post(who, `/api/person-requests/${id}/decide`, { grant, reason: '身份已核实' });

describe('a copy of one’s own data', () => {
  it('is asked for on the phone, granted by whoever decides, and fetched as a signed workbook', async () => {
    await d.caseIn('reported');
    expect((await get('resident', '/api/my-data')).body).toMatchObject({
      person: null,
      holdings: [{ count: 1 }, { count: 1 }],
      requests: [],
    });
    const asked = await post('resident', '/api/my-data/requests', { kind: 'export' });
    expect(asked).toMatchObject({ status: 201, body: { state: 'asked', actions: [] } });
    expect((await post('resident', '/api/my-data/requests', { kind: 'export' })).body.error.code).toBe('persons.request_open');
    const { id } = asked.body;
    expect((await decide(id, true, 'clerk')).status).toBe(403);
    expect((await get('supervisor', '/api/person-requests?open=true')).body.items).toMatchObject([{ id, actions: ['decide'] }]);
    expect((await get('supervisor', '/api/todos?kind=persons.request')).body.items).toMatchObject([{ id, title: d.people.resident.name }]);
    const file = async (who: Who) => (await d.as(who)).get(`/api/person-requests/${id}/file`);
    expect((await file('resident')).status).toBe(404);
    expect((await decide(id, true)).body).toMatchObject({ state: 'done', decidedBy: d.people.supervisor.name });
    expect((await decide(id, true)).body.error.code).toBe('persons.request_decided');
    expect((await get('resident', '/api/my-data')).body.requests).toMatchObject([{ id, state: 'done', actions: ['fetch'] }]);
    expect((await file('neighbour')).status).toBe(404);
    const sheets = await readWorkbook((await file('resident')).body, AbortSignal.timeout(10_000));
    expect(JSON.stringify(sheets)).toContain(d.people.resident.phone);
    expect(sheets.map(({ name }) => name)).toEqual(['说明', '账号', '上报的诉求']);
    d.clock.advance(31 * 86_400_000);
    expect((await file('resident')).status).toBe(404);
    d.clock.advance(-31 * 86_400_000);
  });
});

describe('an erasure', () => {
  it('takes away what rests on consent, and says what stays on which ground', () => {
    const tie = { word: 'w', keepYears: 3, current: true, until: null };
    expect(weighErasure([{ ...tie, basis: 'consent' }], '2026-01-01')).toEqual({
      erased: ['name', 'phone', 'id_number', 'address', 'register'],
      kept: [],
    });
    expect(weighErasure([{ ...tie, basis: 'duty' }], '2026-01-01')).toEqual({
      erased: ['id_number', 'address', 'register'],
      kept: [{ word: 'w', basis: 'duty', count: 1, until: null }],
    });
    const ended = { ...tie, basis: 'duty' as const, current: false, until: '2023-05-01' };
    expect(weighErasure([ended, { ...ended, until: '2024-02-29' }], '2026-01-01')).toEqual({
      erased: ['phone', 'id_number', 'address', 'register'],
      kept: [{ word: 'w', basis: 'duty', count: 2, until: '2027-02-29' }],
    });
    expect(weighErasure([ended], '2026-05-02').kept).toEqual([]);
    expect(weighErasure([ended], '2026-05-01').kept).toHaveLength(1);
  });

  it('of a resident empties the account and leaves the files of cases without a name', async () => {
    const caseId = (await (await d.as('neighbour')).report()).body.caseId;
    const { body } = await post('neighbour', '/api/my-data/requests', { kind: 'erasure', note: '搬走了' });
    expect((await get('supervisor', `/api/person-requests/${body.id}/preview`)).body).toMatchObject({
      erased: [{ zh: '账号' }],
      kept: [{ what: { zh: '上报的诉求' }, basis: 'duty', count: 1 }],
    });
    expect((await decide(body.id, true)).body).toMatchObject({ state: 'done', erased: [{ zh: '账号' }], kept: [{ count: 1 }] });
    await expect.poll(async () => (await get('neighbour', '/api/my-data')).status).toBe(401);
    const rows = await d.asOwner('select row(a.*)::text as row from accounts a where id = $1', [d.people.neighbour.id]);
    expect(JSON.stringify(rows)).not.toContain(d.people.neighbour.phone);
    expect(JSON.stringify((await get('clerk', `/api/cases/${caseId}`)).body)).not.toContain(d.people.neighbour.name);
  });

  it('of somebody in office takes identity number and address; refused, it changes nothing; the ledger keeps both', async () => {
    const { body: person } = await post('clerk', '/api/persons', {
      name: '任职人',
      phone: '13912348888',
      idNumber: '11010519491231002X',
      address: '光碧巷 1 号',
      partyMember: false,
      areaId: d.area('001001001').id,
    });
    await post('clerk', '/api/offices', {
      kind: 'building_head',
      person: { personId: person.id },
      areaId: d.area('001001001').id,
      validFrom: '2025-01-01',
    });
    const ask = () => post('clerk', `/api/persons/${person.id}/requests`, { kind: 'erasure' });
    expect((await decide((await ask()).body.id, false)).body).toMatchObject({ state: 'refused', reason: '身份已核实', erased: [] });
    const file = async () => (await get('clerk', `/api/persons/${person.id}/file`)).body;
    expect(await file()).toMatchObject({ idNumber: '110***********002X', hasAddress: true });
    expect((await decide((await ask()).body.id, true)).body.kept).toMatchObject([{ what: { zh: '楼栋长' }, basis: 'duty', until: null }]);
    expect(await file()).toMatchObject({ name: '任职人', phone: '139****8888', idNumber: null, hasAddress: false, area: null });
    const ledger = (await get('supervisor', '/api/person-requests')).body.items;
    expect(ledger.slice(0, 2)).toMatchObject([{ state: 'done' }, { state: 'refused' }]);
  });

  it('of somebody whom nothing keeps leaves an empty record', async () => {
    const { body: person } = await post('clerk', '/api/persons', {
      name: '无牵挂',
      phone: '13912347777',
      partyMember: false,
      areaId: d.area('001001001').id,
    });
    const { body } = await post('clerk', `/api/persons/${person.id}/requests`, { kind: 'erasure' });
    expect((await decide(body.id, true)).status).toBe(200);
    expect((await get('clerk', `/api/persons/${person.id}/file`)).status).toBe(404);
    const [row] = await d.asOwner<{ row: string }>('select p::text as row from persons p where id = $1', [person.id]);
    expect(row?.row).not.toMatch(/无牵挂|wuqiangua/);
    expect((await get('clerk', '/api/persons?q=13912347777')).body.items).toEqual([]);
  });

  // Guard: `person_requests_once`
  it('asked for twice at once is one request', async () => {
    const { body: person } = await post('clerk', '/api/persons', { name: '两次问', partyMember: false, areaId: d.area('001001001').id });
    const both = await Promise.all([1, 2].map(() => post('clerk', `/api/persons/${person.id}/requests`, { kind: 'erasure' })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

describe('retention', () => {
  it('erases somebody when the time of everything they were known for is over, and enters it in the ledger; not a day before', async () => {
    const { body: office } = await post('clerk', '/api/offices', {
      kind: 'building_head',
      person: { name: '卸任人', phone: '13912346666', partyMember: false },
      areaId: d.area('001001001').id,
      validFrom: '2014-01-01',
      validTo: '2015-09-15',
    });
    const { context } = d.process.modules.persons;
    const there = async () => (await d.asOwner<{ name: string }>('select name from persons where id = $1', [office.person.id]))[0]?.name;
    // the district's day: 2025-09-15, the last of ten years
    await retain(context);
    expect(await there()).toBe('卸任人');
    d.clock.advance(86_400_000);
    await retain(context);
    await retain(context);
    d.clock.advance(-86_400_000);
    expect(await there()).toBe('');
    expect(
      (await get('supervisor', '/api/person-requests')).body.items.filter(({ kind }: { kind: string }) => kind === 'retention'),
    ).toMatchObject([{ personId: office.person.id, state: 'done', decidedBy: null, kept: [] }]);
  });

  it('begins where somebody withdraws their consent on the phone: the use ends, the community is told, what was kept for it goes after its time', async () => {
    const { name, phone } = d.people.handler;
    const at = { areaId: d.area('001001001').id, partyMember: false };
    const { body: person } = await post('clerk', '/api/persons', {
      ...at,
      name,
      phone,
      address: '新义街 7 号',
      idNumber: '11010519491231002X',
    });
    const mine = async () => (await get('handler', '/api/my-data')).body.person;
    expect(await mine()).toMatchObject({ hasAddress: true, purposes: [{ use: 'persons.register', basis: 'consent' }] });
    // an office rests on duty: it stays, and asks for no consent
    const office = { kind: 'building_head', person: { personId: person.id }, areaId: at.areaId, validFrom: '2025-01-01' };
    expect((await post('clerk', '/api/offices', office)).status).toBe(201);
    const withdraw = (use: string) => post('handler', '/api/my-data/consents/withdraw', { use });
    expect((await withdraw('organisations.office')).body.error.code).toBe('persons.no_consent_needed');
    expect((await withdraw('persons.register')).body.person.purposes).toContainEqual(
      expect.objectContaining({ use: 'persons.register', consent: expect.objectContaining({ given: false }) }),
    );
    expect((await get('clerk', `/api/persons/${person.id}/file`)).body).toMatchObject({ area: null, hasAddress: true });
    d.process.kernel.relay.start();
    await expect
      .poll(async () => (await get('clerk', '/api/notices')).body.items.map(({ kind }: { kind: string }) => kind))
      .toContain('persons.consent');
    const { context } = d.process.modules.persons;
    d.clock.advance(364 * 86_400_000);
    await retain(context);
    expect(await mine()).toMatchObject({ hasAddress: true });
    d.clock.advance(2 * 86_400_000);
    await retain(context);
    await retain(context);
    expect(await mine()).toMatchObject({ name, hasAddress: false, idNumber: null });
    d.clock.advance(-366 * 86_400_000);
    const ledger = (await get('supervisor', '/api/person-requests')).body.items;
    expect(ledger.filter((one: { personId: string }) => one.personId === person.id)).toMatchObject([{ kind: 'retention' }]);
  });
});
