import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingDetail, FindingRow, getInspectionMonth } from '#contract/inspections/api.ts';
import { defaultSheet, type InspectionSheet } from '#contract/inspections/sheet.ts';
import { countedPoints, spotKey } from '#contract/inspections/values.ts';
import { execute } from '#kernel/db.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import type { Subject } from '#modules/scorecards/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { bringEstates } from '../property/testing/estates.ts';
import { inspectionMeasures } from './measures.ts';
import { sheetKind } from './sheet-kind.ts';
import { photoOf } from './testing/photo.ts';

/* Daily checks: what was found, answered and ruled, and the figures made of it. Two estates, of which the second changes its company on 20 September. */
let d: District;
const [home, other] = [v7(), v7()];
beforeAll(async () => {
  d = await testDistrict();
  const { team, office } = d.organisations;
  await bringEstates(
    d,
    [
      { id: home, name: '柳岸苑', tail: '001001001' },
      { id: other, name: '松涛苑', tail: '001001002' },
    ],
    [
      { estate: home, company: team, begins: '2023-01-01', ends: '2027-12-31' },
      { estate: other, company: team, begins: '2023-01-01', ends: '2025-09-19' },
      { estate: other, company: office, begins: '2025-09-20', ends: '2027-12-31' },
    ],
  );
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object = {}): Promise<FindingDetail> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const finding = async (over: Record<string, unknown> = {}, who: Who = 'grid_worker') => ({
  estateId: home,
  item: 'litter',
  spot: '3栋东侧',
  day: '2025-09-15',
  photoIds: [await photoOf(d, who)],
  ...over,
});
const enter = async (over: Record<string, unknown> = {}, who: Who = 'grid_worker') =>
  must(who, '/api/inspections/findings', await finding(over, who));
const answer = (id: string, body: object, who: Who = 'handler') => must(who, `/api/inspections/findings/${id}/answers`, body);
const rule = (id: string, what: string, who: Who = 'clerk') =>
  must(who, `/api/inspections/findings/${id}/rulings`, { what, words: '到现场看过' });
const listed = async (who: Who, query = ''): Promise<FindingRow[]> =>
  (await (await d.as(who)).get(`/api/inspections/findings?${query}`)).body.items;
const month = async (who: Who): Promise<ReturnType<typeof getInspectionMonth.response.parse>> =>
  (await (await d.as(who)).get('/api/inspections/month?month=2025-09')).body;

test('what counts: all points, less when mended in time, none when withdrawn; one spot however it is written', () => {
  const one = { points: 1, waived: 50, mendBy: '2025-09-16', mendedOn: null, state: 'open' } as const;
  expect(countedPoints(one)).toBe(1);
  expect(countedPoints({ ...one, state: 'mended', mendedOn: '2025-09-16' })).toBe(0.5);
  expect(countedPoints({ ...one, state: 'mended', mendedOn: '2025-09-17' })).toBe(1);
  expect(countedPoints({ ...one, state: 'mended', mendedOn: '2025-09-16', waived: 100 })).toBe(0);
  expect(countedPoints({ ...one, points: 0.25, waived: 50, state: 'mended', mendedOn: '2025-09-16' })).toBe(0.13);
  expect(countedPoints({ ...one, state: 'withdrawn' })).toBe(0);
  expect(new Set(['3栋 2单元', '３幢2单元', '3号楼、2单元'].map(spotKey)).size).toBe(1);
  expect(spotKey('13栋')).not.toBe(spotKey('1栋3'));
});

test('the sheet that comes with the program is one a jurisdiction could publish; an item twice is refused', async () => {
  const problems = (sheet: InspectionSheet) => sheetKind.problemsOf?.(sheet, null) ?? [];
  expect(problems(sheetKind.schema.parse(defaultSheet))).toEqual([]);
  const [first] = defaultSheet.groups;
  if (!first) throw new Error('the sheet is empty');
  expect(problems({ ...defaultSheet, groups: [first, first] }).map(({ at }) => at)).toContain('groups.1');
});

test('the worker sees the estates of the grid with the sheet; the company sees what was found the same day, answers with a photo and saves half', async () => {
  const start = (await (await d.as('grid_worker')).get('/api/inspections/start')).body;
  expect(start.estates).toEqual([
    {
      id: home,
      name: '柳岸苑',
      area: { code: d.area('001001001').code, name: expect.any(String) },
      company: { id: d.organisations.team, name: '柳岸网格服务队' },
      checkedOn: null,
      open: 0,
    },
  ]);
  const f = await enter();
  expect(f).toMatchObject({ state: 'open', points: 1, counted: 1, line: 'cleaning', mendBy: '2025-09-16', late: false, can: ['withdraw'] });
  expect(f.photos).toHaveLength(1);
  // others of the area do not see who it was; other companies, residents and other streets see nothing
  expect(JSON.stringify(await listed('clerk'))).not.toContain(d.people.grid_worker.name);
  expect(await listed('officer')).toEqual([]);
  expect(await listed('outsider')).toEqual([]);
  expect((await (await d.as('resident')).get('/api/inspections/findings')).status).toBe(403);
  expect((await (await d.as('outsider')).get(`/api/inspections/findings/${f.id}`)).status).toBe(404);
  expect((await (await d.as('handler')).get(f.photos[0]?.url ?? '')).status).toBe(200);
  expect((await (await d.as('officer')).get(f.photos[0]?.url ?? '')).status).toBe(404);
  const todo = (await (await d.as('handler')).get('/api/todos?kind=inspections.mend')).body.items;
  expect(todo).toMatchObject([{ id: f.id, area: '柳岸苑', light: 'green' }]);

  const url = `/api/inspections/findings/${f.id}/answers`;
  expect(await refused('handler', url, { what: 'mend' })).toBe('inspections.photo_needed');
  expect(await refused('clerk', url, { what: 'mend', photoIds: [await photoOf(d, 'clerk')] })).toBe('session.forbidden');
  const mended = await answer(f.id, { what: 'mend', photoIds: [await photoOf(d, 'handler')] });
  expect(mended).toMatchObject({
    state: 'mended',
    mendedOn: '2025-09-15',
    counted: 0.5,
    acts: [{ what: 'mend', by: '柳岸网格服务队' }],
    can: [],
  });
  expect(await refused('handler', url, { what: 'contest', words: '不是我们' })).toBe('inspections.step_over');
  expect((await (await d.as('clerk')).get('/api/todos?kind=inspections.rule')).body.items).toMatchObject([{ id: f.id }]);
  // found not mended, it counts in full again, until it is
  expect(await rule(f.id, 'return', 'grid_worker')).toMatchObject({ state: 'open', mendedOn: null, counted: 1 });
  d.clock.set('2025-09-17T02:00:00.000Z');
  expect(await listed('handler', 'late=true')).toMatchObject([{ id: f.id, late: true }]);
  expect(await answer(f.id, { what: 'mend', photoIds: [await photoOf(d, 'handler')] })).toMatchObject({ state: 'mended', counted: 1 });
  expect(await rule(f.id, 'confirm')).toMatchObject({ confirmed: true, counted: 1, can: ['return', 'withdraw'] });
});

test('a spot counts once a day for an item, whoever enters it and however it is written; withdrawn, it may be entered again', async () => {
  const f = await enter({ spot: '5栋2单元', day: '2025-09-16' });
  const again = await finding({ spot: '5 幢 2 单元', day: '2025-09-16' }, 'clerk');
  expect(await refused('clerk', '/api/inspections/findings', again)).toBe('inspections.spot_taken');
  // another item, another day, another estate are others
  await enter({ spot: '5栋2单元', day: '2025-09-16', item: 'bins' });
  await enter({ spot: '5栋2单元', day: '2025-09-17' });
  await enter({ spot: '5栋2单元', day: '2025-09-16', estateId: other }, 'clerk');
  expect(await rule(f.id, 'withdraw', 'grid_worker')).toMatchObject({ state: 'withdrawn', counted: 0, can: [] });
  await enter({ spot: '5栋2单元', day: '2025-09-16' }, 'clerk');
});

test('two who enter one spot at once deduct once', async () => {
  d.clock.set('2025-09-17T02:00:00.000Z');
  const bodies = [await finding({ spot: '同一处', day: '2025-09-17' }), await finding({ spot: '同一处', day: '2025-09-17' }, 'clerk')];
  const answers = await Promise.all([
    post('grid_worker', '/api/inspections/findings', bodies[0]),
    post('clerk', '/api/inspections/findings', bodies[1]),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('what is contested is ruled on by somebody else than who found it, once', async () => {
  const f = await enter({ spot: '南门岗亭', item: 'guard', day: '2025-09-17' }, 'clerk');
  const url = `/api/inspections/findings/${f.id}`;
  expect(await refused('handler', `${url}/answers`, { what: 'contest' })).toBe('request.invalid');
  expect(await answer(f.id, { what: 'contest', words: '当时在楼内巡逻，有记录' })).toMatchObject({ state: 'contested', counted: 1 });
  expect(await refused('clerk', `${url}/rulings`, { what: 'uphold', words: '就是脱岗' })).toBe('inspections.own_finding');
  expect(await refused('outsider', `${url}/rulings`, { what: 'uphold', words: '维持' })).toBe('inspections.finding_not_found');
  expect(await rule(f.id, 'uphold', 'dispatcher')).toMatchObject({ state: 'open', counted: 1 });
  expect(await refused('handler', `${url}/answers`, { what: 'contest', words: '再说一次' })).toBe('inspections.contested_before');
});

test('of two who contest a deduction at once one does, and of two who take it back one does: each sees what the other made of it', async () => {
  d.clock.set('2025-09-17T02:00:00.000Z');
  const f = await enter({ spot: '北门', item: 'parking', day: '2025-09-17' });
  const url = `/api/inspections/findings/${f.id}`;
  /** Both wait for one who holds the row by a statement of the test’s own: without the lock they would have read it already. */
  const atOnce = async (acts: () => Promise<Answer>[]): Promise<string[]> => {
    const { outcome } = await held(d, {
      first: (tx) => execute(tx, 'select id from inspection_findings where jurisdiction_id = :jurisdiction and id = $1 for update', [f.id]),
      waiting: 2,
      meanwhile: () => Promise.all(acts()),
    });
    return outcome.map(({ status, body }) => (status === 201 ? 'ok' : body.error?.code)).sort();
  };
  const contest = (words: string) => post('handler', `${url}/answers`, { what: 'contest', words });
  expect(await atOnce(() => [contest('不是我们的车位'), contest('画线归市政')])).toEqual(['inspections.step_over', 'ok']);
  const withdraw = (who: Who) => post(who, `${url}/rulings`, { what: 'withdraw', words: '记错了小区' });
  expect(await atOnce(() => [withdraw('clerk'), withdraw('dispatcher')])).toEqual(['inspections.step_over', 'ok']);
  const after = (await (await d.as('clerk')).get(url)).body;
  expect([after.state, after.acts.map(({ what }: { what: string }) => what)]).toEqual(['withdrawn', ['contest', 'withdraw']]);
});

test('what is wrong is refused: an estate elsewhere, an item that is not there, a day to come or long past, no photo', async () => {
  const sent = async (over: Record<string, unknown>, who: Who = 'grid_worker') =>
    refused(who, '/api/inspections/findings', await finding(over, who));
  expect(await sent({ estateId: other })).toBe('inspections.estate_unknown');
  expect(await sent({ estateId: v7() }, 'clerk')).toBe('inspections.estate_unknown');
  expect(await sent({ item: 'nothing' })).toBe('inspections.item_unknown');
  expect(await sent({ day: '2025-09-18' })).toBe('inspections.day_wrong');
  expect(await sent({ day: '2025-09-09' })).toBe('inspections.day_wrong');
  expect(await sent({ photoIds: [] })).toBe('request.invalid');
  expect(await refused('handler', '/api/inspections/findings', await finding({}, 'handler'))).toBe('inspections.estate_unknown');
});

test('figures: points deducted by part where it was checked, for the company that held the contract that day; unknown where nobody looked', async () => {
  d.clock.set('2025-09-25T02:00:00.000Z');
  const round = (estateId: string, day: string, lines: string[]) =>
    post('clerk', '/api/inspections/rounds', { estateId, day, lines }).then(({ body }) => body.lines);
  expect(await round(other, '2025-09-24', ['green'])).toEqual(['green']);
  // two who check the same estate on a day add up
  expect(await round(other, '2025-09-24', ['base', 'order'])).toEqual(['base', 'green', 'order']);
  await enter({ estateId: other, spot: '中心花园', item: 'bare', day: '2025-09-24' }, 'clerk');
  const { team, office } = d.organisations;
  const path = d.area('001001001').path;
  const estate = (key: string, organisationId: string): Subject => ({ key, name: key, areaPath: path, organisationId });
  const company = (key: string): Subject => ({ key, name: key, areaPath: null, organisationId: key });
  const figures = async (code: string, subjects: Subject[]) => {
    const measure = inspectionMeasures.find((one) => one.code === `inspections.${code}`);
    const asked = { jurisdictionId: d.id, subjects, days: ['2025-09-01', '2025-09-30'] as const, at: d.clock.now(), categories: [''] };
    const facts = await d.process.kernel.db.read(d.access, async (tx) => measure?.facts(tx, asked));
    return Object.fromEntries(facts?.get('') ?? []);
  };
  const estates = [estate(home, team), estate(other, office)];
  // home: 3栋东侧 1, bins 1, 5栋2单元 twice, 同一处 1; one was withdrawn
  expect(await figures('cleaning', estates)).toEqual({ [home]: { n: 5, of: null, excluded: 1 }, [other]: { n: 1, of: null } });
  expect(await figures('green', estates)).toEqual({ [other]: { n: 1, of: null } });
  expect(await figures('order', [...estates])).toEqual({ [home]: { n: 1, of: null, excluded: 1 }, [other]: { n: 0, of: null } });
  // nobody looked at all parts of either
  expect(await figures('all', estates)).toEqual({});
  // the second estate was the first company's until the 19th
  expect(await figures('cleaning', [company(team), company(office)])).toEqual({ [team]: { n: 6, of: 2, excluded: 1 } });
  expect(await figures('green', [company(team), company(office)])).toEqual({ [office]: { n: 1, of: 1 } });
  expect(await figures('mended_in_time', estates)).toMatchObject({ [home]: { n: 0, of: 6 }, [other]: { n: 0, of: 1 } });
  expect(await figures('green', [])).toEqual({});
});

test('the month by estate: for the area all, for a company its own; the workbook names no worker', async () => {
  const all = await month('clerk');
  expect(all.items.map(({ estate, deducted, checked, found, lines }) => [estate.name, deducted, checked, found, lines.cleaning])).toEqual([
    ['柳岸苑', 6, 3, 6, 5],
    ['松涛苑', 2, 2, 2, 1],
  ]);
  expect(all.days.map(({ day, deducted }) => [day, deducted])).toEqual([
    ['2025-09-15', 1],
    ['2025-09-16', 3],
    ['2025-09-17', 3],
    ['2025-09-24', 1],
  ]);
  // the office has held the second estate since the 20th, and sees what was found from then on
  expect((await month('officer')).items.map(({ estate, deducted }) => [estate.name, deducted])).toEqual([['松涛苑', 1]]);
  expect((await month('official')).items).toEqual([]);
  const [sheet] = await openSheets(d, '/api/inspections/sheet?month=2025-09');
  expect(sheet?.rows).toHaveLength(1 + (await listed('clerk', 'month=2025-09&limit=50')).length);
  expect(JSON.stringify(sheet)).not.toContain(d.people.grid_worker.name);
});

test('checks come in by workbook, all or nothing, not twice and not from long ago; the company is told once of each estate', async () => {
  d.clock.set('2025-09-19T02:00:00.000Z');
  const heads = ['日期', '小区', '检查项', '位置', '说明', '状态'];
  const bring = async (rows: (string | null)[][], dryRun: boolean, who: Who = 'clerk'): Promise<Answer> => {
    const sheet = { name: '日常检查扣分', head: [heads], rows, widths: heads.map(() => 16) };
    const bytes = await writeWorkbook([sheet], new AbortController().signal);
    return sendSheet(d, `/api/inspections/import?id=${v7()}&dryRun=${dryRun}`, bytes, who);
  };
  const right = [
    ['2025-09-01', '柳岸苑', '绿地裸露、黄土露天', '8栋 南侧', '面积约两平方米', null],
    ['2025-09-02', '柳岸苑', 'weeds', '8栋南侧', null, null],
    ['2025-09-01', '柳岸苑', '门岗脱岗、不登记来访', '北门', null, '已撤销'],
  ];
  const wrong = [
    ['2025-08-01', '柳岸苑', '绿地裸露、黄土露天', '8栋', null, null],
    ['2025-09-03', '没有的小区', '绿地裸露、黄土露天', '8栋', null, null],
    ['2025-09-03', '柳岸苑', '没有的项目', '8栋', null, null],
    ['2025-09-01', '柳岸苑', '绿地裸露、黄土露天', '8号楼南侧', null, null],
  ];
  const tried = await bring([...right, ...wrong], true);
  expect(tried.body.faults.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [5, 'inspections.fault.day'],
    [6, 'inspections.fault.estate'],
    [7, 'inspections.fault.item'],
    [8, 'inspections.fault.twice'],
  ]);
  const count = async () => (await listed('clerk', 'month=2025-09&limit=50')).length;
  const before = await count();
  expect((await bring([...right, ...wrong], false)).body).toMatchObject({ added: 0 });
  expect(await count()).toBe(before);
  expect((await bring(right, false, 'supervisor')).body.error?.code).toBe('session.forbidden');
  expect((await bring(right, false)).body).toMatchObject({ added: 2, same: 1, faults: [] });
  const green = await listed('handler', `month=2025-09&line=green&estate=${home}`);
  expect(green.map(({ text, mendBy, photos }) => [text, mendBy, photos])).toEqual([
    ['杂草丛生、没有修剪', '2025-09-26', []],
    ['绿地裸露、黄土露天', '2025-09-26', []],
  ]);
  // of both one notice; it stands among what is known, so that the same comes in once
  const told = await d.asOwner<{ n: number }>(
    "select count(*)::int as n from outbox where payload::text like '%inspections.found%' and payload::text like $1",
    [`%${green.at(-1)?.id}%`],
  );
  expect(told[0]?.n).toBe(1);
  expect((await bring(right, false)).body).toMatchObject({ added: 0, same: 3 });
});
