import { z } from 'zod';
import { photo } from '../cases/photo.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { inspectionSheet } from './sheet.ts';
import { findingAnswers, findingRulings, findingStates, inspectionLines } from './values.ts';

const count = z.number().int();
const named = z.object({ id, name: z.string() });
const areaNamed = z.object({ code: z.string(), name: z.string() });
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
const words = text.max(500).default('');

/** An estate that can be checked, as whoever checks chooses it. */
export const checkedEstate = z.object({
  id,
  name: z.string(),
  area: areaNamed,
  company: named.nullable().describe('that holds the contract today; null: nobody, or nobody knows'),
  checkedOn: day.nullable().describe('when it was last checked'),
  open: count.describe('deductions that are not mended yet'),
});
export type CheckedEstate = z.infer<typeof checkedEstate>;
export const getInspectionStart = endpoint({
  method: 'GET',
  path: '/api/inspections/start',
  access: 'session',
  summary: 'Estates the viewer may check, by name, and the sheet in force',
  response: z.object({ day, sheet: inspectionSheet, estates: z.array(checkedEstate) }),
});

export const findingRow = z.object({
  id,
  estate: named,
  area: areaNamed,
  company: named.nullable().describe('that held the contract on the day'),
  day,
  line: z.enum(inspectionLines),
  text: z.string().describe('of the item, as the sheet had it'),
  spot: z.string(),
  points: z.number().describe('that the sheet deducts'),
  counted: z.number().describe('that count as it stands'),
  waived: count.describe('per cent that are waived when it is mended in time'),
  mendBy: day,
  mendedOn: day.nullable(),
  late: z.boolean().describe('not mended by its day'),
  state: z.enum(findingStates),
  confirmed: z.boolean().describe('somebody looked and found it mended'),
  photos: z.array(photo).describe('as it was found'),
});
export type FindingRow = z.infer<typeof findingRow>;
export const findingDetail = findingRow.extend({
  words: z.string(),
  acts: z.array(
    z.object({
      id,
      what: z.enum([...findingAnswers, ...findingRulings]),
      by: z.string().describe('the company or the area, not the person'),
      at: moment,
      words: z.string(),
      photos: z.array(photo),
    }),
  ),
  can: z.array(z.enum([...findingAnswers, ...findingRulings])).describe('what the viewer may do now'),
});
export type FindingDetail = z.infer<typeof findingDetail>;

const filters = {
  state: list(z.enum(findingStates)),
  late: z.stringbool().default(false).describe('only what is open beyond its day'),
  month: month.optional(),
  estate: id.optional(),
  line: z.enum(inspectionLines).optional(),
  area: line.max(20).optional().describe('code: there and below'),
};
export const listFindings = endpoint({
  method: 'GET',
  path: '/api/inspections/findings',
  access: 'session',
  summary: 'Deductions the viewer may see, newest first: of the areas they check, and of their own company',
  query: z.object({ ...filters, ...paging }),
  response: page(findingRow),
  errors: ['territory.area_not_found'],
});
const ofFinding = z.object({ findingId: id });
export const getFinding = endpoint({
  method: 'GET',
  path: '/api/inspections/findings/:findingId',
  access: 'session',
  summary: 'One deduction with its photos and all that was answered',
  params: ofFinding,
  response: findingDetail,
  errors: ['inspections.finding_not_found'],
});
export const recordFinding = endpoint({
  method: 'POST',
  path: '/api/inspections/findings',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'counted'],
  summary: 'Enters what was found in an estate: item, spot and photo. One spot counts once a day for an item, whoever enters it',
  body: z.object({
    id,
    estateId: id,
    item: z.string().max(40),
    spot: line.min(1).max(60),
    words,
    day: day.describe('when it was seen: today, or a day before where there was no network'),
    photoIds: z.array(id).min(1).max(9),
  }),
  response: findingDetail,
  errors: [
    'inspections.estate_unknown',
    'inspections.item_unknown',
    'inspections.spot_taken',
    'inspections.day_wrong',
    'file.not_found',
    'file.already_used',
  ],
});
export const recordRound = endpoint({
  method: 'POST',
  path: '/api/inspections/rounds',
  access: 'session',
  status: 201,
  offline: ['estateId', 'day', 'lines'],
  summary:
    'Says that an estate was checked, in which parts; what was found is entered beside it. Without it an estate is not known to be fine',
  body: z.object({ id, estateId: id, day, lines: z.array(z.enum(inspectionLines)).min(1).max(inspectionLines.length) }),
  response: z.object({ estateId: id, day, lines: z.array(z.enum(inspectionLines)) }),
  errors: ['inspections.estate_unknown', 'inspections.day_wrong'],
});
export const answerFinding = endpoint({
  method: 'POST',
  path: '/api/inspections/findings/:findingId/answers',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'counted'],
  summary: 'The company says that it is mended, with a photo, or contests it, once',
  params: ofFinding,
  body: z.object({ id, what: z.enum(findingAnswers), words, photoIds: z.array(id).max(9).default([]) }),
  response: findingDetail,
  errors: [
    'inspections.finding_not_found',
    'inspections.step_over',
    'inspections.contested_before',
    'inspections.photo_needed',
    'file.not_found',
    'file.already_used',
  ],
});
export const ruleFinding = endpoint({
  method: 'POST',
  path: '/api/inspections/findings/:findingId/rulings',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'counted'],
  summary:
    'Confirms that it is mended, sends it back, lets it stand, or takes it back; who found it does not rule on an objection against it',
  params: ofFinding,
  body: z.object({ id, what: z.enum(findingRulings), words: text.min(2).max(500) }),
  response: findingDetail,
  errors: ['inspections.finding_not_found', 'inspections.step_over', 'inspections.own_finding'],
});

const byLine = z.record(z.enum(inspectionLines), z.number());
export const estateMonth = z.object({
  estate: named,
  area: areaNamed,
  company: named.nullable(),
  checked: count.describe('days on which it was checked'),
  found: count,
  open: count,
  late: count,
  contested: count,
  mendedInTime: count,
  deducted: z.number(),
  lines: byLine.describe('points that count, by part'),
});
export type EstateMonth = z.infer<typeof estateMonth>;
export const getInspectionMonth = endpoint({
  method: 'GET',
  path: '/api/inspections/month',
  access: 'session',
  summary: 'A month of checks by estate, most points deducted first: of the areas the viewer checks, and of their own company',
  query: z.object({ month: month.optional(), area: line.max(20).optional() }),
  response: z.object({
    month,
    items: z.array(estateMonth).describe('at most 500'),
    days: z.array(z.object({ day, found: count, deducted: z.number() })).describe('by day on which it was found'),
    more: count,
    mayRecord: z.boolean(),
  }),
  errors: ['territory.area_not_found'],
});
export const exportFindings = fileEndpoint({
  method: 'GET',
  path: '/api/inspections/sheet',
  access: 'session',
  summary: 'Workbook of deductions as listed',
  query: z.object(filters),
  gives: workbookType,
  errors: ['territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const findingImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('that are entered already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type FindingImport = z.infer<typeof findingImport>;
export const importFindings = fileEndpoint({
  method: 'POST',
  path: '/api/inspections/import',
  access: 'session',
  summary: 'Takes over checks of the last 35 days from a workbook, all or none, without photos; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: findingImport,
  errors: ['session.forbidden', 'inspections.changed_meanwhile', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
