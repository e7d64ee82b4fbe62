import type { Viewer } from '#contract/accounts/viewer.ts';
import { fail } from '#kernel/errors.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { accountColumns, accountSheetTitle } from '../domain/account-sheet.ts';
import { mayManageAccounts } from '../policy.ts';

/** The empty workbook of accounts. */
export const accountSheet = async (viewer: Viewer, signal: AbortSignal): Promise<{ name: string; bytes: Buffer }> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const specs = Object.values(accountColumns);
  const sheet = { name: accountSheetTitle, head: [specs.map(([title]) => title)], rows: [], widths: specs.map(([, width]) => width) };
  return { name: '账号导入模板.xlsx', bytes: await writeWorkbook([sheet], signal) };
};
