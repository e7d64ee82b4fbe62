import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SheetImport, sheetImport } from '#contract/organisations/sheets.ts';
import { openPhone } from '#modules/persons/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { odd, type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';
import { sheetKeys } from './domain/people-sheet.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
});
afterAll(() => district?.close());

type Rows = RawCell[][];
const send = async (sheets: Record<string, Rows>, more: { dryRun?: boolean; language?: string } = {}): Promise<SheetImport> => {
  const bytes = rawWorkbook(Object.entries(sheets).map(([name, rows]) => ({ name, rows })));
  return sendBytes(bytes, more.dryRun);
};
const sendBytes = async (bytes: Buffer, dryRun = false): Promise<SheetImport> => {
  const { status, body } = await sendSheet(district, `/api/organisations/sheet?id=${v7()}&dryRun=${dryRun}`, bytes);
  expect(status, JSON.stringify(body)).toBe(200);
  return sheetImport.parse(body);
};
const community = () => district.area('001001').code;
const faultsOf = ({ faults }: SheetImport) => faults.map(({ cell, code }) => [cell, code.split('.')[1]]);
const notesOf = ({ notes }: SheetImport) => notes.map(({ sheet, cell, code }) => [sheet, cell, code]);
const stored = (table: string) => district.asOwner(`select * from ${table} where jurisdiction_id = $1 order by id`, [district.id]);

describe('sheets of organisations as communities keep them', () => {
  const head = ['区划代码', '类型', '名称', '统一社会信用代码', '地址', '电话', '经度', '纬度', '党员数', '联系户数', '成立日期', '备注'];
  const shop = (): RawCell[] => [
    community(),
    '企业',
    '柳岸商店',
    '91350100M000100Y43',
    '柳岸路 1 号',
    '0888-5123456',
    100.2,
    26.8,
    3,
    8,
    '2019-07-01',
    '两行\n第二行',
  ];
  const world = () => ({
    组织: [head, shop(), [community(), '党总支', '柳岸党总支'], [community(), '大党委', '柳岸大党委']],
    成员单位: [
      ['大党委（联盟）区划代码', '大党委（联盟）', '单位区划代码', '单位', '加入日期', '退出日期'],
      [community(), '柳岸大党委', community(), '柳岸商店', '2024-05-01', '2099-12-31'],
    ],
    任职: [
      ['区划代码', '组织', '职务', '姓名', '手机号', '党员', '派出单位区划代码', '派出单位', '用工形式', '任职日期', '离任日期'],
      [
        community(),
        '柳岸大党委',
        '兼职委员',
        '木老板',
        '139 0000-0009',
        '是',
        community(),
        '柳岸商店',
        null,
        odd.serial(45_444),
        '2099-06-30',
      ],
      [community(), null, '网格长', '和丽', 13_900_000_001, '否', null, null, '兼职', '2024-01-01', '2099-06-30'],
    ],
    共建协议: [
      ['协议名称', '社区方区划代码', '社区方组织', '单位区划代码', '单位', '签订日期', '开始日期', '结束日期', '提前提醒天数'],
      ['便民协议', community(), '柳岸党总支', community(), '柳岸商店', '2025-01-01', '2025-01-01', '2099-12-31', 60],
    ],
    协议承诺: [
      [
        '协议名称',
        '社区方区划代码',
        '社区方组织',
        '单位区划代码',
        '单位',
        '协议开始日期',
        '承诺',
        '责任人',
        '手机号',
        '完成期限',
        '完成日期',
        '完成情况',
      ],
      [
        '便民协议',
        community(),
        '柳岸党总支',
        community(),
        '柳岸商店',
        '2025-01-01',
        '每季度义诊\n一次',
        '木老板',
        null,
        '2026-03-31',
        '2026-03-20',
        '到 60 人\n都满意',
      ],
    ],
  });
  const tables = ['organisations', 'memberships', 'offices', 'persons', 'agreements', 'promises'];
  const everything = () => Promise.all(tables.map(stored));

  it('takes days and phones as they are kept, texts of several lines, and gives back what it took', async () => {
    expect(await send(world())).toMatchObject({ applied: true, faults: [], notes: [], organisations: { added: 3 }, offices: { added: 2 } });
    const ring = await district.process.kernel.keys.of(district.id);
    const phones = (await stored('persons')).flatMap((p) => openPhone(ring, p['id'] as string, p['phone_sealed'] as Buffer | null) ?? []);
    expect(phones.sort()).toEqual(['13900000001', '13900000009']);
    const again = await sendBytes(await fetchSheet(district, `/api/organisations/sheet?area=${community()}`));
    expect(again).toMatchObject({ applied: true, faults: [], notes: [] });
    for (const key of sheetKeys) expect([key, again[key]]).toEqual([key, { added: 0, changed: 0, unchanged: again[key].unchanged }]);
    expect(again.promises.unchanged).toBe(1);
  });

  it('leaves as it is what a sheet has no column for', async () => {
    const before = await everything();
    const without = Object.fromEntries(
      Object.entries(world()).map(([sheet, [heading = [], ...rows]]) => {
        const needed =
          /^(区划代码|类型|名称|大党委.*|单位.*|组织|职务|姓名|任职日期|加入日期|协议.*|社区方.*|签订日期|开始日期|结束日期|承诺|责任人)$/;
        const kept = heading.flatMap((name, i) => (needed.test(String(name)) ? [i] : []));
        return [sheet, [heading, ...rows].map((row) => kept.map((i) => row[i] ?? null))];
      }),
    );
    const outcome = await send(without);
    expect(outcome).toMatchObject({ applied: true, faults: [] });
    for (const key of sheetKeys) expect([key, outcome[key]]).toMatchObject([key, { added: 0, changed: 0 }]);
    expect(await everything()).toEqual(before);
  });

  it('tells of every kind of column what stands in a cell that is not what it seems, and stores nothing', async () => {
    const before = await everything();
    const row = (column: string, cell: RawCell) => shop().map((one, i) => (head[i] === column ? cell : one));
    const outcome = await send({
      组织: [
        head,
        row('电话', odd.error()),
        row('名称', odd.error('#REF!')),
        row('地址', odd.serial(45_292)),
        row('电话', 8_885_123_456),
        row('统一社会信用代码', odd.long),
        row('统一社会信用代码', '5.3E+17'),
        row('党员数', odd.ticked),
        row('党员数', odd.serial(3)),
        row('联系户数', odd.uncomputed),
        row('成立日期', 43_647),
        row('成立日期', odd.error('#VALUE!')),
        row('备注', odd.ticked),
        row('类型', odd.ticked),
        row('党员数', '0x10'),
        row('经度', odd.error()),
      ],
    });
    expect(outcome.applied).toBe(false);
    expect(faultsOf(outcome).filter(([, code]) => code !== 'row_twice')).toEqual([
      ['F2', 'cell_error'],
      ['C3', 'cell_error'],
      ['E4', 'cell_date'],
      ['F5', 'cell_landline'],
      ['D6', 'cell_digits'],
      ['D7', 'cell_digits'],
      ['I8', 'cell_boolean'],
      ['I9', 'cell_date'],
      ['J10', 'cell_formula'],
      ['K11', 'cell_serial'],
      ['K12', 'cell_error'],
      ['L13', 'cell_boolean'],
      ['B14', 'cell_boolean'],
      ['I15', 'cell_number'],
      ['G16', 'cell_error'],
    ]);
    expect(outcome.faults[0]?.message).toContain('F2 是错误值 #N/A');
    expect(outcome.faults.find(({ cell }) => cell === 'K11')?.message).toContain('2019-07-01');
    expect(await everything()).toEqual(before);
  });

  it('takes full-width signs for plain ones where they are counted or compared', async () => {
    const wide = shop().map((one, i) => (['统一社会信用代码', '电话', '成立日期'].includes(head[i] ?? '') ? String(one) : one));
    const turned = wide.map((one, i) =>
      typeof one === 'string' && ['统一社会信用代码', '电话', '成立日期'].includes(head[i] ?? '')
        ? one.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        : one,
    );
    expect(await send({ 组织: [head, turned] })).toMatchObject({ applied: true, faults: [], organisations: { unchanged: 1 } });
  });

  it('names one cause once: exchanged coordinates', async () => {
    const swapped = shop().map((one, i) => (head[i] === '经度' ? 26.8 : head[i] === '纬度' ? 100.2 : one));
    const outcome = await send({ 组织: [head, swapped] });
    expect(faultsOf(outcome)).toEqual([['G2', 'cell_swapped']]);
    expect(outcome.faults[0]?.message).toContain('经度应为 100.2，纬度应为 26.8');
    const half = shop().map((one, i) => (head[i] === '纬度' ? null : one));
    expect(faultsOf(await send({ 组织: [head, half] }))).toEqual([['H2', 'cell_required']]);
  });

  it('passes over nothing in silence: headings, columns, sheets, totals, rows that are hidden', async () => {
    const rows: Rows = [
      ['柳岸社区组织台账'],
      ['填报单位：柳岸社区'],
      ['区划代码', '类型', '名称', '联系电话', '办公地址', '天气', '名称', null],
      [community(), '企业', '柳岸商店', '1', '2', '3', '4', '多出来的'],
      [],
      [community(), '党总支', '柳岸党总支'],
      ['合 计', null, 2],
    ];
    const bytes = rawWorkbook([
      { name: '组织', rows, merged: ['A1:H1'], hiddenRows: [6] },
      { name: '说明', rows: [['请填写']] },
      { name: '空表', rows: [] },
    ]);
    const outcome = await sendBytes(bytes, true);
    expect(outcome).toMatchObject({ faults: [], organisations: { added: 0, changed: 0, unchanged: 2 } });
    expect(notesOf(outcome)).toEqual([
      ['组织', null, 'headingRow'],
      ['组织', 'D3', 'headingMeant'],
      ['组织', 'E3', 'headingMeant'],
      ['组织', 'F3', 'headingUnread'],
      ['组织', 'G3', 'headingTwice'],
      ['组织', null, 'headingNone'],
      ['组织', null, 'totals'],
      ['组织', null, 'hiddenRows'],
      ['说明', null, 'sheetUnread'],
    ]);
    const messages = outcome.notes.map(({ message }) => message).join('');
    for (const word of ['第 3 行', '“联系电话”', '把表头改成“电话”', '把表头改成“地址”', 'H 列', '第 7 行', '第 6 行'])
      expect(messages).toContain(word);
  });

  it('says of a cell merged over several rows that it does not know whom it is for', async () => {
    const rows = [head, shop(), [null, '党总支', '柳岸党总支']];
    const outcome = await sendBytes(rawWorkbook([{ name: '组织', rows, merged: ['A2:A3'] }]));
    expect(faultsOf(outcome)).toEqual([['A3', 'cell_merged']]);
  });
});
