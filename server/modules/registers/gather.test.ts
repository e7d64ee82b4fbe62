import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { field, publishRegister } from './testing/register.ts';

let d: District;
const states = [
  { code: 'draft', title: { zh: '草稿', en: null }, phase: 'draft' },
  { code: 'valid', title: { zh: '在册', en: null }, phase: 'valid' },
  { code: 'gone', title: { zh: '注销', en: null }, phase: 'ended' },
];
const step = (from: string, to: string) => ({ from, to, title: { zh: `${from}到${to}`, en: null }, by: 'write' });
const life = { states, transitions: [step('draft', 'valid'), step('valid', 'gone'), step('gone', 'valid')] };
type Designed = ReturnType<typeof field>;
const register = (title: string, fields: Designed[], over: { fields?: Designed[]; reminders?: object[]; rules?: object[] } = {}) => ({
  title: { zh: title, en: null },
  fields: [field('name', '名称', 'text', { required: true }), field('area', '区域', 'area'), ...fields],
  ...life,
  titleField: 'name',
  areaField: 'area',
  ...over,
});
const from = (code: string, by: string, what: string, over: object = {}) => ({ gathered: { register: code, by, what, ...over } });
const funds = (over: { fields?: Designed[]; reminders?: object[]; rules?: object[] } = {}) =>
  register(
    '资金',
    [
      field('budget', '预算', 'money'),
      field('spent', '已用', 'money', from('spending', 'fund', 'sum', { field: 'paid', states: ['valid'] })),
      field('bills', '笔数', 'number', from('spending', 'fund', 'count')),
      field('last', '最近一笔', 'date', from('spending', 'fund', 'max', { field: 'on' })),
      field('left', '余额', 'money', { formula: 'budget - spent' }),
      field('street', '街道', 'row', { register: 'streets' }),
    ],
    { reminders: [{ code: 'over', title: { zh: '超支', en: null }, condition: 'left < 0' }], ...over },
  );
const spending = (over: { fields?: Designed[] } = {}) =>
  register(
    '支出',
    [field('fund', '资金', 'row', { register: 'funds' }), field('paid', '金额', 'money'), field('on', '日期', 'date')],
    over,
  );

beforeAll(async () => {
  d = await testDistrict();
  const streets = register('街道', [field('left', '结余', 'money', from('funds', 'street', 'sum', { field: 'left' }))]);
  for (const [code, content] of Object.entries({ streets, funds: funds(), spending: spending() })) {
    const published = await publishRegister(d, code, content);
    expect(published.status, JSON.stringify(published.body)).toBe(200);
  }
});
afterAll(() => d?.close());

const add = async (code: string, values: object, who: Who = 'supervisor'): Promise<RowDetail> => {
  const body = { id: v7(), values: { area: d.area('001001001').code, ...values } };
  const answer = await (await d.as(who)).post(`/api/registers/${code}/rows`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const read = async (code: string, id: string): Promise<RowDetail> =>
  (await (await d.as('supervisor')).get(`/api/registers/${code}/rows/${id}`)).body;
const act = async (code: string, row: RowDetail, what: string, body: object): Promise<RowDetail> => {
  const answer = await (await d.as('supervisor')).post(`/api/registers/${code}/rows/${row.id}${what}`, {
    id: v7(),
    version: row.version,
    ...body,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

test('figures follow as rows that point are written, moved and turned elsewhere; formulas, reminders and figures above follow them', async () => {
  const street = await add('streets', { name: '大街', area: d.area('001').code });
  const fund = await add('funds', { name: '甲社区', budget: 1000, street: street.id });
  expect(fund.values).toMatchObject({ spent: 0, bills: 0, left: 1000 });
  // a clerk does not see the street, whose figure follows all the same
  const bill = await add('spending', { name: '座椅', fund: fund.id, paid: 300, on: '2025-09-01' }, 'clerk');
  expect((await read('funds', fund.id)).values).toMatchObject({ spent: 0, bills: 1, last: '2025-09-01', left: 1000 });
  const paid = await act('spending', bill, '/moves', { to: 'valid' });
  expect((await read('funds', fund.id)).values).toMatchObject({ spent: 300, left: 700 });
  expect((await read('streets', street.id)).values).toMatchObject({ left: 700 });
  const dear = await act('spending', paid, '', {
    values: { name: '座椅', area: d.area('001001001').code, fund: fund.id, paid: 1300, on: '2025-08-01' },
  });
  const over = await read('funds', fund.id);
  expect(over.values).toMatchObject({ spent: 1300, left: -300, last: '2025-08-01' });
  // nobody has changed the fund: whoever has it open goes on
  expect(over).toMatchObject({ version: 1, history: [{ version: 1 }], reminders: [{ code: 'over', since: '2025-09-15' }] });
  const other = await add('funds', { name: '乙社区', budget: 5000, street: street.id });
  await act('spending', dear, '', {
    values: { name: '座椅', area: d.area('001001001').code, fund: other.id, paid: 1300, on: '2025-08-01' },
  });
  const freed = await read('funds', fund.id);
  expect(freed.values).toEqual({
    name: '甲社区',
    area: d.area('001001001').code,
    budget: 1000,
    street: street.id,
    spent: 0,
    bills: 0,
    left: 1000,
  });
  expect(freed.reminders).toEqual([]);
  expect((await read('funds', other.id)).values).toMatchObject({ spent: 1300, left: 3700 });
  expect((await read('streets', street.id)).values).toMatchObject({ left: 4700 });
  // a figure is kept when somebody changes its row, and found by
  const changed = await act('funds', await read('funds', other.id), '', {
    values: { name: '乙社区', area: d.area('001001001').code, budget: 6000, street: street.id },
  });
  expect(changed.values).toMatchObject({ spent: 1300, left: 4700 });
  const where = encodeURIComponent(JSON.stringify([{ field: 'spent', from: 1000 }]));
  const found = (await (await d.as('supervisor')).get(`/api/registers/funds/rows?where=${where}`)).body.items;
  expect(found.map(({ title }: { title: string }) => title)).toEqual(['乙社区']);
});

test('two rows entered at once for one both count', async () => {
  const fund = await add('funds', { name: '同时', budget: 100 });
  await Promise.all(Array.from({ length: 6 }, (_, i) => add('spending', { name: `单据${i}`, fund: fund.id, paid: 10 })));
  expect((await read('funds', fund.id)).values).toMatchObject({ bills: 6 });
});

test('a row is not written by whose figure another breaks a rule of its own, at the same time neither (fails without the hold)', async () => {
  const capped = { rules: [{ condition: 'bills <= 3', message: { zh: '最多三笔', en: 'Three at most' }, fields: ['budget'] }] };
  expect((await publishRegister(d, 'funds', funds(capped))).status).toBe(200);
  const fund = await add('funds', { name: '有限', budget: 100 });
  const supervisor = await d.as('supervisor');
  const enter = (i: number) =>
    supervisor.post('/api/registers/spending/rows', {
      id: v7(),
      values: { name: `有限${i}`, area: d.area('001001001').code, fund: fund.id, paid: 10 },
    });
  const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => enter(i)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 422, 422, 422]);
  expect((await enter(9)).body.error).toMatchObject({ code: 'registers.rule_broken', message: '“有限”：最多三笔' });
  expect((await read('funds', fund.id)).values).toMatchObject({ bills: 3 });
  expect((await publishRegister(d, 'funds', funds())).status).toBe(200);
});

test('an import counts at once for all it points at', async () => {
  const funds_ = [await add('funds', { name: '导入甲', budget: 1 }), await add('funds', { name: '导入乙', budget: 1 })];
  const area = d.area('001001001').code;
  const rows = Array.from({ length: 30 }, (_, i) => [`导入单据${i}`, area, i % 3 === 0 ? '导入甲' : '导入乙', '1.50', '2025-09-02']);
  const bytes = rawWorkbook([{ name: '支出', rows: [['名称', '区域', '资金', '金额', '日期'], ...rows] }]);
  const answer = await sendSheet(d, `/api/registers/spending/import?id=${v7()}`, bytes, 'supervisor');
  expect(answer.body).toMatchObject({ added: 30, faults: [] });
  const [a, b] = await Promise.all(funds_.map(({ id }) => read('funds', id)));
  expect([a?.values['bills'], b?.values['bills'], a?.values['last']]).toEqual([10, 20, '2025-09-02']);
});

test('whatever is written, figures are those that counting all rows gives', async () => {
  const funds_ = [await add('funds', { name: '性质甲', budget: 10_000 }), await add('funds', { name: '性质乙', budget: 10_000 })];
  const step_ = fc.record({
    act: fc.constantFrom('add', 'change', 'move'),
    row: fc.nat(9),
    fund: fc.nat(2),
    paid: fc.option(fc.integer({ min: -500, max: 5000 }), { nil: undefined }),
    on: fc.option(fc.constantFrom('2025-01-02', '2025-05-06', '2025-09-10'), { nil: undefined }),
  });
  const rows: RowDetail[] = [];
  const next: Record<string, string> = { draft: 'valid', valid: 'gone', gone: 'valid' };
  await fc.assert(
    fc.asyncProperty(fc.array(step_, { minLength: 4, maxLength: 8 }), async (steps) => {
      for (const { act: what, row: at, fund, paid, on } of steps) {
        const values = { name: '单', area: d.area('001001001').code, fund: funds_[fund]?.id, paid, on };
        const i = at % Math.max(rows.length, 1);
        const row = rows[i];
        if (what === 'add' || !row) rows.push(await add('spending', values));
        else if (what === 'change') rows[i] = await act('spending', row, '', { values });
        else rows[i] = await act('spending', row, '/moves', { to: next[row.state] });
      }
      for (const { id } of funds_) {
        const mine = rows.filter(({ values }) => values['fund'] === id);
        const spent = mine.filter(({ state }) => state === 'valid').reduce((sum, { values }) => sum + Number(values['paid'] ?? 0), 0);
        const days = mine.flatMap(({ values }) => (typeof values['on'] === 'string' ? [values['on']] : [])).sort();
        const { values } = await read('funds', id);
        expect([values['bills'], values['spent'], values['left'], values['last']]).toEqual([
          mine.length,
          spent,
          10_000 - spent,
          days.at(-1),
        ]);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('figures and reminders that a version adds begin with it, for the rows that are there', async () => {
  const fund = await add('funds', { name: '新版', budget: 100 });
  await add('spending', { name: '新版单据', fund: fund.id, paid: 7 });
  const { fields } = funds();
  const more = [...fields, field('drafts', '待付', 'number', from('spending', 'fund', 'count', { states: ['draft'] }))];
  const reminders = [{ code: 'waits', title: { zh: '有待付单据', en: null }, condition: 'drafts > 0' }];
  expect((await publishRegister(d, 'funds', funds({ fields: more, reminders }))).status).toBe(200);
  await d.process.kernel.relay.carry();
  expect(await read('funds', fund.id)).toMatchObject({ values: { drafts: 1 }, reminders: [{ code: 'waits' }] });
});

test('a field that others gather from cannot go, nor can figures need one another in a circle', async () => {
  const lost = await publishRegister(d, 'spending', spending({ fields: spending().fields.filter(({ key }) => key !== 'paid') }));
  expect(lost.body.error).toMatchObject({ code: 'definitions.invalid', data: { problem: 'registers.design_gathered_by', key: 'paid' } });
  const { fields } = spending();
  const circular = [
    ...fields,
    field('above', '上级余额', 'row', { register: 'streets' }),
    field('twice', '往复', 'money', from('funds', 'nothing', 'sum', { field: 'left' })),
  ];
  const wrong = await publishRegister(d, 'spending', spending({ fields: circular }));
  expect(wrong.body.error.data).toMatchObject({ problem: 'registers.design_gathered_field', key: 'nothing' });
  const looped = register('街道', [
    field('left', '结余', 'money', from('funds', 'street', 'sum', { field: 'left' })),
    field('fund', '来源', 'row', { register: 'funds' }),
  ]);
  expect((await publishRegister(d, 'streets', looped)).status).toBe(200);
  const budget = funds().fields.map((one) =>
    one.key === 'budget' ? field('granted', '拨入', 'money', from('streets', 'fund', 'sum', { field: 'left' })) : one,
  );
  const turned = budget.map((one) => (one.key === 'left' ? field('left', '余额', 'money', { formula: 'granted - spent' }) : one));
  const circle = await publishRegister(d, 'funds', funds({ fields: turned, reminders: [] }));
  expect(circle.body.error.data).toMatchObject({ problem: 'registers.design_circular', circle: expect.stringContaining('街道·结余') });
  const nowhere = await publishRegister(d, 'lost', register('无处', [field('to', '去处', 'row', { register: 'nowhere' })]));
  expect(nowhere.body.error.data).toMatchObject({ problem: 'registers.design_no_register', code: 'nowhere' });
});
