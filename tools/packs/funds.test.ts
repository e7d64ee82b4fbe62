import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishRegister } from '#modules/registers/testing/register.ts';
import { type Answer, type District, testDistrict } from '#tools/testing/district.ts';

let d: District;
let fund = '';
const contentOf = (code: string) =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../packs/funds/registers/${code}.json`), 'utf8'));
beforeAll(async () => {
  d = await testDistrict();
  for (const code of ['funds', 'fund_spending']) {
    const published = await publishRegister(d, code, contentOf(code));
    expect(published.status, JSON.stringify(published.body)).toBe(200);
  }
  const values = {
    name: '柳岸社区2025年经费',
    number: '东街—柳岸—2025—1',
    kind: 'community',
    area: d.area('001001').code,
    year: '2025',
    source: ['county'],
    budget: 10_000_00,
    closes_on: '2025-10-20',
  };
  fund = (await send('/api/registers/funds/rows', { values })).body.id;
  expect((await move('funds', fund, 1, 'running')).status).toBe(200);
});
afterAll(() => d?.close());

const send = async (url: string, body: object): Promise<Answer> => (await d.as('supervisor')).post(url, { id: v7(), ...body });
const move = (code: string, id: string, version: number, to: string): Promise<Answer> =>
  send(`/api/registers/${code}/rows/${id}/moves`, { version, to, reason: null });
const project = (title: string, over: object = {}) => ({
  title,
  fund,
  area: d.area('001001').code,
  use: 'repair',
  form: 'goods',
  amount: 4_000_00,
  raised_by: 'residents',
  asked: 60,
  examined_on: '2025-09-01',
  present: 40,
  votes: 31,
  resolved_on: '2025-09-05',
  ...over,
});
/** A project that was consulted on and examined. @returns its id */
const examined = async (title: string, over: object = {}): Promise<string> => {
  const added = await send('/api/registers/fund_spending/rows', { values: project(title, over) });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  const { id } = added.body;
  expect((await move('fund_spending', id, 1, 'consulted')).status).toBe(200);
  expect((await move('fund_spending', id, 2, 'examined')).status).toBe(200);
  return id;
};
const stands = async () => (await (await d.as('supervisor')).get(`/api/registers/funds/rows/${fund}`)).body;

test('what is barred, dear or not resolved by a majority is refused with words', async () => {
  const add = async (over: object) => (await send('/api/registers/fund_spending/rows', { values: project('试验', over) })).body.error;
  expect(await add({ use: 'office' })).toMatchObject({ code: 'registers.rule_broken', message: '这项用途在负面清单内，不能使用服务经费' });
  expect((await add({ amount: 60_000_000 })).message).toBe('购买物品单项不超过50万元');
  const weak = await examined('表决不足', { votes: 20 });
  expect((await move('fund_spending', weak, 3, 'resolved')).body.error.message).toBe('同意票数须过参会代表半数，才能形成决议');
});

test('no more is resolved than the fund has, however many resolve at once; nothing is paid without a pledge and receipts', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, (_, n) => examined(`路面修补${n}`)));
  const answers = await Promise.all(ids.map((id) => move('fund_spending', id, 3, 'resolved')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422]);
  expect(answers.find(({ status }) => status === 422)?.body.error.message).toBe(
    '“柳岸社区2025年经费”：已决议金额不能超过可用经费，请调整项目金额或先追加预算',
  );
  const fundNow = await stands();
  expect(fundNow.values).toMatchObject({ committed: 8_000_00, granted: 10_000_00, left: 2_000_00, projects: 2, spent: 0 });
  const resolved = ids[answers.findIndex(({ status }) => status === 200)] as string;
  expect((await move('fund_spending', resolved, 4, 'pledged')).body.error.code).toBe('registers.value_wrong');
  expect(contentOf('fund_spending').states.find(({ code }: { code: string }) => code === 'paid').required).toContain('receipts');
  // figures of money are told in yuan
  const { items } = (await (await d.as('supervisor')).get('/api/registers/funds/measures')).body;
  expect(items).toMatchObject([{ code: 'spent_share', value: 0, parts: { numerator: 0, denominator: 10_000 } }]);
  // the year ends and money is left
  expect(fundNow.reminders.map(({ code }: { code: string }) => code)).toEqual(['year_ends']);
});
