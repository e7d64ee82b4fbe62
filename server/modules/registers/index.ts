export { type BroughtRow, bringRegister, bringRows, openRegister } from './commands/bring-rows.ts';
export { importRows } from './commands/import-rows.ts';
export { groupsPage, rowsPage } from './queries/list.ts';
export { registerCsv } from './queries/sheet.ts';
