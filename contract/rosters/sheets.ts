import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id } from '../kernel/values.ts';

const ofRoster = z.object({ rosterId: id });

export const exportShifts = fileEndpoint({
  method: 'GET',
  path: '/api/rosters/:rosterId/sheet',
  access: 'session',
  summary: 'Workbook of a roster’s days: who is on, and an empty row for each person missing; filled in, it can be imported',
  params: ofRoster,
  query: z.object({ from: day.optional(), to: day.optional() }),
  gives: workbookType,
  errors: ['session.forbidden', 'rosters.roster_not_found', 'rosters.days_reversed', 'rosters.span_long', 'request.line_full'],
});

/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const shiftImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type ShiftImport = z.infer<typeof shiftImport>;

export const importShifts = fileEndpoint({
  method: 'POST',
  path: '/api/rosters/:rosterId/import',
  access: 'session',
  summary: 'Assigns the shifts of such a workbook, all of it or nothing; `dryRun` only tells what it would do. Nobody is taken off',
  params: ofRoster,
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: shiftImport,
  errors: [
    'session.forbidden',
    'rosters.roster_not_found',
    'rosters.roster_ended',
    'rosters.overlap',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.line_full',
  ],
});
