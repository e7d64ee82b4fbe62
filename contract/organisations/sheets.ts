import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetCell, sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';

/** Addresses of the sheets (xlsx); they are not JSON and stand beside the contract's endpoints. */
export const sheetAddresses = {
  /** GET ?area=CODE: organisations, memberships, offices, agreements and promises of the area with everything below, one sheet each; phones masked. */
  export: '/api/organisations/sheet',
  /** GET: the same sheets, empty. */
  template: '/api/organisations/sheet/template',
  /** POST multipart, one file in the field `sheet`, ?id=UUID (mutation id) &dryRun=true|false → {@link sheetImport}. */
  import: '/api/organisations/sheet',
} as const;

const figures = z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int() });
/** What an import finds wrong, by cell. */
export const sheetFaults = z
  .array(z.object({ sheet: z.string(), row: z.number().int(), column: z.string(), cell: sheetCell, code: z.string(), message: z.string() }))
  .describe('the first 500, in the order of the file');

/** What an import found. With any fault nothing is applied. `row` as the spreadsheet counts, the heading being 1. */
export const sheetImport = z.object({
  applied: z.boolean(),
  organisations: figures,
  memberships: figures,
  offices: figures,
  agreements: figures,
  promises: figures,
  faultCount: z.number().int(),
  faults: sheetFaults,
  notes: sheetNotes,
});
export type SheetImport = z.infer<typeof sheetImport>;

/** What reading or writing a workbook may end with. */
/** What may go wrong while others wait too. */
export const lineErrors = ['request.line_full'] as const;
/** What may go wrong while a workbook is read. */
export const readErrors = [
  'request.too_many',
  'server.disk_full',
  'request.sheet_large',
  'request.sheet_unreadable',
  ...lineErrors,
] as const;

export const exportOrganisations = fileEndpoint({
  method: 'GET',
  path: sheetAddresses.export,
  access: 'session',
  summary: 'Workbook of the organisations of an area with memberships, offices, agreements and promises',
  query: z.object({ area: z.string().regex(/^\d{1,20}$/) }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', ...lineErrors],
});
export const organisationsTemplate = fileEndpoint({
  method: 'GET',
  path: sheetAddresses.template,
  access: 'session',
  summary: 'The same workbook, empty, with an explanation of every column',
  gives: workbookType,
  errors: ['session.forbidden', ...lineErrors],
});
export const importOrganisations = fileEndpoint({
  method: 'POST',
  path: sheetAddresses.import,
  access: 'session',
  summary: 'Imports such a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: sheetImport,
  errors: ['session.forbidden', 'organisations.sheet_nothing', 'organisations.sheet_column_missing', ...readErrors],
});
