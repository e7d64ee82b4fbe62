import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { fetchSheet, openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { calledIn } from './domain/accounts-sheet.ts';
import { holdAccounts } from './store/accounts.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const head = ['区域', '期间', '类别', '项目', '金额（元）', '说明', '涉及居民姓名', '更正原因'];
type Row = (string | number | null)[];
const own = () => d.area('001001').code;
const accounts = (period: string, opening: string | null, closing: string, lines: Row[], area = own()): Row[] => [
  ...(opening === null ? [] : [[area, period, '上期结余', null, opening]]),
  ...lines.map(([side = null, ...rest]) => [area, period, side, ...rest]),
  [area, period, '本期结余', null, closing],
];
const send = (rows: Row[], query = '', who: Who = 'clerk') =>
  sendSheet(
    d,
    `/api/disclosure-accounts/import?id=${v7()}${query}`,
    rawWorkbook([{ name: '收支', rows: [head, ...rows] as (string | null)[][] }]),
    who,
  );
const first = () =>
  accounts('2025年第一季度', '100.10', '1100.15', [
    ['收入', '场地出租', '1,200.05', '张三承租', '张三'],
    ['支出', '路灯维修', '200.00', '经手 13912345678'],
  ]);
const rowsOf = async (who: Who = 'clerk') => (await (await d.as(who)).get('/api/disclosure-accounts')).body.items;
const codes = (answer: { body: { faults: { code: string }[] } }) => answer.body.faults.map(({ code }) => code);

test('accounts come by workbook, all or none; what is carried over agrees, and no period is left out', async () => {
  const wrong: [Row[], string][] = [
    [accounts('2025年第一季度', null, '5', [['收入', '捐款', '5']]), 'disclosures.fault.opening'],
    [accounts('2025年第一季度', '0', '6', [['收入', '捐款', '5']]), 'disclosures.fault.sum'],
    [accounts('2025年第三季度', '0', '5', [['收入', '捐款', '5']]), 'disclosures.fault.not_over'],
    [accounts('第一季度', '0', '5', [['收入', '捐款', '5']]), 'disclosures.fault.period'],
    [accounts('2025年第一季度', '0', '5', [['收入', '捐款', '5.001']]), 'disclosures.fault.amount'],
    [accounts('2025年第一季度', '0', '-5', [['收入', '捐款', '-5']]), 'disclosures.fault.positive'],
    [accounts('2025年第一季度', '0', '5', [['收入', null, '5']]), 'disclosures.fault.item'],
    [accounts('2025年第一季度', '0', '5', [['收入', '捐款', '5']], d.area('002').code), 'disclosures.fault.area'],
    [
      [...accounts('2025年第一季度', '0', '5', [['收入', '捐款', '5']]), [own(), '2025年第一季度', '本期结余', null, '5']],
      'disclosures.fault.twice',
    ],
  ];
  for (const [rows, code] of wrong) expect(codes(await send([...first().slice(0, 0), ...rows])), code).toContain(code);
  // one wrong row, and nothing of the others is published
  const bad = await send([...first(), ...accounts('2025年第二季度', '9', '9', [])]);
  expect(bad.body).toMatchObject({ published: 0, faults: [{ code: 'disclosures.fault.carried' }] });
  expect((await rowsOf())[0]).toMatchObject({ last: null, due: { period: '2025-Q2', dueOn: '2025-07-15', overdue: true } });
  expect((await send(first(), '&dryRun=true')).body).toMatchObject({ dryRun: true, published: 1, faults: [] });
  expect((await rowsOf())[0]).toMatchObject({ last: null });
  expect((await send(first())).body).toMatchObject({ published: 1, faults: [] });
  expect((await send(first())).body).toMatchObject({ published: 0, same: 1, faults: [] });
  const [row] = await rowsOf();
  expect(row).toMatchObject({
    rhythm: 'quarterly',
    own: false,
    last: { period: '2025-Q1', closing: 110_015, late: true },
    due: { period: '2025-Q2' },
  });
  const shown = (await (await d.as('clerk')).get(`/api/disclosures/${row.last.disclosureId}`)).body;
  expect(shown).toMatchObject({ kind: 'accounts', from: '2025-09-15', until: '2025-09-29', objections: { takes: true } });
  expect(shown.title).toContain('2025年第1季度收支公开');
  expect(shown.body.table.rows).toEqual([
    ['上期结余', '', '100.10', ''],
    ['收入', '场地出租', '1,200.05', '张*承租'],
    ['收入', '合计', '1,200.05', ''],
    ['支出', '路灯维修', '200.00', '经手 139****5678'],
    ['支出', '合计', '200.00', ''],
    ['本期结余', '', '1,100.15', ''],
  ]);
  expect(codes(await send(accounts('2025-07', '1100.15', '1100.15', [])))).toEqual(['disclosures.fault.order']);
  expect((await send(accounts('2025Q2', null, '1100.15', []))).body).toMatchObject({ published: 1 });
  expect((await send(first(), '', 'resident')).body.error.code).toBe('session.forbidden');
});

test('accounts are corrected with a reason and stay to be read as they were; only the newest ones', async () => {
  const corrected = (reason: string | null): Row[] =>
    accounts('2025Q2', '1100.15', '1090.15', [['支出', '补记电费', '10', null, null, reason]]);
  expect(codes(await send(corrected(null)))).toEqual(['disclosures.fault.published']);
  expect(codes(await send(accounts('2025Q1', '100.10', '100.10', [])))).toEqual(['disclosures.fault.older']);
  const [{ last: before }] = await rowsOf();
  expect((await send(corrected('漏记一笔电费'))).body).toMatchObject({ published: 0, amended: 1, faults: [] });
  const shown = (await (await d.as('clerk')).get(`/api/disclosures/${before.disclosureId}`)).body;
  expect(shown).toMatchObject({ version: 2, versions: [{ reason: '漏记一笔电费' }, { reason: null }] });
  expect((await rowsOf())[0].last).toMatchObject({ closing: 109_015, disclosureId: before.disclosureId });
  // once it is no longer up, the right figures are put up anew
  d.clock.set('2025-10-20T02:00:00.000Z');
  expect((await send(accounts('2025Q2', '1100.15', '1089.15', [['支出', '电费', '11', null, null, '电费应为 11 元']]))).body).toMatchObject(
    { amended: 1 },
  );
  const [{ last }] = await rowsOf();
  expect(last.disclosureId).not.toBe(before.disclosureId);
  const again = (await (await d.as('clerk')).get(`/api/disclosures/${last.disclosureId}`)).body;
  expect(again.title).toContain('（更正）');
  expect(again.body.paragraphs).toContain('更正原因：电费应为 11 元');
  const lines = await d.asOwner(
    'select distinct version from disclosure_account_lines where accounts_id in (select id from disclosure_accounts where period = $1)',
    ['2025-Q2'],
  );
  expect(lines.map((line) => line['version']).sort()).toEqual([2, 3]);
  // what goes out comes back in: nothing of it is new
  const [book] = await openSheets(d, '/api/disclosure-accounts/sheet');
  expect(book?.rows[0]?.slice(0, 5)).toEqual(head.slice(0, 5));
  const back = await sendSheet(d, `/api/disclosure-accounts/import?id=${v7()}`, await fetchSheet(d, '/api/disclosure-accounts/sheet'));
  expect(back.body).toMatchObject({ published: 0, amended: 0, faults: [] });
  const alike = ['530801001001', '530801002001', '530801002002'].map((code, i) => {
    const name = i < 2 ? '同心社区' : '柳岸社区';
    return { code, name, shortName: name };
  });
  expect(alike.map(({ code }) => calledIn(alike)(code))).toEqual(['530801001001', '530801002001', '柳岸社区']);
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('what is carried over is that of accounts published at the same time: one area publishes in turn', async () => {
  const area = d.area('001002').code;
  const quarter = (period: string, opening: string, closing: string, amount: string): Row[] =>
    accounts(period, opening, closing, [['收入', '捐款', amount]], area);
  // two who publish the next quarter each, with other figures: one of them is late, whichever it is
  const { outcome, waited } = await held(d, {
    first: (tx) => holdAccounts(tx, [area]),
    meanwhile: () =>
      Promise.all([send(quarter('2025Q1', '0', '5', '5'), '', 'dispatcher'), send(quarter('2025Q1', '0', '6', '6'), '', 'dispatcher2')]),
    waiting: 2,
  });
  expect(waited).toBe(true);
  expect(outcome.map(({ body }) => body.published).sort()).toEqual([0, 1]);
  expect(outcome.flatMap((answer) => codes(answer))).toEqual(['disclosures.fault.published']);
});

test('the database keeps sums and periods', async () => {
  // where this test stands alone nothing is published yet
  await send(first());
  const [one] = await d.asOwner<{ id: string }>("select id from disclosure_accounts where period = '2025-Q1' limit 1");
  expect(one).toBeDefined();
  await expect(d.asOwner('update disclosure_accounts set closing = closing + 1 where id = $1', [one?.id])).rejects.toMatchObject({
    constraint: 'disclosure_accounts_add_up',
  });
  await expect(
    d.asOwner(
      `insert into disclosure_accounts (jurisdiction_id, id, area_path, period, from_on, until_on, opening, income, spending, closing, disclosure_id, published_on)
       select jurisdiction_id, gen_random_uuid(), area_path, '2025-02', '2025-02-01', '2025-02-28', 0, 0, 0, 0, disclosure_id, published_on
       from disclosure_accounts where id = $1`,
      [one?.id],
    ),
  ).rejects.toMatchObject({ constraint: 'disclosure_accounts_once' });
});

test('accounts are due by the rhythm of the community: a to-do there, a figure of the coverage above', async () => {
  d.clock.set('2026-01-05T02:00:00.000Z');
  const todos = async (who: Who) => (await (await d.as(who)).get('/api/todos?kind=disclosures.accounts')).body.items;
  expect(await todos('clerk')).toMatchObject([{ title: '2025年第3季度', light: 'red' }]);
  expect(await todos('dispatcher')).toEqual([]);
  // the sheet to fill in begins with what the last accounts closed with
  const [blank] = await openSheets(d, '/api/disclosure-accounts/sheet?due=true');
  const [closing] = await d.asOwner<{ closing: string }>("select closing::text from disclosure_accounts where period = '2025-Q2'");
  const carried = (Number(closing?.closing) / 100).toFixed(2);
  const mine = blank?.rows.filter(([, period]) => period === '2025年第3季度') ?? [];
  expect(mine.map(([, , side, , amount]) => [side, amount || ''])).toEqual([
    ['上期结余', carried],
    ['收入', ''],
    ['支出', ''],
    ['本期结余', ''],
  ]);
  const put = (who: Who, rhythm: string | null, code = own()) =>
    d.as(who).then((client) => client.put(`/api/disclosure-accounts/${code}/rhythm`, { id: v7(), rhythm }));
  expect((await put('grid_worker', 'monthly')).body.error.code).toBe('session.forbidden');
  expect((await put('clerk', 'monthly')).body).toMatchObject({ rhythm: 'monthly', own: true, due: { period: '2025-07' } });
  expect((await put('clerk', 'none')).body).toMatchObject({ rhythm: 'none', due: null });
  expect(await todos('clerk')).toEqual([]);
  expect((await put('clerk', null)).body).toMatchObject({ rhythm: 'quarterly', own: false });
  const figures = async () =>
    (await (await d.as('supervisor')).get('/api/coverage/rules/disclosure_due/figures?verdict=broken&limit=50')).body.items.find(
      ({ area }: { area: { code: string } }) => area.code === own(),
    );
  // Q1 to Q3 of 2025 are due; none came in time
  expect(await figures()).toMatchObject({ value: 0, parts: { numerator: 0, denominator: 3 } });
  expect((await send(accounts('2025Q3', null, '1089.15', []))).body).toMatchObject({ published: 1 });
  expect((await send(accounts('2025Q4', null, '1089.15', []))).body).toMatchObject({ published: 1 });
  d.clock.set('2026-01-20T02:00:00.000Z');
  expect(await figures()).toMatchObject({ parts: { numerator: 1, denominator: 4 } });
  expect(await todos('clerk')).toEqual([]);
  d.clock.set('2025-09-15T02:00:00.000Z');
});
