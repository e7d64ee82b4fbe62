import { z } from 'zod';

/** Address of a cell in a spreadsheet, `C7`; null where no single cell is meant. */
export const sheetCell = z.string().nullable();
/** What is wrong in a row of a sheet: nothing of the sheet is taken over as long as there is one. `column`: as its heading says; null where it is the row. */
export const sheetFault = z.object({
  row: z.number().int().describe('as in the sheet; 0: the sheet as a whole'),
  column: z.string().nullable(),
  cell: sheetCell,
  code: z.string(),
  message: z.string(),
});
/** What of a workbook was not read, or was read although it does not look like it: nothing in a file is passed over in silence. */
export const sheetNotes = z.array(z.object({ sheet: z.string(), cell: sheetCell, code: z.string(), message: z.string() }));
export type SheetNotes = z.infer<typeof sheetNotes>;
