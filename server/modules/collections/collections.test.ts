import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SheetCellValue, SheetDetail } from '#contract/collections/sheets.ts';
import { firms, publishRegister } from '#modules/registers/testing/register.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { cell, firmsIn, firmTask, post, sendTask, sheetOf } from './testing/task.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  expect((await publishRegister(d, 'firms', firms())).status).toBe(200);
});
afterAll(() => d?.close());

const firm = async (name: string, staff: number, members: number, who: Who = 'clerk', grid = '001001001') => {
  const values = { name, area: d.area(grid).code, status: 'running', staff, members };
  const made = await post(d, who, '/api/registers/firms/rows', { values });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as { id: string; version: number };
};
const cellOf = (sheet: SheetDetail, key: string): SheetCellValue | undefined => sheet.values.find((one) => one.key === key);
const must = async (who: Who, url: string, body: object = {}) => {
  const answer = await post(d, who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}) => (await post(d, who, url, body)).body.error;
const submit = (who: Who, sheet: SheetDetail, over: object = {}) =>
  post(d, who, `/api/collection-sheets/${sheet.id}/submit`, { version: sheet.version, answers: { visits: 3 }, minutes: 6, ...over });
let n = 0;
/** Tasks of one test do not repeat those of another. */
const fresh = () => [cell(`c${++n}`, `事项${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[n]}${n}`)];

test('a sheet arrives filled in with its sources; what is put otherwise needs a reason; figures climb, a share as a share', async () => {
  const first = await firm('柳岸小吃店', 10, 4);
  await firm('柳岸客栈', 30, 2);
  const task = await sendTask(d, 'supervisor', '', firmTask());
  // one demand each, answered by nothing but the sheet
  const todos = (await (await d.as('clerk')).get('/api/todos?kind=collections.sheet')).body.items;
  expect(todos).toMatchObject([{ title: '两新组织季度情况' }]);
  const demand = (await (await d.as('clerk')).get('/api/demands?which=to_me')).body.items[0];
  expect(demand).toMatchObject({ kind: 'form', items: 6, basis: { kind: 'document' } });
  expect((await refused('clerk', `/api/demands/${demand.id}/answer`, { answer: '已报' })).code).toBe('demands.answered_by_act');

  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(sheet.values.map(({ key, value, state }) => [key, value, state])).toEqual([
    ['firms', 2, 'filled'],
    ['staff', 40, 'filled'],
    ['members', 6, 'filled'],
    ['homes', 400, 'filled'],
    ['visits', null, 'empty'],
    ['share', 0.15, 'computed'],
  ]);
  expect(cellOf(sheet, 'staff')?.from).toMatchObject({
    words: { zh: expect.stringContaining('两新组织台账') },
    version: 1,
    rows: { register: 'firms', area: d.area('001001').code },
  });
  // the correction goes to the fact's home, and the sheet follows
  const row = (await (await d.as('clerk')).get(`/api/registers/firms/rows/${first.id}`)).body;
  await must('clerk', `/api/registers/firms/rows/${first.id}`, {
    version: row.version,
    values: { ...row.values, share: undefined, staff: 20 },
  });
  expect((await submit('clerk', sheet, { answers: { visits: 3, staff: 40 } })).body.error).toMatchObject({
    code: 'collections.figure_moved',
    data: { cells: [{ key: 'staff', seen: 40, now: 50 }] },
  });
  expect((await submit('clerk', sheet, { answers: {} })).body.error).toMatchObject({
    code: 'collections.value_wrong',
    message: expect.stringContaining('走访次数'),
  });
  const done = await submit('clerk', sheet, { answers: { visits: 3, homes: 402 }, reasons: { homes: '新交付一栋楼两户入住' } });
  expect(done.body).toMatchObject({ state: 'submitted', may: { answer: false } });
  expect(cellOf(done.body, 'homes')).toMatchObject({ value: 402, figure: 400, state: 'overruled', reason: '新交付一栋楼两户入住' });

  await must('dispatcher', `/api/collection-sheets/${(await sheetOf(d, 'dispatcher', task, '001002')).id}/submit`, {
    version: 1,
    answers: { visits: 1 },
  });
  const progress = (await (await d.as('supervisor')).get(`/api/collections/${task}/progress`)).body;
  expect(progress.total.figures).toEqual({
    sheets: 3,
    answered: 2,
    confirmed: 0,
    returned: 0,
    late: 0,
    typed: 2,
    filled: 8,
    overruled: 1,
    minutes: 6,
    told: 1,
  });
  expect(progress.lines.map((line: { area: { name: string }; cells: number[] }) => [line.area.name, line.cells])).toEqual([
    ['东河街道', [2, 50, 6, 802, 4, 0.12]],
    ['西山街道', [null, null, null, null, null, null]],
  ]);
  const street = (await (await d.as('dispatcher')).get(`/api/collections/${task}/progress`)).body;
  expect(street.lines.map(({ state }: { state: string }) => state)).toEqual(['submitted', 'submitted']);
  // nobody sees sheets of another street
  expect((await (await d.as('outsider')).get(`/api/collection-sheets/${sheet.id}`)).status).toBe(404);
  const answered = (await (await d.as('clerk')).get(`/api/demands/${demand.id}`)).body;
  expect(answered).toMatchObject({ state: 'answered', minutes: 6 });
});

test('a level between sends a sheet back with words, and it is asked again; then it confirms', async () => {
  const task = await sendTask(d, 'supervisor', '', firmTask({ title: '退回核对', cells: fresh() }));
  const key = (await (await d.as('supervisor')).get(`/api/collections/${task}`)).body.content.cells[0].key;
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  await submit('clerk', sheet, { answers: { [key]: 5 } });
  const url = `/api/collection-sheets/${sheet.id}/review`;
  expect((await refused('clerk', url, { version: 2, confirmed: true })).code).toBe('session.forbidden');
  expect((await refused('dispatcher', url, { version: 2, confirmed: false })).code).toBe('collections.words_needed');
  await must('dispatcher', url, { version: 2, confirmed: false, words: '与上季度相差较大' });
  const back: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(back).toMatchObject({ state: 'returned', returned: '与上季度相差较大', may: { answer: true } });
  const todos = (await (await d.as('clerk')).get('/api/todos?kind=collections.sheet')).body.items;
  expect(todos.map(({ title }: { title: string }) => title)).toEqual(['退回核对']);
  await submit('clerk', back, { answers: { [key]: 6 } });
  await must('dispatcher', url, { version: 4, confirmed: true });
  expect(await sheetOf(d, 'clerk', task, '001001')).toMatchObject({ state: 'confirmed', may: { review: false } });
});

test('the same asked again by the same level needs a reason; a task without a basis or with a broken column is not sent', async () => {
  const cells = fresh();
  await sendTask(d, 'supervisor', '', firmTask({ title: '头一次', cells }));
  const again = (await must('supervisor', '/api/collections', { from: d.code, content: firmTask({ title: '又一次', cells }) })).id;
  const preview = (await (await d.as('supervisor')).get(`/api/collections/${again}/sending`)).body;
  expect(preview).toMatchObject({ sheets: 3, typed: 1, asked: { title: '头一次', columns: 1 } });
  expect(await refused('supervisor', `/api/collections/${again}/send`, { version: 1 })).toMatchObject({
    code: 'collections.asked_already',
    data: { title: '头一次' },
  });
  await must('supervisor', `/api/collections/${again}/send`, { version: 1, againReason: '上次口径有误，需重新采集' });
  const send = async (over: object) => {
    const { id } = await must('supervisor', '/api/collections', {
      from: d.code,
      content: firmTask({ title: '不成', cells: fresh(), ...over }),
    });
    return (await refused('supervisor', `/api/collections/${id}/send`, { version: 1 })).code;
  };
  expect(await send({ basis: null })).toBe('collections.without_basis');
  expect(await send({ dueOn: '2025-09-01' })).toBe('collections.day_passed');
  expect(await send({ addressees: {} })).toBe('collections.nobody_asked');
  expect(await send({ cells: [cell('x', '数', firmsIn({ what: 'sum', field: 'nothing' }))] })).toBe('collections.cell_wrong');
  expect(await send({ cells: [cell('x', '数', { kind: 'computed', formula: 'y + 1.0' })] })).toBe('collections.cell_wrong');
  // the words of the rule count for tasks, too
  expect(await send({ title: '每日打卡签到统计' })).toBe('demands.exception_needed');
});

test('who is there to answer is told before a task is sent', async () => {
  const content = firmTask({ title: '谁来填', cells: fresh() });
  const { id } = await must('dispatcher', '/api/collections', { from: d.area('001').code, content });
  const preview = (await (await d.as('dispatcher')).get(`/api/collections/${id}/sending`)).body;
  expect(preview).toMatchObject({ sheets: 2, nobody: [{ code: d.area('001002').code }] });
  expect((await refused('clerk', `/api/collections/${id}/send`, { version: 1 })).code).toBe('collections.task_not_found');
});

test('changed once sent, addressees are told: a later day moves their demands, a new column reopens what was answered', async () => {
  const cells = fresh();
  const content = firmTask({ title: '有变更', cells });
  const task = await sendTask(d, 'supervisor', '', content);
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  await submit('clerk', sheet, { answers: { [cells[0]?.key ?? '']: 1 } });
  const url = `/api/collections/${task}`;
  const more = { ...content, dueOn: '2025-09-30', cells: [...cells, cell('extra', '另加一栏')] };
  expect((await refused('supervisor', url, { version: 2, content: more })).code).toBe('collections.words_needed');
  expect(
    (await refused('supervisor', url, { version: 2, content: { ...more, cells: [cell('extra', '另加一栏')] }, words: '换栏' })).code,
  ).toBe('collections.cells_stay');
  await must('supervisor', url, { version: 2, content: more, words: '增加一栏并延期' });
  expect(await sheetOf(d, 'clerk', task, '001001')).toMatchObject({ state: 'returned', dueOn: '2025-09-30', returned: '增加一栏并延期' });
  const demands = (await (await d.as('supervisor')).get('/api/demands?which=from_me&state=open')).body.items;
  expect(demands.filter(({ title, dueOn }: { title: string; dueOn: string }) => title === '有变更' && dueOn === '2025-09-30')).toHaveLength(
    2,
  );
  // taken back, nobody is asked any more; what was written stays
  await must('supervisor', `${url}/end`, { outcome: 'cancelled', reason: '改由数据共享取得' });
  expect(await sheetOf(d, 'clerk', task, '001001')).toMatchObject({
    taskState: 'cancelled',
    may: { answer: false },
    values: [{ value: 1 }, {}],
  });
  expect((await submit('clerk', await sheetOf(d, 'clerk', task, '001001'))).body.error.code).toBe('collections.over');
});

test('a register that lost a field tells nothing any more: the cell is typed', async () => {
  await publishRegister(d, 'short_lived', firms());
  const source = firmsIn({ register: 'short_lived', what: 'sum', field: 'members' });
  const task = await sendTask(
    d,
    'supervisor',
    '',
    firmTask({
      title: '台账变了',
      cells: [cell('gone', '短期党员', source), cell('stays', '短期户数', firmsIn({ register: 'short_lived' }))],
    }),
  );
  d.clock.advance(60_000);
  const content = firms();
  const fields = content.fields.filter(({ key }) => key !== 'members' && key !== 'share');
  expect((await publishRegister(d, 'short_lived', { ...content, fields, rules: [] })).status).toBe(200);
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(sheet.values.map(({ key, value, state }) => [key, value, state])).toEqual([
    ['gone', null, 'empty'],
    ['stays', 0, 'filled'],
  ]);
  const done = await submit('clerk', sheet, { answers: { gone: 7 } });
  expect(cellOf(done.body, 'gone')).toMatchObject({ value: 7, state: 'unknown' });
});

test('rows of a register are asked to be looked through; what was told last time is known', async () => {
  const cells = fresh();
  const key = cells[0]?.key ?? '';
  const before = await sendTask(d, 'supervisor', '', firmTask({ title: '上一次', cells }));
  await submit('clerk', await sheetOf(d, 'clerk', before, '001001'), { answers: { [key]: 12 } });
  const known = [cell('known', '上次填过的', { kind: 'task', task: before, cell: key })];
  d.clock.advance(60_000);
  const task = await sendTask(
    d,
    'supervisor',
    '',
    firmTask({ title: '核对台账', cells: known, rows: { register: 'firms', states: [], where: [] } }),
  );
  d.clock.advance(60_000);
  await firm('新来的店', 3, 0);
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(sheet.rows).toMatchObject({ register: 'firms', total: 3, changed: 1, confirmed: false });
  expect(sheet.values).toMatchObject([{ value: 12, state: 'filled' }]);
  expect((await submit('clerk', sheet, { answers: {} })).body.error.code).toBe('collections.rows_unchecked');
  expect((await submit('clerk', sheet, { answers: {}, rowsConfirmed: true })).body).toMatchObject({
    state: 'submitted',
    rows: { confirmed: true },
  });
});

test('what the platform counts by itself is known: cases of the area, its grids', async () => {
  await d.caseIn('reported');
  await d.process.kernel.relay.carry();
  const base = (figure: string) => ({ kind: 'base', figure });
  const cells = [
    cell('reported', '本月件数', base('cases_month')),
    cell('parts', '下设网格', base('grid')),
    cell('none', '无此项', base('unheard_of')),
  ];
  const task = await sendTask(d, 'supervisor', '', firmTask({ title: '基础数据', cells }));
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(sheet.values.map(({ value, state }) => [value, state])).toEqual([
    [1, 'filled'],
    [2, 'filled'],
    [null, 'empty'],
  ]);
  expect(sheet.values[0]?.from?.words.zh).toBe('平台基础数据：本月受理诉求件数');
});

test('headings of a new task are held against registers, base data and tasks', async () => {
  const columns = ['两新组织数', '职工人数', '党员人数（人）', '家庭数', '走访次数', '古树名木'].map((title) => ({ key: title, title }));
  const answer = await must('supervisor', '/api/collections/compare', { columns });
  expect(answer).toMatchObject({ columns: 6, known: 5 });
  const best = (key: string) => answer.items.find((one: { key: string }) => one.key === key);
  expect(best('职工人数')).toMatchObject({
    why: 'synonym',
    in: { kind: 'register', code: 'firms' },
    source: { what: 'sum', field: 'staff' },
  });
  expect(best('家庭数')).toMatchObject({ source: { kind: 'base', figure: 'households' } });
  expect(best('走访次数')).toMatchObject({ in: { kind: 'task' }, source: { kind: 'task' } });
  expect(answer.asked[0]).toMatchObject({ title: '两新组织季度情况', columns: 5 });
  expect((await refused('grid_worker', '/api/collections/compare', { columns })).code).toBe('session.forbidden');
});

test('an organisation answers for itself', async () => {
  const cells = fresh();
  const content = firmTask({ title: '单位填报', cells, addressees: { organisations: [d.organisations.department] } });
  const task = await sendTask(d, 'supervisor', '', content);
  const mine = (await (await d.as('official')).get('/api/collection-sheets')).body.items;
  expect(mine).toMatchObject([{ title: '单位填报', addressee: { organisationId: d.organisations.department } }]);
  const done = await post(d, 'official', `/api/collection-sheets/${mine[0].id}/submit`, {
    id: v7(),
    version: 1,
    answers: { [cells[0]?.key ?? '']: 9 },
  });
  expect(done.body.state).toBe('submitted');
  const progress = (await (await d.as('supervisor')).get(`/api/collections/${task}/progress`)).body;
  expect(progress.total).toMatchObject({ figures: { sheets: 1, answered: 1 }, cells: [9] });
});
