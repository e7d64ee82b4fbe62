import { loginOf, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import { codeForm, type RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, readTable } from '#kernel/sheets/rows/table.ts';

export const accountSheetTitle = '账号岗位';

/** Columns of the sheet of accounts: one row is one post; somebody with several posts has several rows. */
export const accountColumns = {
  name: ['姓名', 12, ['名字', '人员姓名']],
  username: ['用户名', 16, ['登录名', '账号']],
  mobile: ['手机号', 14, ['手机', '手机号码', '联系电话', '联系方式', '电话']],
  role: ['角色', 16, ['岗位', '岗位角色']],
  area: ['区划代码', 20, ['区域代码', '行政区划代码', '网格编码', '社区代码']],
  organisation: ['组织', 34, ['承办单位', '单位', '组织名称']],
  organisationArea: ['组织区划代码', 20],
} as const satisfies Record<string, ColumnSpec>;
export type AccountColumn = keyof typeof accountColumns;

/** What the sheet says of one post and its holder. */
export interface AccountSheetRow {
  readonly r: RowReader<AccountColumn>;
  readonly name: string;
  readonly username: string;
  readonly phone: string;
  /** Its code and its word. */
  readonly role: string;
  readonly roleWord: string;
  readonly area: string | null;
  readonly organisation: { readonly area: string; readonly name: string } | null;
}

/**
 * Reads the sheet of accounts; what is wrong is noted.
 * @param roles words of the roles that posts give, by code
 */
export const readAccountRows = (sheet: ReadSheet, roles: Readonly<Record<string, string>>, findings: Findings): AccountSheetRow[] => {
  const table = readTable<AccountColumn>(sheet, accountColumns, {
    needed: ['name', 'username', 'mobile', 'role'],
    codes: 'organisations.cell_',
    findings,
  });
  for (const column of table.missing) {
    const name = accountColumns[column][0];
    const fault = { sheet: sheet.name, row: table.heading, column: name, cell: null, code: 'organisations.sheet_column_missing' };
    findings.faults.push({ ...fault, data: { column: name } });
  }
  return table.rows.flatMap((r) => {
    const name = r.require('name') ? r.text('name', 2, 40) : null;
    const username = r.needed('username', 32, {
      clean: loginOf,
      check: { is: /^[a-z][a-z0-9_.-]{2,31}$/, code: 'accounts.cell_username' },
    });
    const phone = r.needed('mobile', 20, { clean: phoneOf, check: { is: mobilePattern, code: 'organisations.cell_phone' } });
    const role = r.require('role') ? r.word('role', roles) : null;
    const area = r.text('area', 1, 20, codeForm);
    const organisation = r.text('organisation', 1, 80);
    const organisationArea = r.text('organisationArea', 1, 20, codeForm) ?? area;
    if (organisation !== null && organisationArea === null) r.require('organisationArea');
    if (name === null || username === null || phone === null || role === null || r.faulty()) return [];
    return [
      {
        r,
        name,
        username,
        phone,
        role,
        roleWord: roles[role] ?? role,
        area,
        organisation: organisation === null ? null : { area: organisationArea ?? '', name: organisation },
      },
    ];
  });
};
