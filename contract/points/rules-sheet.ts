import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';

export const exportPointRules = fileEndpoint({
  method: 'GET',
  path: '/api/points/rules/sheet',
  access: 'session',
  summary: 'Workbook of the rules of points: those prepared, else those in force; in the form an import reads',
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});

const imported = z.object({
  dryRun: z.boolean(),
  rules: z.number().int(),
  caps: z.number().int().describe('over all rules'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type PointRulesImport = z.infer<typeof imported>;
export const importPointRules = fileEndpoint({
  method: 'POST',
  path: '/api/points/rules/import',
  access: 'session',
  summary: 'Prepare rules of points from a workbook: all or nothing. They become the draft, which somebody looks through and publishes',
  query: z.object({ id, dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: imported,
  errors: ['session.forbidden', 'definitions.draft_changed', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
