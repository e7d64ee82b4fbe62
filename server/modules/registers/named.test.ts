import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';
import { field, firms, publishRegister } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const helpers = firms({
    fields: [
      field('who', '帮办员', 'person', { required: true }),
      field('area', '所在区域', 'area', { required: true }),
      field('body', '所属单位', 'organisation'),
      field('account', '补贴账号', 'text', { personal: { purpose: '发放帮办补贴', months: 12 } }),
    ],
    rules: [],
    states: [{ code: 'on', title: { zh: '在岗', en: null }, phase: 'valid' }],
    transitions: [],
    titleField: 'who',
    key: ['who'],
  });
  const published = await publishRegister(d, 'helpers', helpers);
  expect(published.status, JSON.stringify(published.body)).toBe(200);
});
afterAll(() => d?.close());

const enter = async (name: string): Promise<{ id: string; version: number }> => {
  const body = { id: v7(), name, partyMember: false, areaId: d.area('001001001').id };
  return (await (await d.as('clerk')).post('/api/persons', body)).body;
};
const add = async (who: string, over: object = {}): Promise<RowDetail> => {
  const values = { who, area: d.area('001001001').code, ...over };
  const answer = await (await d.as('clerk')).post('/api/registers/helpers/rows', { id: v7(), values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const titles = async (query: string): Promise<string[]> =>
  (await (await d.as('clerk')).get(`/api/registers/helpers/rows?${query}`)).body.items.map(({ title }: RowDetail) => title);
const file = async (id: string, who: Who = 'clerk') => (await (await d.as(who)).get(`/api/persons/${id}/file`)).body;

test('a row about somebody is called by their name, is found by it and follows it', async () => {
  const [one, other] = [await enter('和丽芳'), await enter('木建国')];
  const row = await add(one.id);
  await add(other.id);
  expect(row.title).toBe('和丽芳');
  expect(await titles('q=helif')).toEqual(['和丽芳']);
  expect(await titles('sort=who')).toEqual(['和丽芳', '木建国']);
  expect(await titles(`where=${encodeURIComponent(JSON.stringify([{ field: 'who', is: [other.id] }]))}`)).toEqual(['木建国']);
  // one row for each person
  const again = await (await d.as('clerk')).post('/api/registers/helpers/rows', {
    id: v7(),
    values: { who: one.id, area: d.area('001001001').code },
  });
  expect(again.body.error).toMatchObject({ code: 'registers.key_taken' });
  const corrected = { id: v7(), version: one.version, name: '何丽芳', partyMember: false };
  expect((await (await d.as('clerk')).put(`/api/persons/${one.id}`, corrected)).status).toBe(200);
  await d.process.kernel.relay.carry();
  expect(await titles('q=何丽')).toEqual(['何丽芳']);
  // whoever turns out to be somebody else takes the row along, and gives it back
  const true_ = await enter('何立芳');
  await (await d.as('clerk')).post(`/api/persons/${true_.id}/merge`, { id: v7(), other: one.id, reason: '同一人' });
  expect(await titles('q=何')).toEqual(['何立芳']);
  const [merge] = (await file(true_.id)).merges;
  const undone = await (await d.as('clerk')).post(`/api/person-merges/${merge.id}/undo`, { id: v7(), reason: '不是同一人' });
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect(await titles('q=何')).toEqual(['何丽芳']);
});

test('the copy that somebody gets holds the rows about them, whole and in the clear', async () => {
  const { id } = await enter('木春兰');
  await add(id, { account: '6222021111' });
  const asked = await (await d.as('clerk')).post(`/api/persons/${id}/requests`, { id: v7(), kind: 'export' });
  const granted = await (await d.as('supervisor')).post(`/api/person-requests/${asked.body.id}/decide`, {
    id: v7(),
    grant: true,
    reason: '身份已核实',
  });
  expect(granted.status, JSON.stringify(granted.body)).toBe(200);
  const sheets = await readWorkbook(await fetchSheet(d, `/api/person-requests/${asked.body.id}/file`), AbortSignal.timeout(30_000));
  expect(JSON.stringify(sheets.find(({ name }) => name === '两新组织台账'))).toContain('6222021111');
});

test('the page of a person shows rows to whoever reads their register, and what is sealed for which purpose', async () => {
  const { id } = await enter('木海燕');
  const row = await add(id, { account: '6222020000' });
  const tie = { use: 'registers.row', at: '两新组织台账 · 木海燕', page: `/registers/row/${row.id}`, current: true };
  expect(await file(id)).toMatchObject({ ties: expect.arrayContaining([expect.objectContaining(tie)]) });
  const purposes: { use: string; named: string[] }[] = (await file(id)).purposes;
  expect(purposes.find(({ use }) => use === 'registers.row')?.named).toEqual(['发放帮办补贴']);
  // the same register behind a permission that a clerk lacks
  const closed = await publishRegister(d, 'helpers', {
    ...(await (await d.as('supervisor')).get('/api/registers/helpers')).body.content,
    access: { read: 'cases.supervise', write: 'cases.supervise', confirm: 'cases.supervise' },
  });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  expect(JSON.stringify(await file(id))).not.toContain('两新组织台账');
});

test('a fact of somebody that a register keeps is not kept by another', async () => {
  const again = await publishRegister(d, 'carers', {
    ...firms({ rules: [], titleField: 'who', key: ['who'] }),
    fields: [
      field('who', '护理员', 'person', { required: true }),
      field('area', '所在区域', 'area', { required: true }),
      field('bank', '补贴账号', 'text', { personal: { purpose: '发放护理补贴', months: 12 } }),
      field('surveyed', '登记日期', 'date'),
    ],
  });
  expect(again.body.error.data).toMatchObject({ problem: 'registers.design_kept_elsewhere', at: 'fields.2' });
});
