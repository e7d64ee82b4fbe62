import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditCheck } from '#contract/kernel/check-digits.ts';
import type { RegisterRow, RowDetail } from '#contract/registers/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { field, publishRegister } from './testing/register.ts';

let d: District;
const life = {
  states: [
    { code: 'draft', title: { zh: '草稿', en: null }, phase: 'draft' },
    { code: 'valid', title: { zh: '在册', en: null }, phase: 'valid' },
    { code: 'gone', title: { zh: '注销', en: null }, phase: 'ended' },
  ],
  transitions: [
    { from: 'draft', to: 'valid', title: { zh: '确认', en: null }, by: 'write' },
    { from: 'valid', to: 'gone', title: { zh: '注销', en: null }, by: 'write' },
  ],
};
const register = (title: string, fields: object[], over: object = {}) => ({
  title: { zh: title, en: null },
  fields: [field('name', '名称', 'text', { required: true }), field('area', '区域', 'area', { required: true }), ...fields],
  ...life,
  titleField: 'name',
  areaField: 'area',
  ...over,
});
beforeAll(async () => {
  d = await testDistrict();
  const estates = register('小区', [field('number', '编号', 'text')], { key: ['number'], page: { group: 'property', icon: 'home' } });
  expect((await publishRegister(d, 'estates', estates)).status).toBe(200);
  const contracts = register('合同', [field('estate', '小区', 'row', { register: 'estates' })]);
  expect((await publishRegister(d, 'contracts', contracts)).status).toBe(200);
});
afterAll(() => d?.close());

const add = async (code: string, values: Record<string, unknown>, who: Who = 'clerk') =>
  (await d.as(who)).post(`/api/registers/${code}/rows`, { id: v7(), values: { area: d.area('001001001').code, ...values } });
const added = async (code: string, values: Record<string, unknown>): Promise<RowDetail> => {
  const answer = await add(code, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

test('a row points at a row of the register its field names, and is found from there', async () => {
  const estate = await added('estates', { name: '柳岸花园', number: 'A1' });
  const contract = await added('contracts', { name: '物业服务合同', estate: estate.id });
  expect(contract.names[estate.id]).toBe('柳岸花园');
  const unknown = await add('contracts', { name: '没有的小区', estate: v7() });
  expect(unknown.body.error).toMatchObject({ code: 'registers.reference_unknown', data: { key: 'estate' } });
  // a row of another register is none of this one
  expect((await add('contracts', { name: '指向合同', estate: contract.id })).body.error.code).toBe('registers.reference_unknown');
  const clerk = await d.as('clerk');
  const detail = (await clerk.get('/api/registers/estates')).body;
  expect(detail.linkedFrom).toMatchObject([{ register: 'contracts', field: 'estate', mayWrite: true }]);
  const where = encodeURIComponent(JSON.stringify([{ field: 'estate', is: [estate.id] }]));
  const rows = (await clerk.get(`/api/registers/contracts/rows?where=${where}`)).body.items;
  expect(rows.map(({ title }: RegisterRow) => title)).toEqual(['物业服务合同']);
  const listed = (await clerk.get('/api/registers')).body.items.find(({ code }: { code: string }) => code === 'estates');
  expect(listed.page).toEqual({ group: 'property', order: 100, icon: 'home', phone: false });
});

test('a row is chosen by the beginning of its title, its pinyin or initials; one that is over is not offered', async () => {
  const clerk = await d.as('clerk');
  const estate = await added('estates', { name: '雪松里', number: 'B1' });
  const choices = async (q: string, among = 'estates', who: Who = 'clerk') =>
    (await (await d.as(who)).get(`/api/choices?format=row&among=${among}&q=${encodeURIComponent(q)}`)).body.items.map(
      ({ name }: { name: string }) => name,
    );
  expect(await choices('雪松')).toEqual(['雪松里']);
  expect(await choices('xuesong')).toEqual(['雪松里']);
  expect(await choices('xsl')).toEqual(['雪松里']);
  expect(await choices('雪松', 'nothing')).toEqual([]);
  expect(await choices('雪松', 'estates', 'resident')).toEqual([]);
  const one = await clerk.get(`/api/choices?format=row&among=estates&id=${estate.id}`);
  expect(one.body.items).toMatchObject([{ id: estate.id, name: '雪松里' }]);
  for (const [version, to] of ['valid', 'gone'].entries())
    await clerk.post(`/api/registers/estates/rows/${estate.id}/moves`, { id: v7(), version: version + 1, to, reason: '并入' });
  expect(await choices('雪松')).toEqual([]);
});

test('sheets name rows by their title, by their key where several share it, and come back unchanged', async () => {
  const [first, second] = [
    await added('estates', { name: '同名小区', number: 'C1' }),
    await added('estates', { name: '同名小区', number: 'C2' }),
  ];
  const lone = await added('estates', { name: '独名小区', number: 'C3' });
  for (const [i, estate] of [first, second, lone].entries()) await added('contracts', { name: `合同${i}`, estate: estate.id });
  const file = await fetchSheet(d, '/api/registers/contracts/sheet');
  const [sheet] = await readWorkbook(file, new AbortController().signal);
  const cells = JSON.stringify(sheet?.rows);
  for (const word of ['C1', 'C2', '独名小区']) expect(cells).toContain(`"${word}"`);
  expect(cells).not.toContain('同名小区');
  const area = d.area('001001001').code;
  const sent = async (bytes: Buffer) => (await sendSheet(d, `/api/registers/contracts/import?id=${v7()}`, bytes)).body;
  expect(await sent(file)).toMatchObject({ added: 0, changed: 0, faults: [] });
  const book = (rows: string[][]): Buffer => rawWorkbook([{ name: '合同', rows: [['名称', '区域', '小区'], ...rows] }]);
  expect(
    await sent(
      book([
        ['新合同甲', area, 'C2'],
        ['新合同乙', area, '独名小区'],
      ]),
    ),
  ).toMatchObject({ added: 2, faults: [] });
  const { faults } = await sent(
    book([
      ['坏合同', area, '同名小区'],
      ['坏合同二', area, '没有这个'],
    ]),
  );
  expect(faults).toMatchObject([
    { row: 2, column: '小区', code: 'registers.cell_unknown' },
    { row: 3, column: '小区', code: 'registers.cell_unknown' },
  ]);
});

test('what a row is about becomes an organisation once, which the row then names', async () => {
  const content = register('商户', [field('credit', '统一社会信用代码', 'credit_code'), field('unit', '已登记单位', 'organisation')]);
  expect((await publishRegister(d, 'shops', content)).status).toBe(200);
  const credit = `91530702MA6K00001${creditCheck('91530702MA6K00001')}`;
  const row = await added('shops', { name: '柳岸面馆', credit });
  const found = async (version: number) =>
    (await d.as('clerk')).post(`/api/registers/shops/rows/${row.id}/organisation`, { id: v7(), version, kind: 'enterprise' });
  const done = await found(1);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  const id = done.body.values.unit;
  const unit = (await (await d.as('clerk')).get(`/api/organisations/${id}`)).body;
  expect(unit).toMatchObject({ name: '柳岸面馆', kind: 'enterprise', creditCode: credit });
  expect((await found(2)).body.error.code).toBe('registers.organisation_known');
});
