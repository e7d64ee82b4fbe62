import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointRules, shippedRules } from '#contract/points/rules.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { bookOf, helpRule, openTestActs, publishRules } from '../testing/rules.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  openTestActs(d.process);
});
afterAll(() => d?.close());

const address = '/api/points/rules';
const bring = (bytes: Buffer, dryRun = false, id = v7()) =>
  sendSheet(d, `${address}/import?id=${id}&dryRun=${dryRun}`, bytes, 'supervisor');
const defined = async () => (await (await d.as('supervisor')).get('/api/definitions/points.rules')).body;
const head = ['代码', '名称', '行为', '适用人群', '分值', '每日封顶', '有效期（月）', '支付预算', '开始日期', '截止日期'];

test('the rules go out as a workbook and come in unchanged, as the draft, once; nothing is published by it', async () => {
  const book = bookOf(
    [
      helpRule({
        caps: [
          { per: 'day', points: 3 },
          { per: 'year', points: 90 },
        ],
        classes: ['party_member', 'courier'],
        from: '2025-01-01',
      }),
      helpRule({ code: 'elder', kinds: ['elder_care'], months: null, basis: '居民代表会议 2025-03-08' }),
    ],
    {
      caps: [
        { class: null, per: 'day', points: 10 },
        { class: 'volunteer', per: 'month', points: 60 },
      ],
      step: 15,
      seasons: [3, 9],
    },
  );
  expect((await publishRules(d, book)).status).toBe(200);
  const bytes = await fetchSheet(d, `${address}/sheet`, 'supervisor');
  const tried = await bring(bytes, true);
  expect(tried.body, JSON.stringify(tried.body)).toMatchObject({ dryRun: true, rules: 2, caps: 2, faults: [], notes: [] });
  expect((await defined()).draft).toBeNull();
  const id = v7();
  for (const _ of [1, 2]) expect((await bring(bytes, false, id)).body).toMatchObject({ dryRun: false, rules: 2, faults: [] });
  const now = await defined();
  expect(pointRules.parse(now.draft.content)).toEqual(book);
  expect(now.draft).toMatchObject({ revision: 1, problems: [] });
  expect(now.newest).toBe(1);
  expect((await bring(bytes)).body).toMatchObject({ rules: 2 });
  expect((await defined()).draft.revision).toBe(2);
});

test('each row that cannot be a rule is told with its cell, in the words of the page, and nothing is kept', async () => {
  const before = (await defined()).draft;
  const wrong = rawWorkbook([
    {
      name: '积分规则',
      rows: [
        head,
        ['Help', '代码不对', 'tests.help', null, 1, null, null, null, null, null],
        ['likes', '点赞一次', 'tests.help', null, 1, null, null, null, null, null],
        ['minus', '没来扣分', 'tests.help', null, -2, -1, null, null, null, null],
        ['who', '谁都不是', 'tests.help', '商户', 1, null, null, '没有的预算', null, null],
        ['itself', '写规则', 'points.rules', null, 1, null, null, null, '2025-05-01', '2025-04-01'],
        ['nobody', '没有的行为', '遛狗', null, 1, null, null, null, null, null],
        ['again', '一', 'tests.help', null, 1, null, null, null, null, null],
        ['again', '二', 'tests.help', null, 1, null, null, null, null, null],
        ['empty', '没有分值', 'tests.help', null, null, null, null, null, null, null],
      ],
    },
    {
      name: '总封顶',
      rows: [
        ['适用人群', '周期', '封顶'],
        ['所有人', '每周', 5],
        ['党员', '每日', -1],
      ],
    },
  ]);
  const { body } = await bring(wrong);
  const found = body.faults.map(({ row, code }: { row: number; code: string }) => `${row} ${code}`);
  expect(found).toEqual(
    expect.arrayContaining([
      '2 points.fault.code',
      '3 points.for_likes',
      '4 points.deducts',
      '5 points.fault.unknown',
      '5 points.fault.budget',
      '6 points.pays_itself',
      '7 points.fault.unknown',
      '9 points.rule_twice',
      '10 organisations.cell_required',
      '2 organisations.cell_word',
      '3 points.book_cap_negative',
    ]),
  );
  expect(body.faults.find(({ code }: { code: string }) => code === 'points.for_likes').message).toContain('「点赞一次」');
  expect(body).toMatchObject({ rules: 0, caps: 0 });
  expect((await defined()).draft).toEqual(before);
});

test('a sheet that is not there stays as it is; whoever may not write rules brings none in and takes none out', async () => {
  const now = pointRules.parse((await defined()).draft.content);
  const caps = rawWorkbook([
    {
      name: '总封顶',
      rows: [
        ['适用人群', '周期', '封顶'],
        ['所有人', '每日', 5],
      ],
    },
  ]);
  expect((await bring(caps)).body).toMatchObject({ rules: 2, caps: 1, faults: [] });
  expect(pointRules.parse((await defined()).draft.content)).toEqual({ ...now, caps: [{ class: null, per: 'day', points: 5 }] });
  expect((await sendSheet(d, `${address}/import?id=${v7()}`, caps, 'clerk')).body.error.code).toBe('session.forbidden');
  expect((await (await d.as('clerk')).get(`${address}/sheet`)).status).toBe(403);
  const elsewhere = await testDistrict({ database: d.database });
  const shipped = await readWorkbook(await fetchSheet(elsewhere, `${address}/sheet`, 'supervisor'), AbortSignal.timeout(30_000));
  expect(shipped[0]?.rows.slice(1).map(({ cells }) => cells[0])).toEqual(shippedRules.rules.map(({ code }) => code));
  await elsewhere.close();
});
