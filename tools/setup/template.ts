import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import { type Sheet, writeWorkbook } from '#kernel/sheets/write.ts';
import { accountColumns } from '#modules/accounts/index.ts';
import { categoriesAsSheet } from '#modules/cases/index.ts';
import { organisationSheetHead } from '#modules/organisations/index.ts';
import { columnNotes, ruleColumns, settingColumns, settingLines, sheetTitles } from './sheets.ts';
import { standardCategories } from './standard-categories.ts';

const sheetOf = (name: string, columns: Readonly<Record<string, ColumnSpec>>, rows: Sheet['rows']): Sheet => {
  const specs = Object.values(columns);
  return { name, head: [specs.map(([title]) => title)], rows, widths: specs.map(([, width]) => width) };
};

/** The workbook of `setup`, empty but for explanations with examples and the standard categories, which are there to be changed. */
export const setupTemplate = (signal: AbortSignal): Promise<Buffer> =>
  writeWorkbook(
    [
      {
        name: sheetTitles.guide,
        head: [['工作表', '项目或列', '说明', '示例']],
        rows: [
          [null, null, '这一页只供阅读，不会导入。其余各页逐行填写；某一页全部留空即不导入这一页。再次导入同一文件不会重复。', null],
          ...columnNotes,
        ],
        widths: [14, 16, 70, 30],
      },
      sheetOf(
        sheetTitles.settings,
        settingColumns,
        Object.values(settingLines).map(({ title, note }) => [title, null, note]),
      ),
      { ...organisationSheetHead('organisations'), rows: [] },
      sheetOf(sheetTitles.accounts, accountColumns, []),
      categoriesAsSheet(standardCategories()),
      sheetOf(sheetTitles.rules, ruleColumns, []),
    ],
    signal,
  );
