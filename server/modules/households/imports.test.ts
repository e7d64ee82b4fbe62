import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HouseholdImport } from '#contract/households/imports.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';

const asKept = readFileSync(path.join(import.meta.dirname, 'testing/as-kept.xlsx'));

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const start = (who: Who, area: string, id: string = v7()): Promise<Answer> =>
  sendSheet(d, `/api/household-imports?id=${id}&area=${area}`, asKept, who);
const decide = (one: HouseholdImport, decisions: Record<string, string | null>): Promise<Answer> =>
  post('clerk', `/api/household-imports/${one.id}/decisions`, {
    version: one.version,
    decisions: Object.entries(decisions).map(([key, value]) => ({ key, value })),
  });
const choice = (one: HouseholdImport, key: string, begins: string): string =>
  one.doubts.find((doubt) => doubt.key === key)?.choices.find(({ value }) => value.startsWith(begins))?.value ?? `no ${begins} for ${key}`;

it('a list as communities keep it is read whole; every doubt is told with what may be done about it, and nothing counts before', async () => {
  const community = d.area('001001').code;
  for (const name of ['雪松雅居1栋', '映雪苑2栋'])
    expect((await post('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name })).status).toBe(201);
  expect((await start('outsider', community)).status).toBe(403);
  const id = v7();
  const begun = await start('clerk', community, id);
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  const read: HouseholdImport = begun.body;
  // the same file again is the same import
  expect((await start('clerk', community, id)).body.version).toBe(1);
  // the title above, the total below and the blank row are no households
  expect([read.rows, read.plan.added, read.plan.passed]).toEqual([6, 1, 5]);
  expect(read.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['headingRow', 'totals']));
  const told = Object.fromEntries(read.doubts.map(({ key, code }) => [key, code]));
  expect(told).toMatchObject({
    '5 idNumber': 'request.cell_digits',
    '6 floorArea': 'households.cell_number',
    'building 映雪苅2栋': 'households.building_unknown',
    '8 registeredOn': 'households.cell_day',
    '9 twice': 'households.cell_twice',
    '9 registeredOn': 'request.cell_serial',
    'building 紫藤苑3栋': 'households.building_unknown',
    '10 phone': 'households.cell_phone',
    '10 idNumber': 'households.cell_id_number',
    '10 floorArea': 'households.cell_number',
    '10 registeredOn': 'households.cell_day',
  });
  const before = (await (await d.as('clerk')).get('/api/households')).body;
  expect(before.items).toEqual([]);
  const early = await post('clerk', `/api/household-imports/${id}/apply`, { version: 1 });
  expect([early.status, early.body.error.code]).toEqual([422, 'households.import_undecided']);

  // what is meant is proposed: a misspelt building, a rough figure, a month, a day written the other way round
  const wanted: Record<string, string> = {
    'building 映雪苅2栋': choice(read, 'building 映雪苅2栋', 'is '),
    'building 紫藤苑3栋': `new ${d.area('001001002').code}`,
    '6 floorArea': 'take 120',
    '8 registeredOn': 'take 2024-03-01',
    '10 registeredOn': 'take 2023-12-31',
    '10 floorArea': 'empty',
    '9 registeredOn': 'take 2019-01-01',
    '9 twice': 'skip',
  };
  const rest = Object.fromEntries(
    read.doubts.map(({ key, choices }) => [key, wanted[key] ?? choices.find(({ value }) => value === 'empty')?.value ?? '']),
  );
  const decided: HouseholdImport = (await decide(read, rest)).body;
  expect(decided.doubts.filter(({ decided: one }) => one === null)).toEqual([]);
  expect(decided.plan).toEqual({ buildings: 1, added: 5, changed: 0, unchanged: 0, members: 5, passed: 1 });
  // a decision is taken back and taken again
  const undone: HouseholdImport = (await decide(decided, { '6 floorArea': null })).body;
  expect([undone.undecided, undone.plan.added]).toEqual([1, 4]);
  const again: HouseholdImport = (await decide(undone, { '6 floorArea': 'take 120' })).body;

  const applied = await post('clerk', `/api/household-imports/${id}/apply`, { version: again.version });
  expect(applied.status, JSON.stringify(applied.body)).toBe(200);
  expect(applied.body).toMatchObject({ state: 'applied', doubts: [], plan: { buildings: 1, added: 5, members: 5, passed: 1 } });
  const clerk = await d.as('clerk');
  const list = (await clerk.get('/api/households')).body.items;
  expect(list.map((one: { address: string }) => one.address)).toEqual([
    '映雪苑2栋201',
    '雪松雅居1栋101',
    '雪松雅居1栋102',
    '雪松雅居1栋103',
    '紫藤苑3栋302',
  ]);
  const at = async (n: number) => (await clerk.get(`/api/households/${list[n].id}`)).body;
  expect(await at(1)).toMatchObject({
    floorArea: 89.5,
    registeredOn: '2023-03-15',
    members: [{ relation: 'head', person: { name: '和建国', phone: '138****1001' } }],
  });
  expect(await at(2)).toMatchObject({
    floorArea: 102.3,
    registeredOn: '2024-03-05',
    members: [{ person: { name: '木秀英', phone: '138****1002' } }],
  });
  expect(await at(3)).toMatchObject({ floorArea: 120, note: '出租' });
  expect(await at(4)).toMatchObject({
    floorArea: null,
    note: '第一行\n第二行',
    area: { code: d.area('001001002').code },
    members: [{ person: { name: '张伟', phone: null } }],
  });
  // what people wrote is kept no longer, and sealed before that
  expect(await d.asOwner('select sheet from household_imports where id = $1', [id])).toEqual([{ sheet: Buffer.from('') }]);

  // the same list a second time: nobody twice
  const twice: HouseholdImport = (await start('clerk', community)).body;
  const same = Object.fromEntries(
    twice.doubts.map(({ key, choices }) => [key, wanted[key] ?? choices.find(({ value }) => value === 'empty')?.value ?? '']),
  );
  const settled: HouseholdImport = (await decide(twice, { ...same, 'building 映雪苅2栋': choice(twice, 'building 映雪苅2栋', 'is ') }))
    .body;
  expect(settled.plan).toMatchObject({ buildings: 0, added: 0, changed: 0, unchanged: 5, members: 0 });
  expect((await post('clerk', `/api/household-imports/${twice.id}/discard`, { version: settled.version })).body.state).toBe('discarded');
});
