import { z } from 'zod';
import { photo } from '../cases/photo.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { hazardKindSet, hazardLevels, hazardStates, noticeForms } from './kinds.ts';

export const hazardKind = kindCode(hazardKindSet);
const words = text.min(2).max(1000);
const photoIds = z.array(id).max(9).default([]);
const named = z.object({ id, name: z.string() });

export const hazardRow = z.object({
  id,
  kind: hazardKind,
  level: z.enum(hazardLevels),
  title: z.string(),
  place: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  unit: z.string().describe('who has to clear it'),
  body: named.nullable().describe('the enforcing body in charge'),
  case: z.object({ id, number: z.string() }).nullable(),
  foundOn: day,
  dueOn: day.nullable(),
  recheckOn: day.nullable(),
  state: z.enum(hazardStates),
  supervised: z.boolean().describe('挂牌督办'),
});
export type HazardRow = z.infer<typeof hazardRow>;

/** A notice to clear it, with the document made of it. */
export const hazardNotice = z.object({
  id,
  form: z.enum(noticeForms),
  by: z.string(),
  clause: z.string(),
  demand: z.string(),
  dueOn: day,
  recheckOn: day,
  officers: z.array(z.string()),
  receiver: z.string(),
  refused: z.string().nullable().describe('the receiver did not sign: how that was witnessed'),
  issuedAt: moment,
  documentId: id,
  actions: z.array(z.enum(['refusal'])),
});
export type HazardNotice = z.infer<typeof hazardNotice>;

export const hazardDetail = hazardRow.extend({
  text: z.string(),
  photos: z.array(photo).describe('as it was found'),
  notices: z.array(hazardNotice),
  checks: z.array(
    z.object({
      id,
      at: moment,
      by: z.string(),
      cleared: z.boolean(),
      words: z.string(),
      photos: z.array(photo).describe('as it is then'),
      dueOn: day.nullable().describe('new day where it was not cleared'),
    }),
  ),
  supervision: z.object({ by: z.string(), at: moment, words: z.string(), liftedAt: moment.nullable() }).nullable(),
  clearedAt: moment.nullable(),
  actions: z.array(z.enum(['hint', 'order', 'check', 'supervise', 'lift'])),
});
export type HazardDetail = z.infer<typeof hazardDetail>;

const ofHazard = z.object({ hazardId: id });
const filters = {
  state: list(z.enum(hazardStates)),
  level: z.enum(hazardLevels).optional(),
  kind: hazardKind.optional(),
  area: line.max(20).optional().describe('code: there and below'),
};

export const listHazards = endpoint({
  method: 'GET',
  path: '/api/hazards',
  access: 'session',
  summary: 'The ledger of hazards the viewer may see, newest first',
  query: z.object({ ...filters, case: id.optional(), ...paging }),
  response: page(hazardRow).extend({ mayRegister: z.boolean() }),
  errors: ['territory.area_not_found'],
});
export const getHazard = endpoint({
  method: 'GET',
  path: '/api/hazards/:hazardId',
  access: 'session',
  summary: 'One hazard with its notices and re-inspections',
  params: ofHazard,
  response: hazardDetail,
  errors: ['hazards.hazard_not_found'],
});
export const registerHazard = endpoint({
  method: 'POST',
  path: '/api/hazards',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'version'],
  summary: 'Enters a hazard, found by a check or reported in a case',
  body: z.object({
    id,
    caseId: id.nullable().default(null),
    kind: hazardKind,
    level: z.enum(hazardLevels),
    title: line.min(2).max(100),
    text: text.max(2000).default(''),
    areaCode: line.max(20).describe('of the place'),
    place: line.min(2).max(200),
    unit: line.min(2).max(100),
    bodyId: id.nullable().default(null),
    foundOn: day,
    dueOn: day.nullable().default(null),
    photoIds,
  }),
  response: hazardDetail,
  errors: [
    'territory.area_not_found',
    'hazards.case_not_found',
    'hazards.organisation_unfit',
    'hazards.days_reversed',
    'platform.kind_unknown',
    'file.not_found',
    'file.already_used',
  ],
});
export const issueNotice = endpoint({
  method: 'POST',
  path: '/api/hazards/:hazardId/notices',
  access: 'session',
  status: 201,
  summary: 'Issues a notice of rectification as a document; orders are for enforcing bodies alone',
  params: ofHazard,
  body: z.object({
    id,
    form: z.enum(noticeForms),
    clause: line.min(2).max(200).describe('what it breaks'),
    demand: words,
    dueOn: day,
    recheckOn: day.nullable().default(null).describe('else three working days after the last day'),
    officers: z.array(line.min(2).max(40)).min(1).max(2).describe('two for an order'),
    receiver: line.min(2).max(60),
  }),
  response: hazardDetail,
  errors: ['hazards.hazard_not_found', 'hazards.may_not_order', 'hazards.cleared', 'hazards.day_past', 'hazards.days_reversed'],
});
export const refuseReceipt = endpoint({
  method: 'POST',
  path: '/api/hazard-notices/:noticeId/refusal',
  access: 'session',
  summary: 'Notes that the receiver of a notice did not sign, and how that was witnessed',
  params: z.object({ noticeId: id }),
  body: z.object({ id, words }),
  response: hazardDetail,
  errors: ['hazards.notice_not_found', 'hazards.receipt_told'],
});
export const recheckHazard = endpoint({
  method: 'POST',
  path: '/api/hazards/:hazardId/checks',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'version'],
  summary: 'Notes a re-inspection: cleared, or not and until when',
  params: ofHazard,
  body: z.object({
    id,
    cleared: z.boolean(),
    words,
    photoIds,
    dueOn: day.nullable().default(null),
    recheckOn: day.nullable().default(null),
  }),
  response: hazardDetail,
  errors: [
    'hazards.hazard_not_found',
    'hazards.cleared',
    'hazards.day_needed',
    'hazards.day_past',
    'hazards.days_reversed',
    'file.not_found',
    'file.already_used',
  ],
});
export const superviseHazard = endpoint({
  method: 'POST',
  path: '/api/hazards/:hazardId/supervision',
  access: 'session',
  summary: 'Puts a major hazard under public supervision (挂牌督办), or lifts that once it is cleared',
  params: ofHazard,
  body: z.object({ id, on: z.boolean(), words }),
  response: hazardDetail,
  errors: [
    'hazards.hazard_not_found',
    'hazards.only_major',
    'hazards.supervised',
    'hazards.not_supervised',
    'hazards.not_cleared',
    'hazards.cleared',
  ],
});

export const exportHazards = fileEndpoint({
  method: 'GET',
  path: '/api/hazards/sheet',
  access: 'session',
  summary: 'Workbook of the ledger; filled in, its rows without a number are imported',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const hazardImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  same: z.number().int().describe('rows that are in the ledger already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type HazardImport = z.infer<typeof hazardImport>;
export const importHazards = fileEndpoint({
  method: 'POST',
  path: '/api/hazards/import',
  access: 'session',
  summary: 'Enters the hazards of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: hazardImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
