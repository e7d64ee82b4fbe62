import readSheets from 'read-excel-file/node';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type SheetImport, sheetImport } from '#contract/organisations/sheets.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { headOf, type SheetKey, sheetKeys } from './domain/people-sheet.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
});
afterAll(() => district?.close());

type Cells = Record<string, string | number>;
const workbook = (sheets: Partial<Record<SheetKey, Cells[]>>): Promise<Buffer> =>
  writeXlsxFile(
    (Object.entries(sheets) as [SheetKey, Cells[]][]).map(([key, rows]) => {
      const { name, head } = headOf(key);
      const [heading = []] = head;
      const data = [heading, ...rows.map((row) => heading.map((column) => row[column] ?? null))];
      return {
        sheet: name,
        data: data.map((row) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String }))),
      };
    }),
  ).toBuffer();
const send = (bytes: Buffer, query: string, who: Who = 'clerk'): Promise<Answer> =>
  sendSheet(district, `/api/organisations/sheet?${query}`, bytes, who);
const imported = async (bytes: Buffer, options: { dryRun?: boolean; id?: string; who?: Who } = {}): Promise<SheetImport> => {
  const answer = await send(bytes, `id=${options.id ?? v7()}&dryRun=${options.dryRun ?? false}`, options.who);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return sheetImport.parse(answer.body);
};
const download = async (url: string, who: Who = 'clerk') => {
  const { cookie } = await district.as(who);
  return district.process.app.inject({ url, headers: { 'x-jurisdiction': district.code, cookie } });
};
const count = async (table: string): Promise<number> =>
  (await district.asOwner<{ n: number }>(`select count(*)::int as n from ${table} where jurisdiction_id = $1`, [district.id]))[0]?.n ?? -1;
const community = () => district.area('001001').code;
const grid = () => district.area('001001001').code;

const joined = (more: Cells = {}): Cells => ({
  '大党委（联盟）区划代码': community(),
  '大党委（联盟）': '柳岸大党委',
  单位区划代码: community(),
  单位: '=1+1商店',
  加入日期: '2024-05-01',
  ...more,
});
const sides = (): Cells => ({
  协议名称: '便民协议',
  社区方区划代码: community(),
  社区方组织: '柳岸党总支',
  单位区划代码: community(),
  单位: '=1+1商店',
});
const promised = (more: Cells): Cells => ({ ...sides(), 协议开始日期: '2025-01-01', ...more });
const whole = () =>
  workbook({
    organisations: [
      { 区划代码: community(), 类型: '党总支', 名称: '柳岸党总支', 党员数: 120, 成立日期: '2019-07-01' },
      { 区划代码: grid(), 类型: '党支部', 名称: '第一网格党支部', 上级区划代码: community(), 上级组织: '柳岸党总支' },
      { 区划代码: community(), 类型: '企业', 名称: '=1+1商店', 统一社会信用代码: '91350100m000100y43', 经度: 100.2, 纬度: 26.8 },
      { 区划代码: community(), 类型: '大党委', 名称: '柳岸大党委' },
    ],
    memberships: [joined()],
    offices: [
      {
        区划代码: community(),
        组织: '柳岸大党委',
        职务: '兼职委员',
        姓名: '木老板',
        派出单位区划代码: community(),
        派出单位: '=1+1商店',
        任职日期: '2024-06-01',
      },
      { 区划代码: grid(), 组织: '第一网格党支部', 职务: '书记', 姓名: '和丽', 手机号: '13900000001', 党员: '是', 任职日期: '2024-01-01' },
      { 区划代码: grid(), 职务: '网格长', 姓名: '和丽', 手机号: '13900000001', 用工形式: '兼职', 任职日期: '2024.1.1' },
      { 区划代码: community(), 组织: '=1+1商店', 职务: '负责人', 姓名: '木老板', 任职日期: '2024年3月1日' },
    ],
    agreements: [{ ...sides(), 签订日期: '2025-01-01', 开始日期: '2025-01-01', 结束日期: '2026-12-31' }],
    promises: [
      // the shop's head, who is known by name; a new one with a phone; the same words for another day
      promised({ 承诺: '每季度义诊一次', 责任人: '木老板', 完成期限: '2026-03-31', 完成日期: '2026-03-20', 完成情况: '到 60 人' }),
      promised({ 承诺: '每季度义诊一次', 责任人: '木老板', 完成期限: '2026-06-30' }),
      promised({ 承诺: '捐书 100 册', 责任人: '新来的', 手机号: '13900000007' }),
    ],
  });
const nothing = { added: 0, changed: 0, unchanged: 0 };
const figures = (key: 'added' | 'unchanged', n: Record<SheetKey, number>) =>
  Object.fromEntries(sheetKeys.map((sheet) => [sheet, { ...nothing, [key]: n[sheet] }]));
const tables = ['organisations', 'memberships', 'persons', 'offices', 'agreements', 'promises'];

describe('the workbook of organisations', () => {
  it('is tried first, then imported whole; a second time nothing changes', async () => {
    const file = await whole();
    const before = await count('organisations');
    const numbers = { organisations: 4, memberships: 1, offices: 4, agreements: 1, promises: 3 };
    const added = figures('added', numbers);
    expect(await imported(file, { dryRun: true })).toEqual({ applied: false, ...added, faultCount: 0, faults: [], notes: [] });
    expect(await count('organisations')).toBe(before);
    const id = v7();
    const [first, repeat] = await Promise.all([imported(file, { id }), imported(file, { id })]);
    expect(first).toEqual({ applied: true, ...added, faultCount: 0, faults: [], notes: [] });
    expect(repeat).toEqual(first);
    expect(await imported(file)).toEqual({ applied: true, ...figures('unchanged', numbers), faultCount: 0, faults: [], notes: [] });
    expect(await Promise.all(tables.map(count))).toEqual([before + 4, 1, 4, 4, 1, 3]);
    const days = await district.asOwner<{ day: string }>(
      'select valid_from::text as day from offices where jurisdiction_id = $1 order by id',
      [district.id],
    );
    expect(days.map((d) => d.day).sort()).toEqual(['2024-01-01', '2024-01-01', '2024-03-01', '2024-06-01']);
    const promises = await district.asOwner(
      `select m.text, r.name, m.sort, m.due_on::text as due, m.kept_on::text as kept, m.outcome from promises m
       join persons r on r.jurisdiction_id = m.jurisdiction_id and r.id = m.responsible_id where m.jurisdiction_id = $1 order by m.sort`,
      [district.id],
    );
    expect(promises).toEqual([
      { text: '每季度义诊一次', name: '木老板', sort: 0, due: '2026-03-31', kept: '2026-03-20', outcome: '到 60 人' },
      { text: '每季度义诊一次', name: '木老板', sort: 1, due: '2026-06-30', kept: null, outcome: null },
      { text: '捐书 100 册', name: '新来的', sort: 2, due: null, kept: null, outcome: null },
    ]);
  });

  it('comes out as it goes in: imported again it changes nothing, phones are masked, nothing in it is a formula', async () => {
    const answer = await download(`/api/organisations/sheet?area=${community()}`);
    expect(answer.statusCode).toBe(200);
    const sheets = await readSheets(answer.rawPayload);
    expect(sheets.map((s) => s.sheet)).toEqual(['组织', '成员单位', '任职', '共建协议', '协议承诺']);
    expect(sheets.map((s) => s.data.length - 1).slice(1)).toEqual([1, 4, 1, 3]);
    const text = JSON.stringify(sheets);
    expect(text).toContain('139****0001');
    expect(text).not.toContain('13900000001');
    expect(text).toContain('=1+1商店');
    // a cell that were a formula would carry <f>; unpacked sheets hold none
    const { unzipSync } = await import('fflate');
    for (const [name, bytes] of Object.entries(unzipSync(answer.rawPayload)))
      if (name.includes('sheet')) expect(Buffer.from(bytes).toString()).not.toContain('<f>');
    const again = await imported(answer.rawPayload);
    expect(again).toMatchObject({ applied: true, faults: [] });
    for (const key of sheetKeys) expect(again[key]).toMatchObject({ added: 0, changed: 0 });
    const template = await download('/api/organisations/sheet/template');
    expect((await readSheets(template.rawPayload)).map((s) => s.data.length)).toEqual([1, 1, 1, 1, 1]);
    const audit = await district.asOwner<{ subject: string }>("select subject from audit_log where action = 'people.sheet_exported'");
    expect(audit).toEqual([{ subject: community() }]);
  });

  it('changes what differs and leaves columns alone that it does not have', async () => {
    const file = await workbook({
      organisations: [
        { 区划代码: community(), 类型: '企业', 名称: '一加一商店', 统一社会信用代码: '91350100M000100Y43', 电话: '0888-5123456' },
      ],
      offices: [{ 区划代码: grid(), 职务: '网格长', 姓名: '和丽', 任职日期: '2024-01-01', 用工形式: '兼职', 离任日期: '2025-06-30' }],
    });
    expect(await imported(file)).toMatchObject({
      applied: true,
      organisations: { ...nothing, changed: 1 },
      offices: { ...nothing, changed: 1 },
    });
    const [shop] = await district.asOwner("select name, phone, lon from organisations where credit_code = '91350100M000100Y43'");
    // the heading of the template has the column of the longitude, the cell is empty: it has none any more
    expect(shop).toEqual({ name: '一加一商店', phone: '0888-5123456', lon: null });
  });

  it('notes promises as kept, adds others at the end, and lets the agreement be known as changed', async () => {
    const shop = { 单位: '一加一商店' };
    const version = async () =>
      (await district.asOwner<{ version: number }>('select version from agreements where jurisdiction_id = $1', [district.id]))[0]?.version;
    const before = (await version()) ?? 0;
    const file = await workbook({
      promises: [
        promised({ ...shop, 承诺: '每季度义诊一次', 责任人: '木老板', 完成期限: '2026-06-30', 完成日期: '2026-06-20' }),
        promised({ ...shop, 承诺: '捐书 100 册', 责任人: '木老板' }),
        promised({ ...shop, 承诺: '每季度义诊一次', 责任人: '木老板', 完成期限: '2026-09-30' }),
      ],
    });
    expect(await imported(file)).toMatchObject({ applied: true, promises: { added: 1, changed: 2, unchanged: 0 } });
    expect(await imported(file)).toMatchObject({ applied: true, promises: { added: 0, changed: 0, unchanged: 3 } });
    const rows = await district.asOwner(
      `select m.sort, m.due_on::text as due, m.kept_on::text as kept, r.name from promises m
       join persons r on r.jurisdiction_id = m.jurisdiction_id and r.id = m.responsible_id where m.jurisdiction_id = $1 order by m.sort`,
      [district.id],
    );
    expect(rows).toEqual([
      { sort: 0, due: '2026-03-31', kept: '2026-03-20', name: '木老板' },
      { sort: 1, due: '2026-06-30', kept: '2026-06-20', name: '木老板' },
      { sort: 2, due: null, kept: null, name: '木老板' },
      { sort: 3, due: '2026-09-30', kept: null, name: '木老板' },
    ]);
    // whoever has the agreement open on screen does not write over what the workbook brought
    expect(await version()).toBe(before + 1);
  });

  it('ends seats with the membership, and does not open them again from the same workbook', async () => {
    const seat = (more: Cells): Cells => ({
      区划代码: community(),
      组织: '柳岸大党委',
      职务: '兼职委员',
      姓名: '木老板',
      派出单位区划代码: community(),
      派出单位: '一加一商店',
      任职日期: '2024-06-01',
      ...more,
    });
    const left = joined({ 单位: '一加一商店', 退出日期: '2025-12-31' });
    const open = await imported(await workbook({ memberships: [left], offices: [seat({})] }));
    expect(open.faults.map((f) => [f.sheet, f.column, f.code])).toEqual([['任职', '离任日期', 'organisations.seat_outlasts']]);
    const file = await workbook({ memberships: [left] });
    expect(await imported(file)).toMatchObject({ applied: true, memberships: { ...nothing, changed: 1 } });
    expect(await imported(file)).toMatchObject({ applied: true, memberships: { ...nothing, unchanged: 1 } });
    const ends = await district.asOwner(
      "select valid_to::text as day from offices where jurisdiction_id = $1 and kind = 'part_time_member'",
      [district.id],
    );
    expect(ends).toEqual([{ day: '2025-12-31' }]);
    // it joins again, and sends somebody anew, in one workbook
    const anew = await workbook({
      memberships: [left, joined({ 单位: '一加一商店', 加入日期: '2026-02-01' })],
      offices: [seat({ 离任日期: '2025-12-31' }), seat({ 任职日期: '2026-02-01' })],
    });
    expect(await imported(anew)).toMatchObject({
      applied: true,
      memberships: { added: 1, changed: 0, unchanged: 1 },
      offices: { added: 1, changed: 0, unchanged: 1 },
    });
    expect(await imported(anew)).toMatchObject({
      applied: true,
      memberships: { ...nothing, unchanged: 2 },
      offices: { ...nothing, unchanged: 2 },
    });
  });

  it('names every fault by sheet, row and column, and then applies nothing', async () => {
    const before = await Promise.all(tables.map(count));
    const file = await workbook({
      organisations: [
        { 区划代码: community(), 类型: '企业', 名称: '好的一行' },
        { 区划代码: '999999', 类型: '企业', 名称: '无此区划' },
        { 区划代码: district.code, 类型: '企业', 名称: '越权区划' },
        { 区划代码: community(), 类型: '国王', 名称: '无此类型' },
        { 区划代码: community(), 类型: '企业', 统一社会信用代码: '91350100M000100Y42', 名称: '错代码' },
        { 区划代码: community(), 类型: '企业', 名称: '好的一行' },
        { 区划代码: community(), 类型: '党委（党工委）', 名称: '倒置', 上级组织: '柳岸党总支' },
        { 区划代码: community(), 类型: '党支部', 名称: '柳岸党总支' },
        { 区划代码: community(), 类型: '企业', 名称: '坏数', 党员数: '很多', 成立日期: '2024-02-30', 经度: 100 },
        { 区划代码: community(), 类型: '企业' },
      ],
      offices: [
        { 区划代码: grid(), 组织: '没有的组织', 职务: '书记', 姓名: '某人', 任职日期: '2024-01-01' },
        { 区划代码: grid(), 组织: '第一网格党支部', 职务: '网格长', 姓名: '某人', 任职日期: '2024-01-01' },
        { 区划代码: grid(), 组织: '第一网格党支部', 职务: '书记', 姓名: '冒名', 手机号: '13900000001', 任职日期: '2024-01-01' },
        { 区划代码: grid(), 组织: '第一网格党支部', 职务: '书记', 姓名: '和丽', 任职日期: '2024-06-01' },
        { 区划代码: grid(), 职务: '网格员', 姓名: '倒期', 任职日期: '2024-06-01', 离任日期: '2024-01-01' },
        { 区划代码: grid(), 职务: '网格员', 姓名: '坏号', 手机号: '12345', 任职日期: '2024-06-01' },
      ],
      agreements: [
        {
          协议名称: '自己与自己',
          社区方区划代码: community(),
          社区方组织: '柳岸党总支',
          单位区划代码: community(),
          单位: '柳岸党总支',
          签订日期: '2025-01-01',
          开始日期: '2025-01-01',
          结束日期: '2026-12-31',
        },
      ],
      memberships: [
        joined({ 单位: '无此单位' }),
        joined({ '大党委（联盟）': '柳岸党总支', 单位: '一加一商店' }),
        joined({ 单位: '柳岸大党委' }),
        joined({ 单位: '一加一商店', 加入日期: '2025-06-01' }),
        joined({ 单位: '一加一商店', 加入日期: '2026-05-01', 退出日期: '2026-04-01' }),
        joined({ 单位: '一加一商店', 加入日期: '2025-06-01' }),
      ],
      promises: [
        promised({ 承诺: '无此协议', 责任人: '木老板', 单位: '一加一商店', 协议开始日期: '2020-01-01' }),
        promised({ 承诺: '捐书', 责任人: '冒名', 手机号: '13900000001', 单位: '一加一商店' }),
        promised({ 承诺: '捐物', 责任人: '某人', 手机号: '138****9999', 单位: '一加一商店' }),
        promised({ 承诺: '没有完成日期', 责任人: '木老板', 单位: '一加一商店', 完成情况: '好' }),
        promised({ 承诺: '捐画', 责任人: '木老板', 单位: '一加一商店' }),
        promised({ 承诺: '捐画', 责任人: '木老板', 单位: '一加一商店' }),
      ],
    });
    const outcome = await imported(file);
    expect(outcome.applied).toBe(false);
    expect(outcome.faults.map((f) => [f.sheet, f.row, f.column, f.code.replace(/^\w+\./, '')])).toEqual([
      ['组织', 3, '区划代码', 'row_area'],
      ['组织', 4, '区划代码', 'row_scope'],
      ['组织', 5, '类型', 'cell_word'],
      ['组织', 6, '统一社会信用代码', 'credit_code_invalid'],
      ['组织', 7, '名称', 'row_twice'],
      ['组织', 8, '上级组织', 'parent_unfit'],
      ['组织', 9, '类型', 'row_moved'],
      ['组织', 10, '纬度', 'cell_required'],
      ['组织', 10, '党员数', 'cell_number'],
      ['组织', 10, '成立日期', 'cell_day'],
      ['组织', 11, '名称', 'cell_required'],
      ['成员单位', 2, '单位', 'row_organisation'],
      ['成员单位', 3, '大党委（联盟）', 'membership_unfit'],
      ['成员单位', 4, '单位', 'membership_unfit'],
      ['成员单位', 5, '加入日期', 'membership_duplicate'],
      ['成员单位', 6, '退出日期', 'days_reversed'],
      ['成员单位', 6, '加入日期', 'membership_duplicate'],
      ['成员单位', 7, '单位', 'row_twice'],
      ['任职', 2, '组织', 'row_organisation'],
      ['任职', 3, '职务', 'office_unfit'],
      ['任职', 4, '手机号', 'person_phone_taken'],
      ['任职', 5, '任职日期', 'office_duplicate'],
      ['任职', 6, '离任日期', 'days_reversed'],
      ['任职', 7, '手机号', 'cell_phone'],
      ['共建协议', 2, '单位', 'agreement_unfit'],
      ['协议承诺', 2, '协议名称', 'row_agreement'],
      ['协议承诺', 3, '手机号', 'person_phone_taken'],
      ['协议承诺', 4, '责任人', 'row_person'],
      ['协议承诺', 5, '完成日期', 'cell_required'],
      ['协议承诺', 7, '承诺', 'row_twice'],
    ]);
    for (const fault of outcome.faults) expect(fault.message).toMatch(/\p{Script=Han}.*[。]/u);
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it('refuses what is no workbook, is empty, lacks columns, or comes from somebody who may not', async () => {
    const code = async (bytes: Buffer, who: Who = 'clerk') => {
      const answer = await send(bytes, `id=${v7()}`, who);
      return [answer.status, answer.body.error?.code];
    };
    expect(await code(Buffer.from('PK not a workbook'))).toEqual([422, 'request.sheet_unreadable']);
    expect(await code(Buffer.alloc(11 * 1_048_576, 1))).toEqual([413, 'request.sheet_large']);
    const { zipSync } = await import('fflate');
    // 200 MB of nothing packed into 200 kB
    expect(await code(Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1_048_576) })))).toEqual([
      413,
      'request.sheet_large',
    ]);
    expect(await code(await workbook({ organisations: [] }))).toEqual([422, 'organisations.sheet_nothing']);
    expect(await code(await workbook({ organisations: Array.from({ length: 20_001 }, () => ({ 名称: 'x' })) }))).toEqual([
      413,
      'request.sheet_large',
    ]);
    const bare = await writeXlsxFile([
      { sheet: '组织', data: [[{ value: '名称', type: String }], [{ value: '某店', type: String }]] },
    ]).toBuffer();
    expect((await imported(bare)).faults.map((f) => [f.row, f.column])).toEqual([
      [1, '区划代码'],
      [1, '类型'],
    ]);
    for (const who of ['grid_worker', 'handler', 'system_admin', 'resident'] as const) {
      expect([who, (await code(await whole(), who))[0]]).toEqual([who, 403]);
      expect([who, (await download(`/api/organisations/sheet?area=${community()}`, who)).statusCode]).toEqual([who, 403]);
    }
    expect((await download(`/api/organisations/sheet?area=${district.code}`)).statusCode).toBe(403);
    expect((await send(await whole(), 'id=x')).status).toBe(400);
  });
});
