import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook } from '../kernel/endpoint.ts';
import { answers } from '../kernel/form/shape.ts';
import { line, reason } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, label, list, moment, page, paging } from '../kernel/values.ts';
import { condition } from '../registers/conditions.ts';
import { cell } from './content.ts';
import { cellStates, sheetStates, taskStates } from './kinds.ts';

const version = z.number().int().min(1);
const ofSheet = z.object({ sheetId: id });
const place = z.object({ code: z.string(), name: z.string() });
const answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** A sheet as lists show it. */
export const sheetItem = z.object({
  id,
  taskId: id,
  title: z.string(),
  asker: place,
  addressee: place.extend({ organisationId: id.nullable() }),
  dueOn: day,
  late: z.boolean(),
  state: z.enum(sheetStates),
  taskState: z.enum(taskStates),
  submittedAt: moment.nullable(),
});
export type SheetItem = z.infer<typeof sheetItem>;

/** One cell of a sheet with what is known of it. */
export const sheetCellValue = z.object({
  key: z.string(),
  value: answer.nullable(),
  figure: answer.nullable().describe('what the source tells; null where it tells nothing'),
  state: z.enum(cellStates),
  reason: z.string().nullable().describe('why it was put otherwise than the source tells'),
  from: z
    .object({
      words: label.describe('the source in words'),
      rows: z
        .object({ register: z.string(), area: z.string(), states: z.array(z.string()), where: z.array(condition) })
        .nullable()
        .describe('the rows behind the figure'),
      version: z.number().int().nullable().describe('of the register it was read in'),
      at: moment,
    })
    .nullable(),
});
export type SheetCellValue = z.infer<typeof sheetCellValue>;

export const sheetDetail = sheetItem.extend({
  version,
  note: z.string().nullable(),
  basis: z.string().nullable(),
  cells: z.array(cell),
  values: z.array(sheetCellValue),
  rows: z
    .object({
      register: z.string(),
      title: label,
      states: z.array(z.string()),
      where: z.array(condition),
      total: z.number().int(),
      changed: z.number().int().describe('rows entered or changed since the task was sent'),
      confirmed: z.boolean().describe('whoever answers has said that the rows are as they should be'),
    })
    .nullable(),
  merged: z.array(z.object({ name: z.string(), values: answers })).describe('what areas had written that this one took over'),
  returned: z.string().nullable().describe('why it came back'),
  minutes: z.number().int().nullable(),
  may: z.object({ answer: z.boolean(), review: z.boolean() }),
});
export type SheetDetail = z.infer<typeof sheetDetail>;

export const listSheets = endpoint({
  method: 'GET',
  path: '/api/collection-sheets',
  access: 'session',
  summary: 'Sheets: those the viewer answers, soonest first, or those of a task',
  query: z.object({
    task: id.optional(),
    area: line.max(20).optional().describe('there and below'),
    state: list(z.enum(sheetStates)),
    ...paging,
  }),
  response: page(sheetItem),
  errors: ['collections.task_not_found'],
});
export const getSheet = endpoint({
  method: 'GET',
  path: '/api/collection-sheets/:sheetId',
  access: 'session',
  summary: 'A sheet, filled in as far as the platform knows while it is open',
  params: ofSheet,
  response: sheetDetail,
  errors: ['collections.sheet_not_found'],
});

const written = {
  id,
  version,
  answers: answers.describe('typed cells, and filled ones as they were seen or shall be; a filled one left out is taken as it is'),
  reasons: z.record(z.string().max(40), reason).default({}).describe('by cell: why it is put otherwise than its source tells'),
};
export const saveSheet = endpoint({
  method: 'POST',
  path: '/api/collection-sheets/:sheetId',
  access: 'session',
  summary: 'Keeps what has been written so far',
  params: ofSheet,
  body: z.object(written),
  response: sheetDetail,
  errors: ['collections.sheet_not_found', 'collections.sheet_changed', 'collections.over', 'collections.value_wrong'],
});
export const submitSheet = endpoint({
  method: 'POST',
  path: '/api/collection-sheets/:sheetId/submit',
  access: 'session',
  offline: ['id', 'state', 'version'],
  summary: 'Answers: what stands in the sheet is true. After the day it is taken as late, while the task runs',
  params: ofSheet,
  body: z.object({
    ...written,
    rowsConfirmed: z.boolean().default(false).describe('the rows are as they should be'),
    minutes: z.number().int().min(1).max(100_000).nullable().default(null).describe('how long it took'),
  }),
  response: sheetDetail,
  errors: [
    'collections.sheet_not_found',
    'collections.sheet_changed',
    'collections.over',
    'collections.value_wrong',
    'collections.figure_moved',
    'collections.rows_unchecked',
  ],
});
export const reviewSheet = endpoint({
  method: 'POST',
  path: '/api/collection-sheets/:sheetId/review',
  access: 'session',
  summary: 'A level above confirms a sheet, or sends it back with words',
  params: ofSheet,
  body: z.object({ id, version, confirmed: z.boolean(), words: reason.nullable().default(null) }),
  response: sheetDetail,
  errors: ['collections.sheet_not_found', 'collections.sheet_changed', 'collections.over', 'collections.words_needed'],
});

/** What a workbook of a sheet did or, as a dry run, would do. With faults nothing is done. */
export const sheetImport = z.object({
  dryRun: z.boolean(),
  changed: z.number().int().describe('sheets whose cells would be others'),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type SheetImport = z.infer<typeof sheetImport>;
export const importSheets = fileEndpoint({
  method: 'POST',
  path: '/api/collections/:taskId/import',
  access: 'session',
  summary: 'Writes the open sheets of a task that the viewer answers from a workbook of it, one a line; they are submitted by hand',
  params: z.object({ taskId: id }),
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: sheetImport,
  errors: ['collections.task_not_found', 'collections.over', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
