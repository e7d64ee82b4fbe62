import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetNotes } from '../kernel/sheets.ts';
import { id, moment } from '../kernel/values.ts';

/** One thing in a row that cannot be taken as it stands, and what may be done about it. */
export const doubt = z.object({
  key: z.string().describe('names the doubt within its import: row and column'),
  row: z.number().int().describe('as the spreadsheet counts'),
  column: z.string(),
  cell: z.string().nullable(),
  shown: z.string().describe('what stands there'),
  code: z.string(),
  message: z.string().describe('what is doubtful, in the language asked for'),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  decided: z.string().nullable(),
});
export type Doubt = z.infer<typeof doubt>;

/** A workbook that is being taken in. Nothing of it counts before it is applied, and that only when every doubt is decided. */
export const householdImport = z.object({
  id,
  area: z.object({ code: z.string(), name: z.string() }),
  createdAt: moment,
  state: z.enum(['open', 'applied', 'discarded']),
  rows: z.number().int(),
  doubts: z.array(doubt),
  undecided: z.number().int(),
  plan: z
    .object({
      buildings: z.number().int().describe('that are new'),
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      members: z.number().int(),
      passed: z.number().int().describe('rows left out by a decision'),
    })
    .describe('what applying it would do, or did'),
  notes: sheetNotes,
  version: z.number().int(),
});
export type HouseholdImport = z.infer<typeof householdImport>;

const params = z.object({ importId: id });

export const startHouseholdImport = fileEndpoint({
  method: 'POST',
  path: '/api/household-imports',
  access: 'session',
  summary: 'Takes in a workbook of households of a community or grid, as communities keep them, to be looked through',
  query: z.object({ id: id.describe('made by the client'), area: z.string().regex(/^\d{1,20}$/) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: householdImport,
  errors: [
    'session.forbidden',
    'territory.area_not_found',
    'households.sheet_columns',
    'households.sheet_empty',
    'server.disk_full',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.line_full',
  ],
});
export const getHouseholdImport = endpoint({
  method: 'GET',
  path: '/api/household-imports/:importId',
  access: 'session',
  summary: 'A workbook that is being taken in, with what is doubtful and decided',
  params,
  response: householdImport,
  errors: ['households.import_not_found'],
});
export const listHouseholdImports = endpoint({
  method: 'GET',
  path: '/api/household-imports',
  access: 'session',
  summary: 'Workbooks of the viewer’s that are still open',
  response: z.object({ items: z.array(z.object({ id, area: z.string(), createdAt: moment, rows: z.number().int() })) }),
});
export const decideDoubts = endpoint({
  method: 'POST',
  path: '/api/household-imports/:importId/decisions',
  access: 'session',
  summary: 'Decide doubts, at most 200 at a time; null takes a decision back',
  params,
  body: z.object({
    id,
    version: z.number().int(),
    decisions: z.array(z.object({ key: z.string().max(150), value: z.string().max(80).nullable() })).max(200),
  }),
  largestBody: 512 * 1024,
  response: householdImport,
  errors: ['households.import_not_found', 'households.import_done'],
});
export const applyHouseholdImport = endpoint({
  method: 'POST',
  path: '/api/household-imports/:importId/apply',
  access: 'session',
  summary: 'Apply a workbook whose doubts are all decided, whole',
  params,
  body: z.object({ id, version: z.number().int() }),
  response: householdImport,
  errors: ['households.import_not_found', 'households.import_done', 'households.import_undecided'],
});
export const discardHouseholdImport = endpoint({
  method: 'POST',
  path: '/api/household-imports/:importId/discard',
  access: 'session',
  summary: 'Put a workbook aside',
  params,
  body: z.object({ id, version: z.number().int() }),
  response: householdImport,
  errors: ['households.import_not_found', 'households.import_done'],
});

export const exportHouseholds = fileEndpoint({
  method: 'GET',
  path: '/api/households/sheet',
  access: 'session',
  summary: 'Workbook of the households of an area, at most 50,000; `template` gives an empty one',
  query: z.object({ area: z.string().regex(/^\d{1,20}$/), template: z.stringbool().default(false) }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});
