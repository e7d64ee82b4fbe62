import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';
import { areaCode } from './points.ts';

const asked = z.object({ area: areaCode.optional().describe('code: there and below') });
export type PatrolSheetAsked = z.output<typeof asked>;

/** Points and routes in one workbook. */
export const exportPatrols = fileEndpoint({
  method: 'GET',
  path: '/api/patrols/sheet',
  access: 'session',
  summary: 'Workbook of patrol points and routes; changed and filled in it comes back in',
  query: asked,
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
export const exportScans = fileEndpoint({
  method: 'GET',
  path: '/api/patrol-scans/sheet',
  access: 'session',
  summary: 'Workbook of what was found at stops, newest first; nobody is named in it',
  query: asked,
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const patrolImport = z.object({
  dryRun: z.boolean(),
  points: z.number().int().describe('points that are set otherwise'),
  routes: z.number().int().describe('new routes'),
  same: z.number().int().describe('rows that say nothing new'),
  faults: z.array(sheetFault.extend({ sheet: z.string() })),
  notes: sheetNotes,
});
export type PatrolImport = z.infer<typeof patrolImport>;
export const importPatrols = fileEndpoint({
  method: 'POST',
  path: '/api/patrols/import',
  access: 'session',
  summary: 'Sets the points and plans the new routes of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: patrolImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
