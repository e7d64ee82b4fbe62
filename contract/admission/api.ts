import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, moment } from '../kernel/values.ts';
import { admissionKinds, admissionStates, strictness, verdicts } from './kinds.ts';

const words = text.min(2).max(500);
const category = z.object({ code: z.string(), name: z.string(), nameEn: z.string() });
/** An item of the list, or an application for one. */
export const admissionItem = z.object({
  id,
  code: z.string(),
  title: z.string(),
  basis: z.string(),
  kind: z.enum(admissionKinds),
  category: category.nullable(),
  department: z.string().nullable(),
  endsOn: day.nullable().describe('last day of an emergency'),
  over: z.boolean().describe('an emergency whose last day has passed'),
  reason: z.string().nullable(),
  state: z.enum(admissionStates),
  appliedBy: z.string().nullable(),
  appliedAt: moment,
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  actions: z.array(z.enum(['decide', 'end'])),
});
export type AdmissionItem = z.infer<typeof admissionItem>;

export const listAdmission = endpoint({
  method: 'GET',
  path: '/api/admission',
  access: 'session',
  summary: 'The list of what may be passed to communities, by code, at most 1,000, with the certificates they may not be asked for',
  query: z.object({ state: z.enum(admissionStates).default('admitted'), kind: z.enum(admissionKinds).optional() }),
  response: z.object({
    items: z.array(admissionItem),
    certificates: z.object({ names: z.array(z.string()), source: z.string() }),
    mayApply: z.boolean(),
  }),
  errors: ['session.forbidden'],
});
export type AdmissionList = z.infer<typeof listAdmission.response>;

export const askAdmission = endpoint({
  method: 'GET',
  path: '/api/admission/ask',
  access: 'session',
  summary: 'Whether a matter may be given to a community: by its category, or in words from which one is guessed',
  query: z.object({ q: line.max(200).optional(), category: z.string().max(20).optional() }),
  response: z.object({
    strictness: z.enum(strictness),
    category: category.nullable().describe('what was judged: the one asked for, or guessed'),
    verdict: z.enum(verdicts),
    withdrawn: z.object({ code: z.string(), title: z.string(), basis: z.string() }).nullable(),
    items: z.array(admissionItem).describe('admitted ones that sound like the words, best first'),
    certificate: z.object({ name: z.string(), source: z.string() }).nullable().describe('named in the words, which no community issues'),
  }),
  errors: ['session.forbidden', 'case.category_unknown'],
});

const facts = {
  code: line.min(1).max(30),
  title: line.min(2).max(100),
  basis: words,
  kind: z.enum(admissionKinds),
  categoryCode: z.string().max(20).nullable().default(null),
  endsOn: day.nullable().default(null).describe('needed for an emergency'),
};

export const applyAdmission = endpoint({
  method: 'POST',
  path: '/api/admission',
  access: 'session',
  status: 201,
  summary: 'A department applies to pass something to communities',
  body: z.object({ id, ...facts, reason: words }),
  response: admissionItem,
  errors: ['session.forbidden', 'admission.code_taken', 'admission.day_needed', 'admission.day_passed', 'case.category_unknown'],
});

export const decideAdmission = endpoint({
  method: 'POST',
  path: '/api/admission/:itemId/decision',
  access: 'session',
  summary: 'The district admits it or refuses',
  params: z.object({ itemId: id }),
  body: z.object({ id, granted: z.boolean(), reason: words }),
  response: admissionItem,
  errors: ['session.forbidden', 'admission.not_found', 'admission.over', 'admission.own'],
});

export const endAdmission = endpoint({
  method: 'POST',
  path: '/api/admission/:itemId/end',
  access: 'session',
  summary: 'Takes an item off the list',
  params: z.object({ itemId: id }),
  body: z.object({ id, reason: words }),
  response: admissionItem,
  errors: ['session.forbidden', 'admission.not_found', 'admission.over'],
});

export const exportAdmission = fileEndpoint({
  method: 'GET',
  path: '/api/admission/sheet',
  access: 'session',
  summary: 'Workbook of the list; filled in, it can be imported',
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});

/** What the import did or, as a dry run, would do. With faults nothing is done; what the sheet does not have stays. */
export const admissionImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type AdmissionImport = z.infer<typeof admissionImport>;

export const importAdmission = fileEndpoint({
  method: 'POST',
  path: '/api/admission/import',
  access: 'session',
  summary: 'Admits the items of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: admissionImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
