import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, list } from '../kernel/values.ts';
import { kindCode } from './kinds.ts';
import { activityStates } from './lifecycle.ts';

const count = z.number().int();
/** Which activities a list or workbook shows. */
export const activityFilters = {
  kind: kindCode.optional(),
  state: list(z.enum(activityStates)),
  area: line.max(20).optional().describe('code: there and below'),
  series: id.optional(),
  from: day.optional(),
  until: day.optional().describe('its last day'),
};

export const exportActivities = fileEndpoint({
  method: 'GET',
  path: '/api/activities/sheet',
  access: 'session',
  summary: 'Workbook of activities; filled in, its rows are imported',
  query: z.object(activityFilters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
export const exportParticipants = fileEndpoint({
  method: 'GET',
  path: '/api/activities/:activityId/sheet',
  access: 'session',
  summary: 'Workbook of who takes part in an activity: the attendance sheet',
  params: z.object({ activityId: id }),
  gives: workbookType,
  errors: ['activities.activity_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const activityImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('rows that are announced already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type ActivityImport = z.infer<typeof activityImport>;
export const importActivities = fileEndpoint({
  method: 'POST',
  path: '/api/activities/import',
  access: 'session',
  summary: 'Announces the activities of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: activityImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
