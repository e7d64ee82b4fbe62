import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterImport, RegisterRow } from '#contract/registers/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { odd, rawWorkbook } from '#tools/testing/workbook.ts';
import { firms, publishRegister } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  expect((await publishRegister(d, 'firms', firms())).status).toBe(200);
});
afterAll(() => d?.close());

const send = async (bytes: Buffer, dryRun = false): Promise<RegisterImport> => {
  const answer = await sendSheet(d, `/api/registers/firms/import?id=${v7()}&dryRun=${dryRun}`, bytes);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const titles = async (query = ''): Promise<string[]> =>
  (await (await d.as('clerk')).get(`/api/registers/firms/rows?sort=name&${query}`)).body.items.map(({ title }: RegisterRow) => title);
const head = ['名称', '统一社会信用代码', '所在区域', '经营状态', '从业人员（人）', '负责人电话', '摸排日期'];
const code = '91530702MA6K00001R';
const book = (rows: Parameters<typeof rawWorkbook>[0][0]['rows']): Buffer => rawWorkbook([{ name: '台账', rows: [head, ...rows] }]);

test('a workbook is tried, then brought in whole; each fault stands by its cell', async () => {
  const grid = d.area('001001001').code;
  const faulty = book([
    ['甲店', null, grid, '正常', '很多', '12', '2025-02-30'],
    ['乙店', code.replace('R', 'A'), d.area('002').code, '倒闭', 3, null, 45_000],
    [null, null, grid, '正常', odd.error(), null, null],
  ]);
  const tried = await send(faulty);
  expect(tried).toMatchObject({ added: 0, changed: 0 });
  expect(tried.faults.map(({ cell, code: fault }) => `${cell} ${fault}`).sort()).toEqual([
    'A4 registers.cell_required',
    'B3 registers.cell_credit',
    'D3 registers.cell_word',
    'E2 registers.cell_number',
    'E4 request.cell_error',
    'F2 registers.cell_text',
    'G2 registers.cell_day',
    'G3 request.cell_serial',
  ]);
  expect(await titles()).toEqual([]);
  const good = book([
    ['=HYPERLINK("http://x","点")', null, grid, '正常', 3, '13800001234', '2025-09-01'],
    ['甲店', null, grid, '停业', null, null, '2025/9/2'],
  ]);
  expect(await send(good, true)).toMatchObject({ dryRun: true, added: 2, faults: [] });
  expect(await titles()).toEqual([]);
  expect(await send(good)).toMatchObject({ dryRun: false, added: 2, changed: 0, faults: [] });
  // what looks like a formula stays the text it is
  expect(await titles()).toEqual(['=HYPERLINK("http://x","点")', '甲店']);
});

test('what went out comes back in unchanged; a changed cell changes its row alone, what is masked stays', async () => {
  const out = await fetchSheet(d, '/api/registers/firms/sheet');
  expect(await send(out)).toMatchObject({ added: 0, changed: 0, same: 2, faults: [] });
  const [sheet] = await readWorkbook(out, new AbortController().signal);
  const rows = (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell as string | number | null));
  const [names = []] = rows;
  const staff = names.indexOf('从业人员（人）');
  const changed = rows.map((cells, i) => (i === 1 ? cells.map((cell, at) => (at === staff ? 8 : cell)) : cells));
  expect(await send(rawWorkbook([{ name: '台账', rows: changed }]))).toMatchObject({ added: 0, changed: 1, same: 1, faults: [] });
  const listed: RegisterRow[] = (await (await d.as('clerk')).get('/api/registers/firms/rows')).body.items;
  const row = listed.find(({ values }) => values['staff'] === 8);
  expect(row?.values['owner_phone']).toBe('138****1234');
  const history = (await (await d.as('clerk')).get(`/api/registers/firms/rows/${row?.id}`)).body.history;
  expect(history.map(({ what }: { what: string }) => what)).toEqual(['imported', 'imported']);
});

test('rows are found by their key; the same key twice, and an unknown number, are told', async () => {
  const grid = d.area('001001001').code;
  const keyed = (staff: number) => book([['丙公司', '91350100M000100Y43', grid, '正常', staff, null, null]]);
  expect(await send(keyed(5))).toMatchObject({ added: 1, faults: [] });
  expect(await send(keyed(6))).toMatchObject({ added: 0, changed: 1, faults: [] });
  expect(await send(keyed(6))).toMatchObject({ added: 0, changed: 0, same: 1 });
  const twice = book([
    ['丁公司', '91350100M000100Y43', grid, '正常', 1, null, null],
    ['戊公司', '91350100M000100Y43', grid, '正常', 1, null, null],
  ]);
  expect((await send(twice)).faults.map(({ code: fault }) => fault)).toEqual(['registers.sheet_twice']);
  // by hand the same key is refused, naming the other
  const values = { name: '丁公司', credit: '91350100M000100Y43', area: grid, status: 'running' };
  const refused = await (await d.as('clerk')).post('/api/registers/firms/rows', { id: v7(), values });
  expect(refused.body.error).toMatchObject({ code: 'registers.key_taken', data: { title: '丙公司' } });
});

test('rows of one key that many enter at once are entered once', async () => {
  const values = { name: '己公司', credit: '91110000600037341L', area: d.area('001001001').code, status: 'running' };
  const clerk = await d.as('clerk');
  const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.post('/api/registers/firms/rows', { id: v7(), values })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
});

test('CSV holds every row, with what would be a formula defused', async () => {
  const text = (await fetchSheet(d, '/api/registers/firms/csv')).toString();
  const lines = text.split('\r\n');
  expect(lines[0]).toBe(
    `\uFEFF编号,状态,名称,统一社会信用代码,所在区域,所在区域名称,经营状态,从业人员（人）,党员（人）,党员占比,负责人电话,摸排日期,主管单位`,
  );
  expect(lines).toHaveLength(6);
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""点"")"`);
});
