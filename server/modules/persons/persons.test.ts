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

/** A person in the register of the clerk's community. */
const enter = async (person: object, who: Who = 'clerk') =>
  (await d.as(who)).post('/api/persons', { id: v7(), partyMember: false, areaId: d.area('001001001').id, ...person });
const fileOf = async (id: string, who: Who = 'clerk') => (await d.as(who)).get(`/api/persons/${id}/file`);
const act = async (url: string, body: object, who: Who = 'clerk') => (await d.as(who)).post(url, { id: v7(), ...body });

describe('an identity number', () => {
  it('is one person’s: a wrong check digit and a second bearer are refused in clear words, two at once enter one', async () => {
    const wrong = await enter({ name: '证件错', idNumber: '110105194912310021' });
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'persons.id_number_invalid', data: { fault: 'check' } } } });
    expect(wrong.body.error.message).toMatch(/校验码/);
    const idNumber = '110105 19491231 002x';
    const both = await Promise.all([enter({ name: '甲某', idNumber }), enter({ name: '乙某', idNumber })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await find('clerk', '11010519491231002X')).toHaveLength(1);
    const [{ id }] = (await find('clerk', '11010519491231002X')) as [{ id: string; name: string }];
    expect((await fileOf(id)).body).toMatchObject({ idNumber: '110***********002X', hasAddress: false });
  });

  it('tells twins with one birthday and one phone apart', async () => {
    const phone = '13912340099';
    const one = await enter({ name: '双大', phone, idNumber: '440524188001010014' });
    const other = await enter({ name: '双小', phone, phoneShared: true, idNumber: '440524188001010030' });
    expect([one.status, other.status], JSON.stringify(other.body)).toEqual([201, 201]);
    expect(await find('clerk', phone)).toHaveLength(2);
    expect(await names('clerk', '440524188001010030')).toEqual(['双小']);
  });
});

describe('the file of a person', () => {
  it('says by which area each part is seen, and shows nothing to whoever manages no place of theirs', async () => {
    const { body: made } = await enter({ name: '档案人', phone: '13912340100', address: '七一街 8 号' });
    expect((await appoint({ name: '档案人', phone: '13912340100' })).status).toBe(201);
    const { body } = await fileOf(made.id);
    expect(body).toMatchObject({
      name: '档案人',
      phone: '139****0100',
      hasAddress: true,
      area: { code: `${d.code}001001001` },
      purposes: [
        { use: 'persons.register', basis: 'consent', consent: null },
        { use: 'organisations.office', basis: 'duty' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('七一街');
    for (const tie of body.ties) expect(tie.because).toEqual({ by: 'area', at: expect.stringContaining('') });
    expect((await fileOf(made.id, 'outsider')).body.error.code).toBe('persons.person_not_found');
    expect((await fileOf(made.id, 'resident')).status).toBe(403);
  });

  it('shows sealed values for a reason, and every look with it', async () => {
    const { body: made } = await enter({ name: '被看人', phone: '13912340101', address: '新华街 1 号' });
    const shown = await act(`/api/persons/${made.id}/reveal`, { reason: '上门送证', what: ['phone', 'address'] });
    expect(shown.body).toEqual({ name: '被看人', phone: '13912340101', address: '新华街 1 号' });
    expect((await act(`/api/persons/${made.id}/reveal`, { reason: '好奇' }, 'outsider')).status).toBe(403);
    expect((await fileOf(made.id)).body.looks).toEqual([
      { at: expect.any(String), who: d.people.clerk.name, what: ['phone', 'address'], reason: '上门送证' },
    ]);
  });

  it('keeps consents; the last one counts', async () => {
    const { body: made } = await enter({ name: '同意人' });
    const consent = (given: boolean, on: string) =>
      act(`/api/persons/${made.id}/consents`, { use: 'persons.register', given, on, how: '书面签字' });
    expect((await consent(true, '2025-01-02')).body.purposes).toMatchObject([{ use: 'persons.register', consent: { given: true } }]);
    expect((await consent(false, '2025-03-01')).body.purposes).toMatchObject([{ consent: { given: false, on: '2025-03-01' } }]);
    // what rested on it has ended, and whoever worked there still finds the person
    expect((await fileOf(made.id)).body).toMatchObject({ area: null, ties: [{ use: 'persons.register', current: false }] });
    const register = await (await d.as('clerk')).get(`/api/persons/register?area=${d.area('001001001').code}`);
    expect(register.body.items.map(({ id }: { id: string }) => id)).not.toContain(made.id);
    expect((await act(`/api/persons/${made.id}/consents`, { use: 'no.such', given: true, on: '2025-01-01', how: '口头' })).status).toBe(
      400,
    );
  });
});

describe('two records of one person', () => {
  const offices = async (id: string): Promise<number> =>
    (await (await d.as('clerk')).get(`/api/offices?person=${id}&limit=50`)).body.items.length;

  it('are doubted, merged with everything that hangs on them, and taken apart again', async () => {
    const { body: kept } = await enter({ name: '合并人', phone: '13912340200' });
    const { body: other } = await enter({ name: '合并人', address: '光义街 3 号' });
    await act('/api/offices', {
      kind: 'building_head',
      person: { personId: other.id },
      areaId: d.area('001001001').id,
      validFrom: '2025-01-01',
    });
    const doubts = (await (await d.as('clerk')).get('/api/person-doubts')).body.items;
    expect(doubts).toMatchObject([{ kind: 'name_area', first: { id: kept.id }, second: { id: other.id } }]);
    expect((await (await d.as('outsider')).get('/api/person-doubts')).body.items).toEqual([]);
    expect((await act(`/api/persons/${kept.id}/merge`, { other: kept.id, reason: '同一人' })).body.error.code).toBe('persons.same_record');
    const merged = await act('/api/person-doubts/decide', { keep: kept.id, other: other.id, same: true, reason: '同一人' });
    expect(merged.body, JSON.stringify(merged.body)).toEqual({ ok: true });
    const { body: file } = await fileOf(kept.id);
    expect(file).toMatchObject({ hasAddress: true, merges: [{ name: '合并人', reason: '同一人', who: d.people.clerk.name }] });
    expect([await offices(kept.id), await offices(other.id)]).toEqual([1, 0]);
    expect((await fileOf(other.id)).status).toBe(404);
    expect(await names('clerk', '合并人')).toEqual(['合并人']);
    expect((await (await d.as('clerk')).get('/api/person-doubts')).body.items).toEqual([]);
    const undo = () => act(`/api/person-merges/${file.merges[0].id}/undo`, { reason: '看错了' });
    expect((await undo()).body).toMatchObject({ hasAddress: false, merges: [] });
    expect((await undo()).body.error.code).toBe('persons.merge_undone');
    expect([await offices(kept.id), await offices(other.id)]).toEqual([0, 1]);
    expect((await fileOf(other.id)).body).toMatchObject({ name: '合并人', hasAddress: true });
  });

  it('are two after all, and never doubted again', async () => {
    const { body: one } = await enter({ name: '同名人' });
    const { body: other } = await enter({ name: '同名人' });
    const decide = () => act('/api/person-doubts/decide', { keep: one.id, other: other.id, same: false, reason: '年龄不同' });
    expect((await decide()).status).toBe(200);
    expect((await decide()).body.error.code).toBe('persons.doubt_decided');
    const changed = await (await d.as('clerk')).put(`/api/persons/${one.id}`, { id: v7(), version: 1, name: '同名人', partyMember: true });
    expect(changed.status).toBe(200);
    expect((await (await d.as('clerk')).get('/api/person-doubts')).body.items).toEqual([]);
  });

  it('are not merged where both hold one office at a time, nor with two identity numbers', async () => {
    const ids = await Promise.all(['冲突甲', '冲突乙'].map(async (name) => (await enter({ name })).body.id));
    for (const personId of ids)
      await act('/api/offices', { kind: 'building_head', person: { personId }, areaId: d.area('001001001').id, validFrom: '2025-01-01' });
    expect((await act(`/api/persons/${ids[0]}/merge`, { other: ids[1], reason: '同一人' })).body.error.code).toBe('persons.merge_conflict');
  });

  it('of two who merge them at once the other way round, one does', async () => {
    const [a, b] = await Promise.all(['竞争', '竞争'].map(async (name) => (await enter({ name })).body.id));
    const both = await Promise.all([
      act(`/api/persons/${a}/merge`, { other: b, reason: '同一人' }),
      act(`/api/persons/${b}/merge`, { other: a, reason: '同一人' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
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
