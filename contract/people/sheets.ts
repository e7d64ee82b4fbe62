import { z } from 'zod';
import { sheetCell, sheetNotes } from '../kernel/sheets.ts';

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
/** What an import found. With any fault nothing is applied. `row` as the spreadsheet counts, the heading being 1. */
export const sheetImport = z.object({
  applied: z.boolean(),
  organisations: figures,
  memberships: figures,
  offices: figures,
  agreements: figures,
  promises: figures,
  faultCount: z.number().int(),
  faults: z
    .array(
      z.object({ sheet: z.string(), row: z.number().int(), column: z.string(), cell: sheetCell, code: z.string(), message: z.string() }),
    )
    .describe('the first 500, in the order of the file'),
  notes: sheetNotes,
});
export type SheetImport = z.infer<typeof sheetImport>;
