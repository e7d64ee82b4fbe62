import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildingDetail, HouseholdDetail } from '#contract/households/api.ts';
import { type Answer, type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { followAreas } from './commands/follow-areas.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  d.process.kernel.relay.start();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string) => (await d.as(who)).get(url);
const code = ({ status, body }: Answer): [number, string | undefined] => [status, body?.error?.code];
const building = async (name: string, over: Record<string, unknown> = {}): Promise<BuildingDetail> => {
  const answer = await post('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name, ...over });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const household = async (of: string, room: string, over: Record<string, unknown> = {}): Promise<HouseholdDetail> => {
  const answer = await post('clerk', `/api/buildings/${of}/households`, { unit: '', room, use: 'dwelling', ...over });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const addresses = async (query: string, who: Who = 'clerk'): Promise<string[]> =>
  (await get(who, `/api/households?${query}`)).body.items.map((one: { address: string }) => one.address);

describe('buildings and households', () => {
  it('stand in the order of their numbers and are found by any way of writing the beginning of an address', async () => {
    const ten = await building('雪松雅居10栋');
    const two = await building('雪松雅居 2 幢');
    await household(ten.id, '101');
    await household(two.id, '1001', { unit: '1单元' });
    expect(await household(two.id, '201', { unit: '1单元' })).toMatchObject({ floor: 2, area: { code: d.area('001001001').code } });
    expect(await addresses('')).toEqual(['雪松雅居 2 幢1单元201', '雪松雅居 2 幢1单元1001', '雪松雅居10栋101']);
    for (const q of ['雪松雅居2栋', '2号楼', '雪松雅居2幢1单元2', '雪松雅居 2 栋 201 室'])
      expect(await addresses(`q=${encodeURIComponent(q)}`), q).toContain('雪松雅居 2 幢1单元201');
    expect(await addresses(`q=${encodeURIComponent('雪松雅居10栋2')}`)).toEqual([]);
    const page = (await get('clerk', '/api/households?limit=2')).body;
    expect(page).toMatchObject({ total: 3, mayManage: true });
    const rest = (await get('clerk', `/api/households?limit=2&cursor=${page.next}`)).body;
    expect([rest.items[0].address, rest.total, rest.next]).toEqual(['雪松雅居10栋101', null, null]);
    // one room once, however it is written; two at once too (fails without its key)
    const both = await Promise.all(
      ['３０１', '301'].map((room) => post('clerk', `/api/buildings/${two.id}/households`, { unit: '', room, use: 'dwelling' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(code(await post('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name: '雪松雅居2栋' }))).toEqual([
      409,
      'households.building_name_taken',
    ]);
  });

  it('have an outline, whose middle marks the building, and which the map of whoever reads there shows', async () => {
    const { lon, lat } = pointIn('001001001');
    const outline = [
      [lon, lat],
      [lon + 0.0002, lat],
      [lon + 0.0002, lat + 0.0001],
      [lon, lat + 0.0001],
    ];
    const drawn = await building('梨园1栋', { outline });
    expect(drawn).toMatchObject({ outline, point: { lon: expect.closeTo(lon + 0.0001, 9), lat: expect.closeTo(lat + 0.00005, 9) } });
    const [a, b, c, e] = outline;
    for (const [fault, crossed] of Object.entries({
      crossing: [a, c, b, e],
      small: [a, b, [lon, lat + 1e-8]],
      large: [a, [lon + 1, lat], c],
    })) {
      const refused = await post('clerk', '/api/buildings', { areaCode: drawn.area.code, name: '梨园2栋', outline: crossed });
      expect([code(refused), refused.body.error.data], fault).toEqual([[422, 'households.outline_unfit'], { fault }]);
    }
    const near = `/api/building-outlines?west=${lon - 0.01}&south=${lat - 0.01}&east=${lon + 0.01}&north=${lat + 0.01}`;
    expect((await get('clerk', near)).body.items).toEqual([{ id: drawn.id, name: '梨园1栋', outline }]);
    expect((await get('outsider', near)).body.items ?? []).toEqual([]);
    expect((await get('clerk', near.replace(`east=${lon + 0.01}`, `east=${lon + 1}`))).body.items).toEqual([]);
    // left out it stays, null takes it away
    const facts = { areaCode: drawn.area.code, name: '梨园1栋', floors: 5, built: null, point: drawn.point, note: null };
    const put = async (body: object) => (await d.as('clerk')).put(`/api/buildings/${drawn.id}`, { id: v7(), ...facts, ...body });
    expect((await put({ version: drawn.version })).body).toMatchObject({ outline, floors: 5 });
    expect((await put({ version: drawn.version + 1, outline: null })).body).toMatchObject({ outline: null });
  });

  it('offer the contact households of their community, those of the grid first', async () => {
    const grid = d.area('001001001').code;
    const offered = await get('clerk', `/api/contact-households?area=${grid}`);
    expect(offered.body.items).toEqual([]);
    const made = async (areaId: string, name: string) => {
      const answer = await post('clerk', '/api/organisations', { kind: 'contact_household', name, areaId });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.id as string;
    };
    const [far, near] = [await made(d.area('001001002').id, '木家中心户'), await made(d.area('001001001').id, '和家中心户')];
    const names = async (query = '') =>
      (await get('clerk', `/api/contact-households?area=${grid}${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await names()).toEqual([near, far]);
    expect(await names(`&q=${encodeURIComponent('木家')}`)).toEqual([far]);
    const own = await building('梨园3栋');
    expect(await household(own.id, '101', { contactId: near })).toMatchObject({ contact: { id: near, name: '和家中心户' } });
    expect((await get('resident', `/api/contact-households?area=${grid}`)).status).toBe(403);
  });

  it('are seen by those who work there, and a building by its head without a post', async () => {
    const own = await building('河畔苑1栋');
    const flat = await household(own.id, '101', { occupancy: 'vacant' });
    expect((await get('outsider', `/api/households/${flat.id}`)).status).toBe(404);
    expect((await get('resident', '/api/households')).status).toBe(403);
    expect(code(await post('outsider', `/api/buildings/${own.id}/households`, { unit: '', room: '102', use: 'dwelling' }))).toEqual([
      403,
      'session.forbidden',
    ]);
    expect((await get('resident', '/api/my-buildings')).body).toEqual({ items: [], head: false });
    const person = { name: d.people.resident.name, phone: d.people.resident.phone, partyMember: false };
    const appointed = await post('clerk', `/api/buildings/${own.id}/heads`, { unit: '', person, validFrom: '2025-09-01' });
    expect(appointed, JSON.stringify(appointed.body)).toMatchObject({ status: 201 });
    expect((await get('resident', '/api/my-buildings')).body).toMatchObject({ head: true, items: [{ name: '河畔苑1栋', dwellings: 1 }] });
    expect(await addresses(`building=${own.id}`, 'resident')).toEqual(['河畔苑1栋101']);
    expect((await get('resident', `/api/households/${flat.id}`)).body).toMatchObject({ occupancy: 'vacant', actions: [] });
    expect(
      code(
        await post('clerk', `/api/buildings/${own.id}/heads`, {
          unit: '',
          person: { personId: appointed.body.posts[0].person.id },
          validFrom: '2025-09-02',
        }),
      ),
    ).toEqual([409, 'households.head_known']);
    await post('clerk', `/api/building-heads/${appointed.body.posts[0].id}/end`, { on: '2025-09-14' });
    expect((await get('resident', '/api/my-buildings')).body.items).toEqual([]);
  });

  it('have members, whom a family’s one phone does not mix up', async () => {
    const own = await building('河畔苑2栋');
    const flat = await household(own.id, '101');
    const join = (name: string, relation: string, more: object = {}) =>
      post('clerk', `/api/households/${flat.id}/members`, {
        person: { name, phone: '13800009001', partyMember: false, ...more },
        relation,
      });
    expect((await join('和建国', 'head')).body.members).toMatchObject([
      { relation: 'head', person: { name: '和建国', phone: '138****9001' } },
    ]);
    expect(code(await join('和小龙', 'child'))).toEqual([409, 'persons.person_phone_taken']);
    expect((await join('和小龙', 'child', { phoneShared: true })).body.members).toHaveLength(2);
    expect(code(await join('和建国', 'head'))).toEqual([409, 'households.member_known']);
  });

  it('keep their members through a merge of persons, and give them back when it is undone', async () => {
    const own = await building('梨园4栋');
    const flat = await household(own.id, '101');
    const enter = async (name: string) =>
      (await post('clerk', '/api/persons', { name, partyMember: false, areaId: d.area('001001001').id })).body.id as string;
    const [kept, other] = [await enter('木同人'), await enter('木同仁')];
    await post('clerk', `/api/households/${flat.id}/members`, { person: { personId: other }, relation: 'head' });
    await post('clerk', `/api/buildings/${own.id}/heads`, { unit: '', person: { personId: other }, validFrom: '2025-09-01' });
    const hangs = async () => [
      (await get('clerk', `/api/households/${flat.id}`)).body.members[0].person.id,
      (await get('clerk', `/api/buildings/${own.id}`)).body.posts[0].person.id,
    ];
    const merged = await post('clerk', `/api/persons/${kept}/merge`, { other, reason: '同一人' });
    expect(await hangs()).toEqual([kept, kept]);
    expect((await post('clerk', `/api/person-merges/${merged.body.merges[0].id}/undo`, { reason: '看错了' })).status).toBe(200);
    expect(await hangs()).toEqual([other, other]);
  });
});

describe('the number of households of a grid', () => {
  const grid = () => d.area('001001002').code;
  const known = async () => {
    const { households, householdsCounted } = (await get('clerk', `/api/areas/${grid()}`)).body;
    return [households, householdsCounted];
  };

  it('is an estimate until its register is complete, then counted with every change, two at once too (fails without the lock)', async () => {
    const own = await building('桥头苑1栋', { areaCode: grid() });
    const before = (await known())[0];
    for (const room of ['101', '102']) await household(own.id, room);
    await household(own.id, '商1', { use: 'shop' });
    expect(await known()).toEqual([before, false]);
    expect((await post('clerk', `/api/areas/${grid()}/households-complete`, { complete: true })).status).toBe(200);
    expect(await known()).toEqual([2, true]);
    await Promise.all(['201', '202', '203', '204'].map((room) => household(own.id, room)));
    expect(await known()).toEqual([6, true]);
    const sums = (await get('clerk', `/api/households/sums?area=${d.area('001001').code}`)).body.below;
    expect(sums.find((one: { area: { code: string } }) => one.area.code === grid())).toMatchObject({
      registered: 6,
      complete: true,
      headless: 1,
    });
    // what is counted is not typed in
    const { version, name, shortName, kind, residents, names } = (await get('clerk', `/api/areas/${grid()}`)).body;
    const edited = await (await d.as('clerk')).put(`/api/areas/${grid()}`, {
      id: v7(),
      version,
      name,
      shortName,
      kind,
      residents,
      names,
      households: 9,
    });
    expect(code(edited)).toEqual([409, 'territory.households_counted']);
    await post('clerk', `/api/areas/${grid()}/households-complete`, { complete: false });
    expect(await known()).toEqual([6, false]);
  });

  it('follows buildings into the areas that replace theirs; a namesake there is told apart', async () => {
    const there = await building('同名苑1栋', { areaCode: grid(), point: pointIn('001001002') });
    const lost = await building('同名苑1栋', {});
    const flat = await household(lost.id, '101');
    const drawn = await building('画在别处1栋', { areaCode: d.area('001001001').code });
    await d.asOwner(`update buildings set lon = $2, lat = $3 where id = any($1)`, [
      [lost.id, drawn.id],
      pointIn('001001002').lon,
      pointIn('001001002').lat,
    ]);
    expect(await followAreas(d.process.kernel, d.id, [d.area('001001001').code])).toBeGreaterThanOrEqual(2);
    expect((await get('clerk', `/api/buildings/${drawn.id}`)).body.area.code).toBe(grid());
    const moved = (await get('clerk', `/api/households/${flat.id}`)).body;
    expect(moved.area.code).toBe(grid());
    expect(moved.building.name).toContain('同名苑1栋（');
    expect((await get('clerk', `/api/buildings/${there.id}`)).body.name).toBe('同名苑1栋');
    expect(await addresses(`area=${grid()}&q=${encodeURIComponent('同名苑')}`)).toEqual([moved.address]);
  });
});
