import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundTable, RegisterImport, RegisterRow } from '#contract/registers/api.ts';
import { encodeText } from '#kernel/sheets/csv/encoding.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { publishRegister } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

/** Makes a register of a file as its page does: looked into, published as proposed, imported. */
const become = async (code: string, bytes: Buffer, correct: (found: FoundTable) => object = ({ content }) => content) => {
  const found = await sendSheet(d, '/api/register-tables', bytes, 'supervisor');
  expect(found.status, JSON.stringify(found.body)).toBe(200);
  const published = await publishRegister(d, code, correct(found.body));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const file = v7();
  const brought = await sendSheet(d, `/api/registers/${code}/import?id=${file}`, bytes, 'supervisor');
  expect(brought.status, JSON.stringify(brought.body)).toBe(200);
  return { found: found.body as FoundTable, brought: brought.body as RegisterImport, file };
};
const back = (code: string, file: string): Promise<Buffer> => fetchSheet(d, `/api/registers/${code}/files/${file}`, 'supervisor');

const lines = [
  '商户巡查表,,,,,',
  '商户编号,商户名称,巡查日期,是否合格,营业面积(㎡),说明',
  'A-01,柳岸小吃店,3/15/2026 09:00,是,"1,200.50",=HYPERLINK("http://x")',
  '',
  'A-02,"雪山, 书店",04/01/2026,否,80.0,"第一行\n第二行"',
  'A-03, 金沙修理铺 ,12/31/2025,是,１０２,',
  '合计,,,,1382.5,',
];

test('a CSV becomes a register, and comes out byte for byte in any encoding, with its titles, totals and blank lines', async () => {
  const text = lines.join('\r\n');
  const files: [string, Buffer][] = [
    ['plain', Buffer.from(`${text}\r\n`)],
    ['marked', Buffer.from(`\uFEFF${text}`)],
    ['gbk', encodeText(text.replaceAll('\r\n', '\n'), 'gb18030')],
    [
      'wide',
      encodeText(
        `\uFEFF${text.replaceAll(',', ';').replace('"雪山; 书店"', '雪山、书店').replace('"1;200.50"', '"1,200.50"')}`,
        'utf-16le',
      ),
    ],
    ['quoted', Buffer.from('"编号","名称"\r\n"1","甲""乙"\r\n"2","丙"\r\n')],
  ];
  for (const [code, bytes] of files) {
    const { brought, file } = await become(code, bytes);
    expect(brought.faults).toEqual([]);
    expect(brought.added).toBe(code === 'quoted' ? 2 : 3);
    expect((await back(code, file)).equals(bytes), code).toBe(true);
    // what is brought again says nothing new, and is then that file
    const again = v7();
    const repeated = await sendSheet(d, `/api/registers/${code}/import?id=${again}`, bytes, 'supervisor');
    if (code !== 'quoted' || repeated.body.same === 2) {
      expect(repeated.body).toMatchObject({ added: 0, changed: 0, same: brought.added });
      expect((await back(code, again)).equals(bytes), code).toBe(true);
    }
  }
});

test('a cell that has changed is written as it is now, the rest as it came; values are what the cells mean', async () => {
  const bytes = Buffer.from(lines.join('\r\n'));
  const { found, file } = await become('changed', bytes);
  expect(found).toMatchObject({ headerRow: 2, rows: 3, content: { titleField: 'shanghumingcheng', key: ['shanghubianhao'] } });
  const clerk = await d.as('supervisor');
  const rows: RegisterRow[] = (await clerk.get('/api/registers/changed/rows')).body.items;
  const first = rows.find(({ title }) => title === '柳岸小吃店') ?? expect.fail('no row');
  expect(first.values).toEqual({
    shanghubianhao: 'A-01',
    shanghumingcheng: '柳岸小吃店',
    xunchariqi: '2026-03-15',
    shifouhege: true,
    yingyemianji: 1200.5,
    shuoming: '=HYPERLINK("http://x")',
  });
  const detail = (await clerk.get(`/api/registers/changed/rows/${first.id}`)).body;
  expect(detail.raw).toEqual({ xunchariqi: '3/15/2026 09:00', yingyemianji: '1,200.50', shuoming: '=HYPERLINK("http://x")' });
  const changed = await clerk.post(`/api/registers/changed/rows/${first.id}`, {
    id: v7(),
    version: 1,
    values: { ...first.values, yingyemianji: 90, shanghumingcheng: '柳岸, 小吃店' },
  });
  expect(changed.status).toBe(200);
  const now = lines.join('\r\n').replace('柳岸小吃店', '"柳岸, 小吃店"').replace('"1,200.50"', '90');
  expect((await back('changed', file)).toString()).toBe(now);
  // an ordinary export defuses what would be run, a file that is given back is as it was
  expect((await fetchSheet(d, '/api/registers/changed/csv', 'supervisor')).toString()).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test('what is personal is sealed with the cell it was read from, and masked in a file that is given back', async () => {
  const bytes = Buffer.from('店名,联系电话\r\n甲店,138-0000-1001\r\n乙店,13800001002\r\n');
  const { file } = await become('personal', bytes);
  expect((await back('personal', file)).toString()).toBe('店名,联系电话\r\n甲店,138****1001\r\n乙店,138****1002\r\n');
  const rows = await d.asOwner<{ raw: unknown }>("select raw from register_rows where title in ('甲店', '乙店') and raw is not null");
  expect(rows).toEqual([]);
});

test('a file is for whoever reads the whole register or brought it; of one that was not read whole nothing is kept', async () => {
  const { file } = await become('narrow', Buffer.from('代码,名称\r\n1,甲\r\n2,乙\r\n'));
  expect((await (await d.as('clerk')).get('/api/registers/narrow/files')).body).toEqual({ items: [] });
  expect((await (await d.as('clerk')).get(`/api/registers/narrow/files/${file}`)).status).toBe(404);
  expect((await (await d.as('supervisor')).get('/api/registers/narrow/files')).body.items.map(({ id }: { id: string }) => id)).toEqual([
    file,
  ]);
  const other = v7();
  const brought = await sendSheet(d, `/api/registers/narrow/import?id=${other}`, Buffer.from('代码,名称,多余\r\n3,丙,x\r\n'), 'supervisor');
  expect(brought.body).toMatchObject({ added: 1 });
  expect(brought.body.notes.map(({ code }: { code: string }) => code)).toContain('headingUnread');
  expect((await (await d.as('supervisor')).get(`/api/registers/narrow/files/${other}`)).status).toBe(404);
  expect((await sendSheet(d, '/api/register-tables', Buffer.from('a\n1\n'), 'handler')).status).toBe(403);
});

test('a workbook with a heading over two rows becomes a register too', async () => {
  const rows = [
    ['走访表', null, null],
    ['走访对象', '情况', null],
    [null, '次数', '金额(元)'],
    ['和家', '３', '1,234元'],
    ['木家', 2, 80],
  ];
  const { brought } = await become('visits', rawWorkbook([{ name: '表', rows, merged: ['A1:C1', 'A2:A3', 'B2:C2'] }]), (found) => ({
    ...found.content,
    titleField: 'zoufangduixiang',
  }));
  expect(brought).toMatchObject({ added: 2, faults: [] });
  expect(brought.notes.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['null headingRow', 'B4 mended_full_width', 'C4 mended_amount']);
  const listed: RegisterRow[] = (await (await d.as('supervisor')).get('/api/registers/visits/rows?sort=zoufangduixiang')).body.items;
  expect(listed.map(({ values }) => Object.values(values).sort())).toEqual([
    [123_400, 3, '和家'],
    [2, 8000, '木家'],
  ]);
});
