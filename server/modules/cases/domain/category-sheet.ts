import type { CategoryDefinition } from '#contract/cases/categories.ts';
import type { CategoryEntry } from '#contract/cases/category-tree.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { ColumnSpec, Columns } from '#kernel/sheets/rows/headings.ts';
import { findHeading } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, readTable } from '#kernel/sheets/rows/table.ts';
import { limitOf } from './limit-text.ts';

/** Stages of a case and the whole, as columns of limits. */
export const limitColumns = {
  verify: ['核实', 10],
  file: ['立案', 10],
  dispatch: ['派单', 10],
  accept: ['接单', 10],
  handle: ['处置', 12],
  check: ['核查', 10],
  call_back: ['回访', 10],
  close: ['结案', 10],
  total: ['总时限', 10],
} as const satisfies Columns;

/** Our own sheet: a row for each category, parents before their children. */
export const categoryColumns = {
  code: ['代码', 10, ['类别代码']],
  parent: ['上级代码', 10],
  name: ['名称', 16, ['类别', '类别名称']],
  nameEn: ['英文名称', 24],
  kind: ['性质', 10],
  keywords: ['关键词', 50],
  ...limitColumns,
} as const satisfies Columns;

/** A taxonomy without codes: a row for each category of the last level, with the names of those above it. */
const levelColumns = {
  one: ['一级分类', 16],
  two: ['二级分类', 16],
  three: ['三级分类', 16],
  four: ['四级分类', 16],
  five: ['五级分类', 16],
  kind: ['性质', 10],
} as const satisfies Columns;
const levels = ['one', 'two', 'three', 'four', 'five'] as const;

/** A directory of components and events: classes with codes of their own, which stand anew under each kind. */
const directoryColumns = {
  kind: ['类型', 10],
  classCode: ['大类代码', 10],
  className: ['大类名称', 16],
  code: ['小类代码', 10],
  name: ['小类名称', 16],
} as const satisfies Columns;
type DirectoryColumn = keyof typeof directoryColumns;
const directoryInEnglish: Columns<DirectoryColumn> = {
  kind: ['kind', 10],
  classCode: ['class_code', 10],
  className: ['class_name', 16],
  code: ['code', 10],
  name: ['name', 16],
};
/** What a directory's codes begin with here: a code stands under components and under events. */
const directoryKinds = { component: 'B', event: 'S' } as const satisfies Partial<Record<CategoryDefinition['kind'], string>>;

/** The kinds as sheets write them. */
export type KindWords = Readonly<Record<CategoryDefinition['kind'], string>>;
const codeForm = { clean: (typed: string) => typed.trim(), check: { is: /^[0-9A-Za-z_.-]+$/, code: 'case.category_code' } };
const blank = { nameEn: null, keywords: null, limits: null };

const limitsOf = (r: RowReader<keyof typeof categoryColumns>): CategoryDefinition['limits'] | null => {
  const limits: CategoryDefinition['limits'] = {};
  for (const stage of Object.keys(limitColumns) as (keyof typeof limitColumns)[]) {
    const text = r.text(stage, 1, 20);
    const limit = text === null ? null : limitOf(text);
    if (limit) limits[stage] = limit;
    else if (text !== null) r.wrong(stage, 'organisations.cell_word', { value: text, words: '4小时、4工作小时、3工作日、7自然日' });
  }
  return (Object.keys(limitColumns) as (keyof typeof limitColumns)[]).some((stage) => r.has(stage)) ? limits : null;
};

/** @param known codes of categories that are there already */
const readOwn = (
  rows: readonly RowReader<keyof typeof categoryColumns>[],
  words: KindWords,
  known: ReadonlySet<string>,
): CategoryEntry[] => {
  const seen = new Set<string>();
  return rows.flatMap((r) => {
    const code = r.needed('code', 20, codeForm);
    const name = r.needed('name', 80);
    const kind = r.require('kind') ? r.word('kind', words) : null;
    const parent = r.text('parent', 1, 20, codeForm);
    const limits = limitsOf(r);
    if (code !== null && seen.has(code)) r.wrong('code', 'organisations.row_twice', { row: r.row });
    if (parent !== null && !((seen.has(parent) || known.has(parent)) && parent !== code && code?.startsWith(parent)))
      r.wrong('parent', 'organisations.cell_word', { value: parent, words: [...seen].join('、') });
    if (code === null || name === null || kind === null || r.faulty()) return [];
    seen.add(code);
    const keywords = r.has('keywords') ? (r.text('keywords', 1, 2_000) ?? '').split(/[\s、,，;；]+/).filter(Boolean) : null;
    return [{ row: r.row, key: code, parentKey: parent, code, name, nameEn: r.text('nameEn', 1, 120), kind, keywords, limits }];
  });
};

const readLevels = (rows: readonly RowReader<keyof typeof levelColumns>[], words: KindWords): CategoryEntry[] => {
  const seen = new Map<string, number>();
  return rows.flatMap((r) => {
    const kind = r.word('kind', words);
    const names = levels.map((level) => r.text(level, 1, 80));
    const depth = names.findLastIndex((name) => name !== null) + 1;
    const gap = levels[names.slice(0, depth).indexOf(null)];
    if (gap) r.require(gap);
    if (depth === 0 || r.faulty()) return [];
    const entries: CategoryEntry[] = [];
    let parentKey: string | null = null;
    for (const name of names.slice(0, depth) as string[]) {
      const key: string = parentKey === null ? `/${name}` : `${parentKey}/${name}`;
      if (!seen.has(key)) entries.push({ row: r.row, key, parentKey, code: null, name, kind, ...blank });
      parentKey = key;
      if (!seen.has(key)) seen.set(key, r.row);
    }
    if (entries.length === 0) r.wrong(levels[depth - 1] ?? 'one', 'organisations.row_twice', { row: seen.get(parentKey ?? '') });
    return entries;
  });
};

const readDirectory = (rows: readonly RowReader<DirectoryColumn>[]): CategoryEntry[] => {
  const said = (component: string, event: string) => ({ component, event });
  const seen = new Map<string, { name: string; row: number }>();
  return rows.flatMap((r) => {
    const text = r.needed('kind', 20);
    const kind =
      text === null
        ? null
        : /部件/.test(text)
          ? 'component'
          : /事[项件]/.test(text)
            ? 'event'
            : r.word('kind', said('管理部件', '管理事件'));
    const [classCode, className, code, name] = [
      r.needed('classCode', 10, codeForm),
      r.needed('className', 80),
      r.needed('code', 18, codeForm),
      r.needed('name', 80),
    ];
    if (kind === null || classCode === null || className === null || code === null || name === null) return [];
    if (!code.startsWith(classCode) || code === classCode) r.wrong('code', 'case.category_parent', { code, name, parent: classCode });
    const [above, own] = [`${directoryKinds[kind]}${classCode}`, `${directoryKinds[kind]}${code}`];
    const before = seen.get(own);
    if (before) r.wrong('code', 'organisations.row_twice', { row: before.row });
    if (r.faulty()) return [];
    const entries: CategoryEntry[] = [];
    if (!seen.has(above)) entries.push({ row: r.row, key: above, parentKey: null, code: above, name: className, kind, ...blank });
    entries.push({ row: r.row, key: own, parentKey: above, code: own, name, kind, ...blank });
    for (const one of entries) seen.set(one.key, { name: one.name, row: r.row });
    return entries;
  });
};

/**
 * Reads a sheet of categories, in whichever of three forms it comes: our own, a taxonomy of names by level, or a directory of components and events.
 * What is wrong goes to the findings, by row and column.
 * @param known codes of categories that are there already: parents in our own form may be among them
 */
export const readCategorySheet = (sheet: ReadSheet, words: KindWords, known: ReadonlySet<string>, findings: Findings): CategoryEntry[] => {
  const table = <C extends string>(columns: Columns<C>, needed: readonly NoInfer<C>[]): readonly RowReader<C>[] => {
    const read = readTable(sheet, columns, { needed, codes: 'organisations.cell_', findings });
    for (const column of read.missing) {
      const [name] = columns[column] as ColumnSpec;
      const fault = { sheet: sheet.name, row: read.heading, column: name, cell: null, code: 'organisations.sheet_column_missing' };
      findings.faults.push({ ...fault, data: { column: name } });
    }
    return read.rows;
  };
  const has = <C extends string>(columns: Columns<C>, ...needed: NoInfer<C>[]): boolean => {
    const { at } = findHeading(sheet, columns);
    return needed.every((column) => at.has(column));
  };
  if (has(levelColumns, 'one', 'two')) return readLevels(table(levelColumns, ['one']), words);
  for (const columns of [directoryColumns, directoryInEnglish])
    if (has(columns, 'classCode', 'code')) return readDirectory(table(columns, ['kind', 'classCode', 'className', 'code', 'name']));
  return readOwn(table(categoryColumns, ['code', 'name', 'kind']), words, known);
};
