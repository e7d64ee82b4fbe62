import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id } from '../kernel/values.ts';

/** Years that can be looked at. */
export const years = { first: 2024, last: 2100 } as const;
const year = z.coerce.number().int().min(years.first).max(years.last);

/** What a day is by the arrangement of the country. */
export const dayKinds = ['workday', 'weekend', 'holiday', 'make_up'] as const;
export const calendarDay = z.object({
  day,
  kind: z.enum(dayKinds).describe('by the arrangement of the country'),
  holiday: z.object({ zh: z.string(), en: z.string() }).nullable(),
  own: z.object({ works: z.boolean(), reason: z.string() }).nullable().describe('what the jurisdiction arranged otherwise'),
  works: z.boolean().describe('what counts'),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const getCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  access: 'session',
  summary: 'The days of a year as deadlines count them: by the country, and what the jurisdiction arranged otherwise',
  query: z.object({ year }),
  response: z.object({
    year: z.number().int(),
    version: z.number().int().describe('how often the own days were changed'),
    arrangedTo: day.describe('the last day whose holidays are known or declared; what is due later is provisional'),
    daysLeft: z.number().int().describe('days until then; negative when it is over'),
    declarable: z.number().int().describe('the next year, which can be declared arranged'),
    days: z.array(calendarDay),
    mayManage: z.boolean(),
  }),
  errors: ['session.forbidden'],
});
export type WorkCalendar = z.infer<typeof getCalendar.response>;

export const changeCalendar = endpoint({
  method: 'POST',
  path: '/api/calendar/days',
  access: 'session',
  summary: 'Arranges days otherwise than the country, or as the country again; open deadlines are counted anew as long work',
  // a year, day by day, each with its reason
  largestBody: 128 * 1024,
  body: z.object({
    id,
    version: z.number().int().min(0),
    days: z
      .array(z.object({ day, works: z.boolean().nullable().describe('null: as the country arranged it'), reason: line.min(2).max(100) }))
      .max(366),
    declared: year.nullable().default(null).describe('a year whose arrangement is complete with this'),
  }),
  response: z.object({ version: z.number().int() }),
  errors: [
    'session.forbidden',
    'calendar.day_over',
    'calendar.same_as_country',
    'calendar.twice',
    'calendar.year_arranged',
    'platform.setting_changed',
    'request.id_reused',
  ],
});

export const exportCalendar = fileEndpoint({
  method: 'GET',
  path: '/api/calendar/sheet',
  access: 'session',
  summary: 'Workbook of a year’s days; with own days filled in, it can be imported',
  query: z.object({ year }),
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});

/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const calendarImport = z.object({
  dryRun: z.boolean(),
  changed: z.number().int(),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type CalendarImport = z.infer<typeof calendarImport>;

export const importCalendar = fileEndpoint({
  method: 'POST',
  path: '/api/calendar/import',
  access: 'session',
  summary: 'Arranges the days of such a workbook, all of it or nothing; days it does not name stay as they are',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: calendarImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
