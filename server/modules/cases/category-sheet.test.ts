import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategorySheet } from '#contract/cases/api.ts';
import type { CategoryBook, CategoryDefinition } from '#contract/cases/categories.ts';
import { isApart, nextCode, withEntries } from '#contract/cases/category-tree.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { categoryProblems } from './domain/category-book.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const none: CategoryBook = { categories: [] };
const book = async (head: string[], rows: (string | null)[][]): Promise<Buffer> =>
  writeWorkbook([{ name: '类别', head: [head], rows, widths: head.map(() => 12) }], AbortSignal.timeout(60_000));
const read = async (head: string[], rows: (string | null)[][]): Promise<CategorySheet> => {
  const answer = await sendSheet(d, '/api/categories/sheet', await book(head, rows), 'system_admin');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const levels = ['一级分类', '二级分类', '三级分类'];
const taxonomy = [
  ['城乡建设', '安全生产', '安全隐患'],
  ['城乡建设', '安全生产', '其他'],
  ['城乡建设', '其他', '其他'],
  ['交通运输', '其他', '其他'],
];
const directory = ['kind', 'class_code', 'class_name', 'code', 'name'];
const entriesOf = (sheet: CategorySheet) => {
  expect(sheet.faults).toEqual([]);
  return sheet.entries;
};
const tree = ({ categories }: CategoryBook) =>
  categories.map(({ code, parentCode, name, kind }) => `${code} ${parentCode ?? '-'} ${name} ${kind}`);

describe('a sheet of categories', () => {
  it('of names by level: codes are made, each the beginning of those below; read in again it changes nothing', async () => {
    const entries = entriesOf(await read(levels, taxonomy));
    const once = withEntries(none, entries);
    expect(tree(once.book)).toEqual([
      '01 - 城乡建设 complaint',
      '0101 01 安全生产 complaint',
      '010101 0101 安全隐患 complaint',
      '010102 0101 其他 complaint',
      '0102 01 其他 complaint',
      '010201 0102 其他 complaint',
      '02 - 交通运输 complaint',
      '0201 02 其他 complaint',
      '020101 0201 其他 complaint',
    ]);
    expect(categoryProblems(once.book)).toEqual([]);
    expect(withEntries(once.book, entries)).toMatchObject({ book: once.book, added: 0, changed: 0, same: 9 });
  });

  it('of components and events: a code stands under both, the kind is part of the key', async () => {
    const entries = entriesOf(
      await read(directory, [
        ['管理部件', '01', '市政公用设施', '01001', '供水井盖'],
        ['管理事项', '01', '市政公用设施类', '01001', '供水井盖缺损'],
        ['管理事项', '01', '市政公用设施类', '01002', '污水井盖缺损'],
      ]),
    );
    const { book: made } = withEntries(none, entries);
    expect(tree(made)).toEqual([
      'B01 - 市政公用设施 component',
      'B01001 B01 供水井盖 component',
      'S01 - 市政公用设施类 event',
      'S01001 S01 供水井盖缺损 event',
      'S01002 S01 污水井盖缺损 event',
    ]);
    expect(categoryProblems(made)).toEqual([]);
  });

  it('beside categories that are there: they stay, and both taxonomies find room', async () => {
    const { cookie } = await d.as('system_admin');
    const headers = { cookie, 'x-jurisdiction': d.code };
    const file = (await d.process.app.inject({ method: 'GET', url: '/api/categories/sheet', headers })).rawPayload;
    const own = await readWorkbook(file, AbortSignal.timeout(60_000));
    const known = (await (await d.as('system_admin')).get('/api/definitions/cases.categories')).body.content as CategoryBook;
    expect(own[0]?.rows.slice(1).map(({ cells }) => String(cells[0]))).toEqual(known.categories.map(({ code }) => code));
    const first = withEntries(known, entriesOf(await read(levels, taxonomy)));
    expect(first.added).toBe(9);
    const both = withEntries(first.book, entriesOf(await read(directory, [['管理部件', '01', '市政公用设施', '01001', '供水井盖']])));
    expect(categoryProblems(both.book)).toEqual([]);
    for (const one of known.categories) expect(both.book.categories).toContainEqual(one);
    // what goes out comes back in and changes nothing
    const back = await sendSheet(d, '/api/categories/sheet', file, 'system_admin');
    expect(withEntries(known, entriesOf(back.body))).toMatchObject({ book: known, added: 0, changed: 0 });
  });

  it('that is wrong is told by row and column, and gives nothing', async () => {
    const own = ['代码', '上级代码', '名称', '性质'];
    const wrong = await read(own, [
      ['71', null, '甲类', '事件'],
      ['7101', '72', '乙类', '事件'],
      ['73', '73', '自己在自己下面', '事件'],
      ['7101', '71', '丙类', '没有的'],
      ['71', null, '又一个', '事件'],
      ['7 1', null, '空格', '事件'],
    ]);
    expect(wrong.entries).toEqual([]);
    expect(wrong.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '上级代码', 'organisations.cell_word'],
      [4, '上级代码', 'organisations.cell_word'],
      [5, '性质', 'organisations.cell_word'],
      [6, '代码', 'organisations.row_twice'],
      [7, '代码', 'case.category_code'],
    ]);
    const twice = await read(levels, [...taxonomy, ['城乡建设', '其他', '其他'], ['城乡建设', null, '其他']]);
    expect(twice.faults.map(({ row, column }) => [row, column])).toEqual([
      [6, '三级分类'],
      [7, '二级分类'],
    ]);
    const stranger = await read(directory, [
      ['管理部件', '01', '市政', '02001', '井盖'],
      ['别的', '01', '市政', '01001', '井盖'],
    ]);
    expect(stranger.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'code', 'case.category_parent'],
      [3, 'kind', 'organisations.cell_word'],
    ]);
    expect((await sendSheet(d, '/api/categories/sheet', await book(levels, taxonomy), 'clerk')).status).toBe(403);
  });
});

describe('codes of categories', () => {
  const one = (code: string, parentCode: string | null): CategoryDefinition => ({
    code,
    parentCode,
    name: code,
    nameEn: code,
    kind: 'event',
    keywords: [],
    limits: {},
  });

  it('that begin with a category they do not belong to would be counted there: refused by name', () => {
    expect(categoryProblems({ categories: [one('01', null), one('0101', '01'), one('010', null)] })).toMatchObject([
      { at: 'categories.1', code: 'case.category_apart', data: { other: '010' } },
      { at: 'categories.2', code: 'case.category_apart', data: { other: '01' } },
    ]);
  });

  it('are made apart from all of their siblings, however many and of whatever length these are', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[0-9]{1,3}$/), { maxLength: 60 }), fc.integer({ min: 1, max: 120 }), (given, wanted) => {
        const siblings: string[] = [];
        for (const code of given) if (isApart(code, siblings)) siblings.push(code);
        for (let n = 0; n < wanted; n++) {
          const code = nextCode('', siblings);
          expect(isApart(code, siblings)).toBe(true);
          siblings.push(code);
        }
      }),
      { numRuns: 60 },
    );
  });
});
