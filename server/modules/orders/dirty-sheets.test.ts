import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { saveTypes } from '#modules/cases/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { odd, type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const { db, clock } = d.process.kernel;
  await db.write(d.access, (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  const clerk = await d.as('clerk');
  await vi.waitFor(async () => expect((await clerk.get('/api/case-types')).body.version).toBe(1), { timeout: 20_000 });
  await clerk.post('/api/circles', { id: v7(), name: '沿河商圈', areaCode: d.area('001001').code });
});
afterAll(() => d?.close());

interface Sheet {
  readonly url: string;
  readonly head: readonly string[];
  /** The same headings as communities write them. */
  readonly theirs: readonly string[];
  readonly row: (n: number) => RawCell[];
  /** Which cell is broken by an error, and in which column that is told. */
  readonly breaks: number;
  readonly column: string;
}
const area = (): string => d.area('001001').code;
const sheets: Readonly<Record<string, () => Sheet>> = {
  orders: () => ({
    url: '/api/orders/import',
    head: ['类别', '事项', '内容', '区域代码', '姓名', '电话'],
    theirs: ['类型', '服务事项', '需求内容', '社区代码', '申请人', '联系电话'],
    row: (n) => ['点单', '小修小补', `家里第${n}个水龙头漏水`, area(), '和大爷', `１３９-${'0000'} 00${n}1`],
    breaks: 5,
    column: '电话',
  }),
  duties: () => ({
    url: '/api/duties/import',
    head: ['类别', '岗位名称', '区域代码', '职责', '人数', '开始日期'],
    theirs: ['岗位类别', '岗位', '社区代码', '岗位职责', '需求人数', '起始日期'],
    row: (n) => ['治安巡防', `夜巡岗${n}`, area(), '晚饭后走一圈，看看楼道', `${n}`, '2025年10月1日'],
    breaks: 5,
    column: '开始日期',
  }),
  volunteers: () => ({
    url: '/api/volunteers/import',
    head: ['姓名', '手机', '区域代码', '保险到期'],
    theirs: ['志愿者姓名', '联系电话', '社区代码', '意外险到期'],
    row: (n) => [' 段 海生 ', `１３９0000 01${n}1`, area(), '2026.3.1'],
    breaks: 1,
    column: '手机',
  }),
  hours: () => ({
    url: '/api/volunteer-hours/import',
    head: ['姓名', '手机', '服务名称', '区域代码', '日期', '开始时间', '结束时间'],
    theirs: ['志愿者', '电话', '活动名称', '社区代码', '服务日期', '开始', '结束'],
    row: (n) => ['杨小梅', `139 0000 02${n}1`, '清扫楼道', area(), '2025/9/14', `0${n}:00`, `0${n + 1}:00`],
    breaks: 4,
    column: '日期',
  }),
  members: () => ({
    url: '/api/enrolment/members/import',
    head: ['姓名', '手机号', '社区代码', '工作单位'],
    theirs: ['党员姓名', '联系电话', '区划代码', '单位'],
    row: (n) => ['木志远', `139-0000-03${n}1`, area(), '某中学'],
    breaks: 1,
    column: '手机号',
  }),
  units: () => ({
    url: '/api/enrolment/units/import',
    head: ['单位', '社区代码', '联系人', '联系电话'],
    theirs: ['单位名称', '区域代码', '联络员', '手机号'],
    row: (n) => ['东河环卫站', area(), '和联络', `139 0000 04${n}1`],
    breaks: 3,
    column: '联系电话',
  }),
  circles: () => ({
    url: '/api/circle-merchants/import',
    head: ['商圈', '商户', '业态', '承诺', '承诺内容', '至'],
    theirs: ['所属商圈', '店名', '行业', '承诺事项', '承诺说明', '有效期至'],
    row: (n) => ['沿河商圈', `第${n}家米线店`, '餐饮', '无理由退货', '七日内凭小票退换', '2026-6-30'],
    breaks: 5,
    column: '至',
  }),
};

describe('a list as communities keep it: a title above, their own headings, one column that is nobody’s, a cell that holds an error', () => {
  test.each(Object.keys(sheets))(
    '%s: the cell is named, the column is told of, the row beside it is taken as it is meant',
    async (name) => {
      const { url, head, row, breaks, column } = (sheets[name] as () => Sheet)();
      const good = row(1);
      const broken = row(2).map((cell, i) => (i === breaks ? odd.error() : cell));
      const book = (rows: RawCell[][]) =>
        rawWorkbook([{ name: 'Sheet1', rows: [['2025 年第三季度台账', null], [], [...head, '领导批示'], ...rows], merged: ['A1:F1'] }]);
      const send = async (rows: RawCell[][], dryRun: boolean) =>
        (await sendSheet(d, `${url}?id=${v7()}&dryRun=${dryRun}`, book(rows))).body;
      const tried = await send(
        [
          [...good, '已阅'],
          [...broken, null],
        ],
        true,
      );
      expect(tried.faults, JSON.stringify(tried)).toContainEqual(expect.objectContaining({ row: 5, column }));
      expect(JSON.stringify(tried.faults)).toContain('#N/A');
      expect(tried.faults.filter((one: { row: number }) => one.row === 4)).toEqual([]);
      expect(JSON.stringify(tried.notes)).toContain('领导批示');
      // nothing of it is stored while a fault stands; the good row alone is
      expect((await send([good, broken], false)).added).toBe(0);
      expect(await send([good], false)).toMatchObject({ added: 1, faults: [] });
    },
  );

  test.each(Object.keys(sheets))('%s under headings of its own: each is told what it may be', async (name) => {
    const { url, theirs, row } = (sheets[name] as () => Sheet)();
    const bytes = rawWorkbook([{ name: 'Sheet1', rows: [['2025 年第三季度台账', null], [...theirs], row(1)] }]);
    const { faults, notes } = (await sendSheet(d, `${url}?id=${v7()}&dryRun=true`, bytes)).body;
    expect(faults).toMatchObject([{ row: 2, column: null }]);
    const told = notes.filter(({ code }: { code: string }) => code === 'headingMeant').length;
    expect(told, JSON.stringify(notes)).toBeGreaterThanOrEqual(3);
  });
});
