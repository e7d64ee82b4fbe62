import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { memberColumns, unitColumns } from './domain/sheet.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const signal = new AbortController().signal;
const bring = async (what: 'members' | 'units', rows: (string | null)[][], dryRun = false, who: Who = 'clerk') => {
  const columns = Object.values(what === 'members' ? memberColumns : unitColumns);
  const bytes = await writeWorkbook(
    [{ name: '报到', head: [columns.map(([title]) => title)], widths: columns.map(() => 12), rows }],
    signal,
  );
  return sendSheet(d, `/api/enrolment/${what}/import?id=${v7()}&dryRun=${dryRun}`, bytes, who);
};
const rowsOf = async (url: string): Promise<unknown[][]> =>
  ((await readWorkbook(await fetchSheet(d, url), signal))[0]?.rows ?? []).slice(1).map(({ cells }) => [...cells]);

it('members of a workbook are tried, taken in whole or not at all, and come out again for a reason that stays on record', async () => {
  const area = d.area('001001').code;
  const rows = [
    ['段一', '13912350001', area, '东河环卫站', '法律、维修', '敬老助老'],
    ['段二', null, area, '某中学', null, null],
  ];
  expect((await bring('members', rows, true)).body).toMatchObject({ dryRun: true, added: 2, faults: [] });
  expect(await rowsOf(`/api/enrolment/members/sheet?reason=${encodeURIComponent('核对')}`)).toEqual([]);
  const wrong = await bring('members', [...rows, ['段三', '12', d.area('001002').code, null, null, null]]);
  expect(wrong.body.faults.map(({ column }: { column: string }) => column).toSorted()).toEqual(['手机号', '社区代码'].toSorted());
  expect((await bring('members', rows)).body).toMatchObject({ added: 2, faults: [] });
  // one of them is enrolled already: named, and nobody is taken in
  const again = await bring('members', [['段四', null, area, null, null, null], rows[0] ?? []]);
  expect(again.body).toMatchObject({ added: 0, faults: [{ row: 3, code: 'enrolment.enrolled_elsewhere' }] });
  const out = await rowsOf(`/api/enrolment/members/sheet?reason=${encodeURIComponent('核对名单')}`);
  expect(out.map(([name]) => name).toSorted()).toEqual(['段一', '段二']);
  expect(out.find(([name]) => name === '段一')?.slice(0, 6)).toEqual(['段一', null, area, '东河环卫站', '法律、维修', '敬老助老']);
  const trail = await d.asOwner<{ reason: string }>("select reason from audit_log where action = 'enrolment.exported' order by at");
  expect(trail.map(({ reason }) => reason)).toContain('核对名单');
  expect((await bring('members', rows, true, 'handler')).status).toBe(403);
});

it('units of a workbook enrol with their contacts, or none of them', async () => {
  const area = d.area('001001').code;
  const unit = ['东河环卫站', area, '和联络', '13912350009', '每月第一个周六'];
  const wrong = await bring('units', [unit, ['没有的单位', area, '某人', null, null]]);
  expect(wrong.body).toMatchObject({ added: 0, faults: [{ row: 3, code: 'enrolment.unit_unknown' }] });
  expect(await rowsOf('/api/enrolment/units/sheet')).toEqual([]);
  expect((await bring('units', [unit])).body).toMatchObject({ added: 1, faults: [] });
  expect((await bring('units', [unit])).body).toMatchObject({ added: 0, faults: [{ row: 2, code: 'enrolment.unit_enrolled' }] });
  const out = await rowsOf('/api/enrolment/units/sheet');
  expect(out.map((cells) => cells.slice(0, 5))).toEqual([['东河环卫站', area, '和**', '139****0009', '每月第一个周六']]);
});
