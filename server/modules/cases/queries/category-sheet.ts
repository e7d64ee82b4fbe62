import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { CategorySheet } from '#contract/cases/category-sheets.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type Findings, noteUnread } from '#kernel/sheets/rows/table.ts';
import { toldNotes } from '#kernel/sheets/told.ts';
import { type Sheet, writeWorkbook } from '#kernel/sheets/write.ts';
import { errorSentence, type Language } from '#kernel/words.ts';
import type { Cases } from '../cases.ts';
import { bookOf } from '../categories.ts';
import { categoryColumns, type KindWords, limitColumns, readCategorySheet } from '../domain/category-sheet.ts';
import { limitText } from '../domain/limit-text.ts';
import { standardTypes, type TypeSet } from '../domain/type-set.ts';
import type { CategoryRow } from '../store/config.ts';
import { standingTypes } from '../types.ts';

/** More faults than this help nobody. */
const mostFaults = 500;
export const categorySheetTitle = '类别与时限';

/** The case types as sheets write them. */
export const kindWords = (types: TypeSet = standardTypes): KindWords => Object.fromEntries(types.all.map(({ code, name }) => [code, name]));

const lineOf = (c: CategoryRow, words: KindWords): (string | null)[] => [
  c.code,
  c.parentCode,
  c.name,
  c.nameEn,
  words[c.kind] ?? c.kind,
  c.keywords.join(' '),
  ...(Object.keys(limitColumns) as (keyof typeof limitColumns)[]).map((stage) => limitText(c.limits[stage])),
];

/** Categories as a sheet of our own form. */
export const categoriesAsSheet = (categories: readonly CategoryRow[], words: KindWords = kindWords()): Sheet => {
  const specs = Object.values(categoryColumns);
  return {
    name: categorySheetTitle,
    head: [specs.map(([title]) => title)],
    rows: categories.map((one) => lineOf(one, words)),
    widths: specs.map(([, width]) => width),
  };
};

const mayConfigure = (viewer: Viewer): boolean => can(viewer, 'cases.configure') || fail('session.forbidden');

/** The newest categories, and the types they may name. */
const standing = ({ db }: Cases['kernel'], { jurisdictionId, ...viewer }: Viewer) =>
  db.read(accessOf({ ...viewer, jurisdictionId }), async (tx) => ({
    categories: (await bookOf(tx, jurisdictionId)).categories,
    words: kindWords(await standingTypes(tx, jurisdictionId)),
  }));

/** The newest categories as a workbook. @throws session.forbidden */
export const categoryWorkbook = async ({ kernel }: Cases, viewer: Viewer, signal: AbortSignal): Promise<NamedWorkbook> => {
  mayConfigure(viewer);
  const { categories, words } = await standing(kernel, viewer);
  return { name: `${categorySheetTitle}.xlsx`, bytes: await writeWorkbook([categoriesAsSheet(categories, words)], signal) };
};

/** What a workbook of categories says, or what is wrong with it. @throws session.forbidden, organisations.sheet_nothing, request.sheet_unreadable */
export const readCategoryWorkbook = async (
  { kernel }: Cases,
  viewer: Viewer,
  { bytes, language, signal }: { bytes: Buffer; language: Language; signal: AbortSignal },
): Promise<CategorySheet> => {
  mayConfigure(viewer);
  const read = await readWorkbook(bytes, signal);
  const sheet =
    read.find(({ name }) => name.trim() === categorySheetTitle) ?? read[0] ?? fail('organisations.sheet_nothing', { sheets: '' });
  const { categories, words } = await standing(kernel, viewer);
  const findings: Findings = { faults: [], notes: [] };
  const entries = readCategorySheet(sheet, words, new Set(categories.map(({ code }) => code)), findings);
  noteUnread(
    read.filter((one) => one !== sheet),
    [categorySheetTitle],
    findings,
  );
  if (entries.length + findings.faults.length === 0) fail('organisations.sheet_nothing', { sheets: sheet.name });
  return {
    entries: findings.faults.length > 0 ? [] : entries.map(({ keywords, ...one }) => ({ ...one, keywords: keywords && [...keywords] })),
    faults: findings.faults
      .toSorted((a, b) => a.row - b.row)
      .slice(0, mostFaults)
      .map(({ row, column, cell, code, data }) => ({
        row,
        column: column || null,
        cell,
        code,
        message: errorSentence(language, code, data),
      })),
    notes: toldNotes(language, findings.notes),
  };
};
