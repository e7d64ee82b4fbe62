import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';
import { filters } from './hours.ts';

const count = z.number().int();

export const exportVolunteers = fileEndpoint({
  method: 'GET',
  path: '/api/volunteers/sheet',
  access: 'session',
  summary: 'Workbook of volunteers by area, names masked; filled in, its rows are imported',
  query: z.object({ area: line.max(20).optional() }),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
export const exportHours = fileEndpoint({
  method: 'GET',
  path: '/api/volunteer-hours/sheet',
  access: 'session',
  summary: 'Workbook of hours by area and team, names masked',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What an import did or, as a dry run, would do. With faults nothing is done. */
export const volunteersImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('rows that are known already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type VolunteersImport = z.infer<typeof volunteersImport>;
const taken = {
  method: 'POST',
  access: 'session',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: volunteersImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
} as const;
export const importVolunteers = fileEndpoint({
  ...taken,
  path: '/api/volunteers/import',
  summary: 'Registers the volunteers of a workbook, all of it or nothing; `dryRun` only tells what it would do',
});
export const importHours = fileEndpoint({
  ...taken,
  path: '/api/volunteer-hours/import',
  summary: 'Records the hours of a workbook, to be certified by somebody else; all of it or nothing',
});
