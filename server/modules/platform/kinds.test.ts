import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnKind } from '#contract/platform/local-kinds.ts';
import { type Answer, type District, pointIn, type Running, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
let other: Running;
beforeAll(async () => {
  d = await testDistrict();
  d.process.kernel.relay.start();
  other = await d.another();
});
afterAll(() => d?.close());

const add = async (over: Record<string, unknown> = {}, who: Who = 'system_admin'): Promise<Answer> =>
  (await d.as(who)).post('/api/kinds', {
    id: v7(),
    subject: 'places.kinds',
    base: 'service_station',
    name: '红色驿站',
    nameEn: 'Red rest stop',
    ...over,
  });
const added = async (over: Record<string, unknown>): Promise<OwnKind> => {
  const { status, body } = await add(over);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const change = async (kind: OwnKind, over: Record<string, unknown>): Promise<Answer> =>
  (await d.as('system_admin')).put(`/api/kinds/${kind.id}`, { ...kind, id: v7(), ...over });
const place = async (kind: string, name: string): Promise<Answer> =>
  (await d.as('clerk')).post('/api/places', {
    id: v7(),
    kind,
    name,
    point: pointIn('001001001'),
    hours: Array.from({ length: 7 }, () => [['00:00', '24:00']]),
    closedOnHolidays: false,
    facilities: [],
    attributes: { code: { met: true, note: null } },
  });
const code = ({ status, body }: Answer): [number, string | undefined] => [status, body?.error?.code];

test('a kind of the jurisdiction’s own behaves like the one it refines, everywhere, and is ended, not removed', async () => {
  expect(code(await place('service_station-red_rest_stop', '一号驿站'))).toEqual([422, 'platform.kind_unknown']);
  const kind = await added({});
  expect(kind).toMatchObject({ code: 'service_station-red_rest_stop', name: '红色驿站', ended: false, version: 1 });
  // it comes with the account, in every process
  const mine = async (at?: Running) => (await (await d.as('clerk', at)).get('/api/me')).body.kinds;
  expect(await mine()).toMatchObject([{ subject: 'places.kinds', code: kind.code, name: '红色驿站', nameEn: 'Red rest stop' }]);
  await expect.poll(() => mine(other)).toHaveLength(1);

  const made = await place(kind.code, '一号驿站');
  expect(made).toMatchObject({ status: 201, body: { kind: kind.code, attributesMet: 1, open: true } });
  const clerk = await d.as('clerk');
  const names = async (query: string) => (await clerk.get(`/api/places?${query}`)).body.items.map((one: { name: string }) => one.name);
  // a condition on the shipped kind holds for its refinements, one on the refinement for it alone
  expect(await names('kind=service_station')).toEqual(['一号驿站']);
  expect(await names(`kind=${kind.code}`)).toEqual(['一号驿站']);
  expect(await names('kind=venue')).toEqual([]);
  expect(await names('incomplete=true')).toEqual(['一号驿站']);
  const shown = (await d.nobody().get('/api/public-places?kind=service_station')).body.items;
  expect(shown).toMatchObject([{ kind: kind.code, ownKind: { zh: '红色驿站', en: 'Red rest stop' } }]);

  expect(await change(kind, { ended: true })).toMatchObject({ status: 200, body: { ended: true, version: 2 } });
  expect(code(await place(kind.code, '二号驿站'))).toEqual([422, 'platform.kind_unknown']);
  const { id, version, area: _, ...facts } = made.body;
  expect((await clerk.put(`/api/places/${id}`, { ...facts, id: v7(), version, name: '老驿站', organisationId: null })).body).toMatchObject({
    name: '老驿站',
    kind: kind.code,
  });
});

test('organisations, appointments and grids take them too', async () => {
  const company = await added({
    subject: 'organisations.organisationKinds',
    base: 'property_company',
    name: '物业城',
    nameEn: 'City service company',
  });
  const guard = await added({ subject: 'organisations.officeKinds', base: 'building_head', name: '楼道长', nameEn: 'Stair head' });
  const shift = await added({ subject: 'organisations.employments', base: 'auxiliary', name: '公益岗', nameEn: 'Public welfare post' });
  const village = await added({ subject: 'territory.kinds', base: 'estate', name: '自然村', nameEn: 'Natural village' });
  const clerk = await d.as('clerk');
  const areaId = d.area('001001').id;
  const made = await clerk.post('/api/organisations', { id: v7(), kind: company.code, name: '大物业', areaId });
  expect(made).toMatchObject({ status: 201, body: { kind: company.code } });
  // as any property company it takes cases
  const receivers = async () => (await clerk.get(`/api/organisations?area=${d.area('001001').code}`)).body.items;
  await expect.poll(receivers).toContainEqual(expect.objectContaining({ name: '大物业' }));
  const person = { name: '和秀英', phone: null, partyMember: false };
  const office = await clerk.post('/api/offices', {
    id: v7(),
    kind: guard.code,
    person,
    organisationId: null,
    areaId: d.area('001001001').id,
    employment: shift.code,
    validFrom: '2025-09-01',
    validTo: null,
  });
  expect(office).toMatchObject({ status: 201, body: { kind: guard.code, employment: shift.code } });
  const area = `/api/areas/${d.area('001001001').code}`;
  const { version, name, shortName, households, residents, names } = (await clerk.get(area)).body;
  const facts = { version, name, shortName, households, residents, names };
  expect(await clerk.put(area, { id: v7(), ...facts, kind: village.code })).toMatchObject({ status: 200, body: { kind: village.code } });
});

test('what cannot be is refused, also by the database (fails without its keys)', async () => {
  const kind = await added({ base: 'venue', name: '口袋公园', nameEn: 'Pocket park' });
  expect(code(await add({ base: 'venue', name: '口袋公园', nameEn: 'Little park' }))).toEqual([409, 'platform.kind_name_taken']);
  expect(code(await add({ base: 'venue', name: '小公园', nameEn: 'pocket  PARK' }))).toEqual([409, 'platform.kind_name_taken']);
  expect(code(await add({ name: '小哥驿站', nameEn: 'Stop' }))).toEqual([409, 'platform.kind_name_taken']);
  expect(code(await add({ base: 'palace' }))).toEqual([422, 'platform.kind_unknown']);
  expect(code(await add({}, 'clerk'))).toEqual([403, 'session.forbidden']);
  expect(code(await change({ ...kind, version: 7 }, {}))).toEqual([409, 'platform.kind_changed']);
  // codes of one thing are no kinds of another, and there is nothing of a kind that is not there
  for (const [table, wrong] of [
    ['places', 'venue-nowhere'],
    ['organisations', kind.code],
    ['areas', kind.code],
  ])
    await expect(d.asOwner(`update ${table} set kind = $1`, [wrong])).rejects.toThrow(`${table}_kind`);
});
