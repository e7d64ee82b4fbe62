import { expect, test } from 'vitest';
import { encodeText } from '#kernel/sheets/csv/encoding.ts';
import { odd, type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';
import { inspectFile, messageOf } from './queries/inspect.ts';

const inspect = (bytes: Buffer, isArea?: (code: string) => boolean) =>
  inspectFile(bytes, { signal: new AbortController().signal, ...(isArea && { isArea }) });
const link: RawCell = { t: 'str', inside: '<f>HYPERLINK("http://example.invalid","点我")</f><v>点我</v>' };
const households = rawWorkbook([
  {
    name: '住户',
    merged: ['A1:I1', 'A2:C2'],
    rows: [
      ['七一社区住户登记表（2026年第三季度）'],
      ['填报单位：七一社区居委会', null, null, null, null, null, null, '单位：元、平方米'],
      ['序号', '户主姓名', '身份证号码', '联系电话', '住址', '建筑面积(㎡)', '登记日期', '物业费(元/月)', '备注'],
      [1, '和　建国', '53070219550314002X', '138 0000 1001', '雪松雅居1栋101', 89.5, odd.serial(45_000), '¥1,200.50', null],
      [
        2,
        '木秀英',
        { inside: '<v>5.30702198807211e+17</v>' },
        { inside: '<v>13800001002.0</v>' },
        '雪松雅居1栋１０２',
        '１０２．３',
        '2024/3/5',
        98,
      ],
      [3, ' 李丽 ', "'530702200301053036", '+86-13800001003', '雪松雅居 1 栋 103', '约120', '2024年3月5日', '面议', '出租'],
      [],
      [4, '杨\u200b军', '530702197009090046', '0888-5100004', '映雪苅2栋201', 76, '2024.3', 0, link],
      [5, '和建国', '53070219550314002X', '13800001001', '雪松雅居1栋101', 89.5, 2019, 1200.5, '与序号1重复'],
      [6, '张伟', '530702197009090040', '1380000100', '紫藤苑3栋302', -5, '31/12/2023', odd.error(), '第一行\n第二行'],
      ['合计', null, null, null, null, 372.8],
    ],
  },
]);

test('a workbook as communities keep them is known for what it is, cell by cell', async () => {
  const found = await inspect(households);
  expect(found).toMatchObject({ headerRow: 3, rows: 6, passedOver: [11] });
  expect(found.columns.map(({ heading, guess }) => [heading, guess.type])).toEqual([
    ['序号', 'number'],
    ['户主姓名', 'person'],
    ['身份证号码', 'identity_number'],
    ['联系电话', 'phone'],
    ['住址', 'text'],
    ['建筑面积(㎡)', 'number'],
    ['登记日期', 'date'],
    ['物业费(元/月)', 'money'],
    ['备注', 'text'],
  ]);
  const told = (heading: string) =>
    found.columns
      .find((one) => one.heading === heading)
      ?.faults.map(({ row, code, now }) => `${row} ${code}${now === null ? '' : ` → ${now}`}`);
  expect(told('序号')).toEqual([]);
  expect(told('户主姓名')).toEqual(['4 mended_blanks → 和建国', '8 mended_invisible → 杨军']);
  expect(told('身份证号码')).toEqual([
    '5 request.cell_digits',
    '6 mended_apostrophe → 530702200301053036',
    '9 registers.cell_twice → 53070219550314002X',
    '10 registers.cell_identity_check',
  ]);
  expect(told('联系电话')).toEqual(['10 registers.cell_phone']);
  expect(told('住址')).toEqual(['5 mended_full_width → 雪松雅居1栋102']);
  expect(told('建筑面积(㎡)')).toEqual(['5 mended_full_width → 102.3', '6 registers.cell_number', '10 registers.cell_negative']);
  expect(told('登记日期')).toEqual([
    '5 mended_day → 2024-03-05',
    '6 mended_day → 2024-03-05',
    '8 registers.cell_day_part',
    '9 registers.cell_day_part',
    '10 mended_day → 2023-12-31',
  ]);
  expect(told('物业费(元/月)')).toEqual(['4 mended_amount → 1200.50', '6 registers.cell_number', '10 request.cell_error']);
  expect(told('备注')).toEqual(['8 mended_link → =HYPERLINK("http://example.invalid","点我")']);
  for (const { faults } of found.columns)
    for (const fault of faults)
      for (const language of ['zh-CN', 'en'] as const) expect(messageOf(language, fault)).not.toMatch(/cell_|mended_|\{\{/);
});

test('headings over two rows are joined, merged or not', async () => {
  const rows: RawCell[][] = [
    ['三季度走访表'],
    ['网格', '联系人', null, '满意度', null],
    [null, '姓名', '电话', '上季', '本季'],
    ['一网格', '和建国', '13800001001', 90, 95],
    ['二网格', '木秀英', '13800001002', 88, 91],
  ];
  const headings = ['网格', '联系人/姓名', '联系人/电话', '满意度/上季', '满意度/本季'];
  const merged = await inspect(rawWorkbook([{ name: '表', rows, merged: ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'] }]));
  expect(merged).toMatchObject({ headerRow: 3, rows: 2 });
  expect(merged.columns.map(({ heading }) => heading)).toEqual(headings);
  const csv = rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n');
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le'] as const) {
    const plain = await inspect(encodeText(encoding === 'utf-16le' ? `\uFEFF${csv}` : csv, encoding));
    expect(plain).toMatchObject({ headerRow: 3, rows: 2 });
    expect(plain.columns.map(({ heading }) => heading)).toEqual(headings);
  }
});

test('types are guessed from headings and values; what a column cannot be is not guessed', async () => {
  const line = (i: number): string =>
    [
      `18-0${i}`,
      i % 3 ? '已办结' : '办理中',
      `${1 + (i % 12)}/${13 + (i % 9)}/2018 01:06:56 PM`,
      `0${i}`,
      i % 2 ? '是' : '否',
      20 + i,
      `2026年第${1 + (i % 4)}季度`,
      '91350100M000100Y43',
      '530702001001',
    ].join(',');
  const csv = [
    '工单编号,办理状态,CreatedDate,code,是否回访,人数(人),所属季度,统一社会信用代码,社区代码',
    ...Array.from({ length: 30 }, (_, i) => line(i)),
  ].join('\n');
  const types = async (isArea?: (code: string) => boolean) => (await inspect(Buffer.from(csv), isArea)).columns.map(({ type }) => type);
  expect(await types()).toEqual(['text', 'choice', 'date', 'text', 'yes_no', 'number', 'period', 'credit_code', 'area']);
  // where the areas are known, what is none of them is a text
  expect((await types(() => false)).at(-1)).toBe('text');
  const found = await inspect(Buffer.from(csv));
  expect(found.columns.map(({ key }) => key)).toEqual([
    'gongdanbianhao',
    'banlizhuangtai',
    'created_date',
    'code',
    'shifouhuifang',
    'renshu',
    'suoshujidu',
    'tongyishehuixinyongdaima',
    'shequdaima',
  ]);
  expect(found.columns[2]?.faults).toEqual([]);
  expect(found.columns[1]?.options).toEqual(['已办结', '办理中']);
});

test('what a heading says wins where half of its cells can be read so; what cannot be known is said in words of its own', async () => {
  const csv = [
    '户名,月收入(万元),补贴(元),出生日期,备注',
    '甲,0.35,1.2万,80-1-5,=1+1',
    '乙,1.2万,300元,1980-01-05,@SUM(A1)',
    '丙,面议,20,03/04/1980,-',
  ].join('\n');
  const found = await inspect(Buffer.from(csv));
  expect(found.columns.map(({ guess }) => guess.type)).toEqual(['text', 'number', 'money', 'date', 'text']);
  const told = found.columns.flatMap(({ faults }) => faults.map(({ row, code, now }) => `${row} ${code} ${now}`));
  expect(told).toEqual([
    '3 mended_amount 1.2',
    '4 registers.cell_number null',
    '2 mended_amount 12000',
    '3 mended_amount 300',
    '2 registers.cell_day_short null',
    '4 registers.cell_day_either null',
    '2 mended_text =1+1',
    '3 mended_text @SUM(A1)',
  ]);
});
