import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';

const area = line.max(20).describe('code of the area whose register it is; one the viewer manages');

export const exportPersons = fileEndpoint({
  method: 'GET',
  path: '/api/persons/sheet',
  access: 'session',
  summary:
    'The persons an area and those below look after as a workbook, numbers masked; `empty` for the columns alone. It names people and is on record',
  query: z.object({ area, empty: z.stringbool().default(false) }),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});

/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const personImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int().describe('new persons'),
  joined: z.number().int().describe('known elsewhere, now in this register as well'),
  same: z.number().int().describe('in the register already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type PersonImport = z.infer<typeof personImport>;

export const importPersons = fileEndpoint({
  method: 'POST',
  path: '/api/persons/import',
  access: 'session',
  summary: 'Brings the persons of a workbook into the register of an area, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false), area }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: personImport,
  errors: [
    'session.forbidden',
    'territory.area_not_found',
    'persons.id_number_taken',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.line_full',
  ],
});
