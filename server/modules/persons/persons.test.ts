import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renewAll } from '#kernel/keys/rings.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { movePersons } from '#tools/keys/persons.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { testKeys } from '#tools/testing/keys.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const find = async (who: Who, q: string): Promise<{ id: string; name: string }[]> =>
  (await (await d.as(who)).get(`/api/persons?q=${encodeURIComponent(q)}`)).body.items;
const names = async (who: Who, q: string): Promise<string[]> => (await find(who, q)).map(({ name }) => name);
/** Appoints somebody new in the clerk's grid. */
const appoint = async (person: object, kind = 'building_head') =>
  (await d.as('clerk')).post('/api/offices', {
    id: v7(),
    kind,
    person: { partyMember: false, phone: null, ...person },
    areaId: d.area('001001001').id,
    validFrom: '2025-01-01',
  });

describe('finding', () => {
  beforeAll(async () => {
    for (const name of ['木增福', '欧阳娜娜', '吕布', '和丽']) expect((await appoint({ name })).status).toBe(201);
  });
  it('takes the beginning of a name or given name, in characters, pinyin or initials', async () => {
    for (const q of ['木增', '增福', 'muzeng', 'Zeng Fu', 'mzf']) expect(await names('clerk', q), q).toEqual(['木增福']);
    for (const q of ['娜娜', 'nana', 'ouyang', 'oynn']) expect(await names('clerk', q), q).toEqual(['欧阳娜娜']);
    for (const q of ['lv', 'lü']) expect(await names('clerk', q), q).toEqual(['吕布']);
    expect(await names('clerk', 'zf')).toEqual([]);
  });
  it('shows those of the own areas; the whole jurisdiction to whoever manages it', async () => {
    expect(await names('outsider', 'muzeng')).toEqual([]);
    expect(await names('outsider', '木增福')).toEqual(['木增福']);
    const ring = await d.process.kernel.keys.of(d.id);
    // nobody of any area
    await d.database.db.write(d.access, (tx) =>
      insertPersons(tx, d.id, ring, [{ id: v7(), name: '段誉', phone: null, partyMember: false }]),
    );
    expect(await names('supervisor', 'duan')).toEqual(['段誉']);
    expect(await names('clerk', 'duan')).toEqual([]);
  });
});

describe('a phone', () => {
  it('is shared by a family of five once somebody says so; each is found by it and stays a person of their own', async () => {
    const family = ['杨父', '杨母', '杨大宝', '杨小宝', '杨奶奶'];
    const phone = '13912340001';
    const [first, ...others] = family;
    expect((await appoint({ name: first, phone })).status).toBe(201);
    for (const name of others) {
      expect((await appoint({ name, phone })).body.error.code).toBe('persons.person_phone_taken');
      expect((await appoint({ name, phone, phoneShared: true })).status).toBe(201);
    }
    expect((await names('clerk', phone)).toSorted()).toEqual(family.toSorted());
    // again, they are who they were
    for (const name of family) expect((await appoint({ name, phone }, 'grid_worker')).status).toBe(201);
    expect(await find('clerk', phone)).toHaveLength(5);
    const [mother] = await find('clerk', '杨母');
    const change = async (over: object) =>
      (await d.as('clerk')).put(`/api/persons/${mother?.id}`, { id: v7(), version: 1, name: '杨母', partyMember: false, ...over });
    expect((await appoint({ name: '邻居', phone: '13912340002' })).status).toBe(201);
    expect((await change({ phone: '13912340002' })).body.error.code).toBe('persons.person_phone_taken');
    expect((await change({ phone: '13912340002', phoneShared: true })).body.phone).toBe('139****0002');
  });

  it('stands nowhere in the database, and nothing of it opens elsewhere', async () => {
    const phone = '13912345678';
    expect((await appoint({ name: '隐私', phone })).status).toBe(201);
    const rows = await d.asOwner<{ row: string; id: string; phone_sealed: Buffer }>(
      "select p::text as row, id, phone_sealed from persons p where name = '隐私'",
    );
    expect(JSON.stringify(rows)).not.toContain(phone);
    expect(rows[0]?.row).not.toContain(Buffer.from(phone).toString('hex'));
    const ring = await d.process.kernel.keys.of(d.id);
    expect(ring.open(`persons.phone ${rows[0]?.id}`, rows[0]?.phone_sealed as Buffer)).toBe(phone);
    expect(() => ring.open(`persons.phone ${v7()}`, rows[0]?.phone_sealed as Buffer)).toThrow();
  });

  it('of an older version is sealed at the start, and then found', async () => {
    const id = v7();
    await d.asOwner("insert into persons (jurisdiction_id, id, name, phone) values ($1, $2, '旧版本', '13912349999')", [d.id, id]);
    expect(await movePersons(d.database.ownerUrl, testKeys)).toBe(1);
    expect(await movePersons(d.database.ownerUrl, testKeys)).toBe(0);
    expect(await names('supervisor', '13912349999')).toEqual(['旧版本']);
    expect(await names('supervisor', 'jiuban')).toEqual(['旧版本']);
    expect(await d.asOwner('select phone from persons where id = $1', [id])).toEqual([{ phone: null }]);
  });

  it('is found and opened while keys are renewed, and after', async () => {
    const phone = '13912347777';
    expect((await appoint({ name: '换钥', phone })).status).toBe(201);
    await renewAll(d.database.db.pool, testKeys);
    const { keys } = d.process.kernel;
    keys.forget();
    expect(await names('clerk', phone)).toEqual(['换钥']);
    await keys.reseal();
    keys.forget();
    expect(await names('clerk', phone)).toEqual(['换钥']);
    expect(await d.asOwner('select distinct key_version from persons where phone_sealed is not null')).toEqual([{ key_version: 2 }]);
  });
});
