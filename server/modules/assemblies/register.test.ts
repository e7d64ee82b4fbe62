import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnerEstate, OwnerImport } from '#contract/assemblies/register.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';
import { idNumber, ownerHead, registerOf } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const estateOf = async (name: string, developer: string | null = '丽江宏远置业有限公司'): Promise<OwnerEstate> =>
  (await post('clerk', '/api/owner-estates', { name, areaCode: d.area('001001001').code, developer })).body;
const bring = async (estate: { id: string }, rows: readonly (readonly RawCell[])[], dryRun = false): Promise<OwnerImport> => {
  const bytes = rawWorkbook([{ name: '业主名册', rows: [ownerHead, ...rows] }]);
  return (await sendSheet(d, `/api/owner-estates/${estate.id}/import?id=${v7()}&dryRun=${dryRun}`, bytes)).body;
};
const codes = ({ faults }: OwnerImport): string[] => faults.map(({ code }) => code.replace('assemblies.fault.', ''));

test('each bad row of a register is told in its own words with its law: area 0, shares of three owners, an owner twice', async () => {
  const estate = await estateOf('名册有误小区', null);
  const wrong = await bring(estate, [
    ['1', '1', '101', 0, '住宅', '已售', '张三', '自然人', null, '13800000001', idNumber(1), null],
    ['1', '1', '102', 90, '住宅', '已售', '李四', '自然人', '1/3', null, idNumber(2), null],
    ['1', '1', '102', 90, '住宅', '已售', '王五', '自然人', '1/3', null, idNumber(3), null],
    ['1', '1', '103', 90, '住宅', '已售', '赵六、钱七', '自然人', null, null, null, null],
    ['1', '1', '104', 90, '住宅', '已售', '孙八', '自然人', null, null, null, null],
    ['1', '1', '104', 90, '住宅', '已售', '孙八', '自然人', null, null, null, null],
    ['1', '1', '105', 90, '住宅', '未售', null, null, null, null, null, null],
    ['1', '1', '106', 90, '住宅', '已售', '周九', '自然人', '一半', null, '530702199001010000', null],
    ['1', '1', '107', 90, '住宅', '已售', '吴十', '自然人', '1/2', null, null, null],
    ['1', '1', '107', 90, '住宅', '已售', '郑一', '自然人', null, null, null, null],
    ['1', '1', '108', 90, '住宅', '已售', '冯二', '自然人', null, null, null, null],
    ['1', '1', '108', 91, '住宅', '已售', '陈三', '自然人', null, null, null, null],
  ]);
  expect(codes(wrong)).toEqual([
    'area_zero',
    'several',
    'owner_twice',
    'developer',
    'share_form',
    'id_number',
    'unit_differs',
    'shares',
    'joint_and_shares',
  ]);
  const message = (code: string): string => wrong.faults.find((one) => one.code.endsWith(code))?.message ?? '';
  expect(message('area_zero')).toContain('司法解释第八条');
  expect(message('.shares')).toContain('2 位共有人的份额合计为 2/3，应当等于 1（《民法典》第二百九十八条）');
  expect(wrong).toMatchObject({ units: 0, holders: 0 });
});

test('an owner spelt twice is asked, never merged silently; the clerk decides and everything belongs to one, with one head', async () => {
  const estate = await estateOf('两种写法小区');
  const rows: RawCell[][] = [
    ['1', '1', '101', 100, '住宅', '已售', '王晓明', '自然人', null, '13811110001', idNumber(11), '云2020-0001'],
    ['1', '1', '102', 80, '住宅', '已售', '王小明', '自然人', null, '13811110001', null, null],
    ['1', '1', '201', 80, '住宅', '已售', '李 娜', '自然人', null, null, null, null],
    ['1', '1', '202', 80, '住宅', '已售', '李娜', '自然人', null, null, null, null],
    ['1', '2', '101', 80, '住宅', '已售', '陈芳', '自然人', null, '13811110002', idNumber(12), null],
    ['1', '2', '102', 80, '住宅', '已售', '陈芳', '自然人', null, null, idNumber(12), null],
    ['1', '2', '201', 80, '住宅', '已售', '陈芳', '自然人', null, null, idNumber(13), null],
    ['1', '2', '202', 80, '住宅', '已售', '陈方', '自然人', null, '13811110009', idNumber(12), null],
    // husband and wife share a phone and are two
    ['2', '1', '101', 60, '住宅', '已售', '刘大勇', '自然人', null, '13811110003', null, null],
    ['2', '1', '101', 60, '住宅', '已售', '周桂英', '自然人', null, '13811110003', null, null],
    ['2', '1', '102', 60, '住宅', '未售', null, null, null, null, null, null],
    ['2', '1', '103', 60, '住宅', '已售未交付', '某买受人', '自然人', null, null, null, null],
  ];
  expect(await bring(estate, rows, true)).toMatchObject({ units: 11, holders: 10, doubts: 3, faults: [] });
  expect(await bring(estate, rows)).toMatchObject({ units: 11, holders: 10, doubts: 3 });
  const clerk = await d.as('clerk');
  const { items } = (await clerk.get(`/api/owner-estates/${estate.id}/doubts`)).body;
  expect(items.map((one: { reasons: string[] }) => one.reasons).sort()).toEqual([['number'], ['phone'], ['spelling']]);
  const rollHeads = async (): Promise<number> => (await clerk.get(`/api/owner-estates/${estate.id}`)).body.roll.heads;
  // 王 ×2, 李 ×2, 陈芳, another 陈芳, 陈方, the couple, the developer
  expect(await rollHeads()).toBe(9);
  const decide = (one: { first: { holderId: string }; second: { holderId: string } }, decision: string) =>
    post('clerk', `/api/owner-estates/${estate.id}/doubts`, {
      pairs: [{ firstId: one.first.holderId, secondId: one.second.holderId }],
      decision,
      reason: '核对身份证原件',
    });
  const of = (reason: string) => items.find((one: { reasons: string[] }) => one.reasons.includes(reason));
  expect((await decide(of('phone'), 'same')).body).toMatchObject({ open: 2 });
  expect(await rollHeads()).toBe(8);
  expect((await decide(of('spelling'), 'different')).body).toMatchObject({ open: 1 });
  expect((await decide(of('spelling'), 'same')).body.error.code).toBe('assemblies.doubt_decided');
  expect((await decide(of('number'), 'same')).body).toMatchObject({ open: 0 });
  expect(await rollHeads()).toBe(7);
  const units = (await clerk.get(`/api/owner-estates/${estate.id}/units?q=王晓明`)).body.items;
  expect(units.map(({ label }: { label: string }) => label)).toEqual(['1栋1单元101', '1栋1单元102']);
});

test('doubts are found by building and reason, decided alike at once, and taken back as they were while the register stands', async () => {
  const estate = await estateOf('批量小区');
  const row = (building: string, room: string, name: string, phone: string | null = null) => [
    ...[building, '1', room, 90, '住宅', '已售', name, '自然人', null, phone, null, null],
  ];
  // three spellings of one owner in the first building, two namesakes across buildings
  await bring(estate, [
    row('1', '101', '欧阳 娜娜'),
    row('1', '102', '欧阳·娜娜'),
    row('1', '103', '欧阳娜娜'),
    row('2', '101', '何 平'),
    row('3', '101', '何平'),
  ]);
  const clerk = await d.as('clerk');
  const url = `/api/owner-estates/${estate.id}/doubts`;
  const listed = async (query = '') => (await clerk.get(`${url}${query}`)).body.items;
  const heads = async (): Promise<number> => (await clerk.get(`/api/owner-estates/${estate.id}`)).body.roll.heads;
  const state = async () => ({
    heads: await heads(),
    doubts: (await listed()).map(({ first, second }: { first: { units: string[] }; second: { units: string[] } }) => [
      first.units,
      second.units,
    ]),
  });
  const before = await state();
  expect([before.heads, before.doubts.length]).toEqual([5, 4]);
  expect([(await listed('?building=1')).length, (await listed('?building=3')).length, (await listed('?reason=phone')).length]).toEqual([
    3, 1, 0,
  ]);
  const pairs = (await listed('?building=1')).map(({ first, second }: { first: { holderId: string }; second: { holderId: string } }) => ({
    firstId: first.holderId,
    secondId: second.holderId,
  }));
  const decided = (await post('clerk', url, { pairs, decision: 'same', reason: '核对身份证' })).body;
  expect(decided).toMatchObject({ open: 1 });
  expect(await heads()).toBe(3);
  expect((await post('supervisor', `${url}/undo`, { pairs: decided.decided })).body.error.code).toBe('session.forbidden');
  expect((await post('clerk', `${url}/undo`, { pairs: decided.decided })).body).toEqual({ open: 4 });
  expect(await state()).toEqual(before);
  // decided as different and taken back; then alike again, and a sale in between keeps it from being undone
  const [namesakes] = await listed('?building=3');
  const two = [{ firstId: namesakes.first.holderId, secondId: namesakes.second.holderId }];
  expect((await post('clerk', url, { pairs: two, decision: 'different', reason: '身份证不同' })).body.open).toBe(3);
  expect((await post('clerk', `${url}/undo`, { pairs: two })).body).toEqual({ open: 4 });
  const merged = (await post('clerk', url, { pairs: two, decision: 'same', reason: '核对身份证' })).body.decided;
  expect(await heads()).toBe(4);
  const [sold] = (await clerk.get(`/api/owner-estates/${estate.id}/units?q=${encodeURIComponent(namesakes.second.units[0])}`)).body.items;
  // by building and room alone as well
  const short = namesakes.second.units[0].replace(/栋.*单元/, '-');
  expect((await clerk.get(`/api/owner-estates/${estate.id}/units?q=${short}`)).body.items).toMatchObject([{ id: sold.id }]);
  expect((await post('clerk', `/api/owner-units/${sold.id}/transfer`, { owners: [{ name: '新业主' }], reason: '二手房' })).status).toBe(
    200,
  );
  const refusal = await post('clerk', `${url}/undo`, { pairs: merged });
  expect(refusal.body.error.code).toBe('assemblies.doubt_undone');
  expect(await heads()).toBe(5);
  // all of it or nothing
  const some = [...pairs, { firstId: v7(), secondId: v7() }];
  expect((await post('clerk', url, { pairs: some, decision: 'same', reason: '核对身份证' })).body.error.code).toBe(
    'assemblies.doubt_not_found',
  );
  expect(await heads()).toBe(5);
});

test('the exported register changes nothing; names and numbers are masked for whoever does not keep it, and it is nobody’s of another street', async () => {
  const { estate } = await registerOf(d, '往返小区');
  const bytes = await fetchSheet(d, `/api/owner-estates/${estate.id}/sheet`);
  const again = (await sendSheet(d, `/api/owner-estates/${estate.id}/import?id=${v7()}`, bytes)).body;
  expect(again).toMatchObject({ faults: [], notes: [], units: 0, changed: 0, holders: 0, doubts: 0 });
  // where nobody said what an area is from, nothing better is made of it
  const [units] = await openSheets(d, `/api/owner-estates/${estate.id}/sheet`);
  expect(new Set(units?.rows.slice(1).map((cells) => cells[5]))).toEqual(new Set(['依据不明']));
  // what is changed in a sheet is taken, refused or told, never passed over
  const row = (name: string, share: RawCell, phone: RawCell, title: RawCell): RawCell[] => [
    ...['1', '1', '101', 100, '住宅', '已售', name, '自然人', share, phone, null, title],
  ];
  expect(await bring(estate, [row('赵一', null, null, '云2026-0009')], true)).toMatchObject({ changed: 1, notes: [], faults: [] });
  expect(codes(await bring(estate, [row('赵一', '1/2', null, null), row('钱二', '1/2', null, null)]))).toEqual([
    'owner_changed',
    'share_changed',
  ]);
  expect((await bring(estate, [row('赵一', null, '13900000009', null)])).notes.map(({ code }) => code)).toEqual(['knownUnread']);
  expect((await bring(estate, [row('赵一', null, '0888-5123456', null)])).notes.map(({ code }) => code)).toEqual(['numberUnread']);
  const first = async (who: Who) => (await (await d.as(who)).get(`/api/owner-estates/${estate.id}/units`)).body.items?.[0]?.owners[0];
  expect(await first('clerk')).toMatchObject({ name: '赵一', phone: '139****0001' });
  expect(await first('supervisor')).toMatchObject({ name: '赵*', phone: '139****0001' });
  expect((await (await d.as('outsider')).get(`/api/owner-estates/${estate.id}`)).body.error.code).toBe('assemblies.estate_not_found');
  expect((await (await d.as('resident')).get('/api/owner-estates')).body.error.code).toBe('session.forbidden');
  const rows = await d.asOwner<{ title: string }>(
    "select encode(title_sealed, 'escape') as title from owner_units where title_sealed is not null",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ title }) => title.includes('云2020'))).toBe(false);
});

test('whose flat it is is proven on the phone by last digits, few times a day; a transfer gives it to another', async () => {
  const { estate, unitId } = await registerOf(d, '核验小区', d.people.resident);
  const resident = await d.as('resident');
  expect((await resident.get('/api/my-ownership')).body).toEqual({ proven: false, askable: true, estates: [] });
  const prove = async (digits: string, who: Who = 'resident') => (await post(who, '/api/my-ownership/proof', { digits })).body;
  expect((await prove('000000')).error.code).toBe('assemblies.not_proven');
  expect((await prove('123456', 'neighbour')).error.code).toBe('assemblies.owner_unknown');
  expect(await prove(idNumber(21).slice(-6))).toMatchObject({
    proven: true,
    estates: [{ name: '核验小区', units: [{ label: '1栋1单元101', area: 10_000 }] }],
  });
  for (let n = 0; n < 4; n += 1) await prove('999999');
  expect((await prove(idNumber(21).slice(-6))).error.code).toBe('request.too_many');
  const transfer = (owners: object[]) =>
    post('clerk', `/api/owner-units/${unitId('1栋1单元101')}/transfer`, { owners, reason: '二手房过户' });
  const third = { n: 1, d: 3 };
  expect(
    (
      await transfer([
        { name: '甲某', share: third },
        { name: '乙某', share: third },
      ])
    ).body.error,
  ).toMatchObject({
    code: 'assemblies.shares_sum',
    data: { sum: '2/3' },
  });
  expect(
    (
      await transfer([
        { name: '甲某', share: third },
        { name: '乙某', share: { n: 2, d: 3 } },
      ])
    ).body.owners,
  ).toMatchObject([
    { name: '甲某', share: '1/3' },
    { name: '乙某', share: '2/3' },
  ]);
  expect((await resident.get('/api/my-ownership')).body).toMatchObject({ proven: true, estates: [{ units: [] }] });
  expect((await (await d.as('clerk')).get(`/api/owner-estates/${estate.id}`)).body.roll).toEqual({ heads: 4, area: 38_000 });
});
