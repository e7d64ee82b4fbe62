import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, mobile, reason } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { careClassSet, careRhythms, endReasons, healthKinds } from './kinds.ts';

const careClass = kindCode(careClassSet);
const who = z.object({ id, name: z.string() });
const area = z.object({ code: z.string(), name: z.string() });
const source = line.min(2).max(200).describe('on what it rests: a certificate, a list, a visit');

/** Consent to a care record: for what, until when, how it was given. Whoever visits and the lead see it, nobody else. */
export const careConsent = z.object({
  on: day,
  until: day,
  purpose: line.min(4).max(200),
  how: z.enum(['spoken', 'signed']),
  witness: line.min(2).max(40).nullable().describe('who was there; needed where it was spoken'),
  guardian: z
    .object({ name: line.min(2).max(40), relation: line.min(1).max(20) })
    .nullable()
    .describe('who consents for a child under 14, or for somebody who cannot'),
});
export type CareConsent = z.infer<typeof careConsent>;

const kin = z.object({ name: line.min(2).max(40), relation: line.min(1).max(20), phone: mobile.nullable() });
/** What is written down, and no more. */
const facts = {
  born: day.nullable(),
  address: line.max(200).describe('where to find the person'),
  kin: z.array(kin).max(3),
  note: z.string().trim().max(500).describe('what a visitor must know'),
};
export const careFacts = z.object(facts);
export type CareFacts = z.infer<typeof careFacts>;

/** A record as a list shows it to whoever visits or leads. */
export const careRow = z.object({
  id,
  version: z.number().int(),
  name: z.string().describe('masked'),
  area,
  classes: z.array(careClass).describe('of today'),
  lead: who,
  visitors: z.array(who),
  mine: z.enum(['lead', 'visitor']),
  rhythm: z.enum(careRhythms).nullable(),
  lastSeen: moment.nullable(),
  lastResult: z.string().nullable(),
  nextBy: day.nullable().describe('the day by which somebody looks in'),
  late: z.boolean(),
  consentUntil: day,
  renew: z.boolean().describe('consent runs out soon'),
});
export type CareRow = z.infer<typeof careRow>;

export const careHealth = z.object({
  id,
  kind: z.enum(healthKinds),
  provider: z.string(),
  on: day,
  until: day.nullable(),
  next: day.nullable(),
});
export type CareHealth = z.infer<typeof careHealth>;

/** A record that was opened for a reason. */
export const careDetail = careRow.extend({
  name: z.string(),
  phone: z.string().nullable(),
  facts: careFacts,
  consent: careConsent,
  history: z.array(z.object({ id, class: careClass, level: z.string().nullable(), since: day, until: day.nullable(), source: z.string() })),
  health: z.array(careHealth),
  checkDue: z.boolean().describe('the yearly check of whoever is old enough is due'),
  events: z.array(z.object({ at: moment, what: z.string(), who: z.string().nullable(), data: z.record(z.string(), z.string()) })),
  looks: z.array(z.object({ at: moment, who: z.string(), reason: z.string() })).describe('the last 50; for the lead'),
});
export type CareDetail = z.infer<typeof careDetail>;

const ofRecord = z.object({ recordId: id });
const consentErrors = ['care.consent_days', 'care.consent_long', 'care.witness_needed', 'care.guardian_needed'] as const;
const mineErrors = ['care.record_not_found', 'session.forbidden'] as const;
const classFields = { class: careClass, level: line.max(40).nullable().default(null), since: day, source };

export const openCare = endpoint({
  method: 'POST',
  path: '/api/care/records',
  access: 'session',
  status: 201,
  summary: 'Opens the care record of somebody who consents; the viewer leads it',
  body: z.object({
    id,
    person: someone,
    areaCode: line.max(20),
    ...facts,
    classes: z.array(z.object(classFields)).min(1).max(10),
    consent: careConsent,
    visitorIds: z.array(id).max(10).default([]),
    rhythm: z.enum(careRhythms).nullable().default(null).describe('null: as the classes have it'),
  }),
  response: careRow,
  errors: [
    ...consentErrors,
    'care.record_known',
    'care.visitor_unfit',
    'care.days_reversed',
    'platform.kind_unknown',
    'persons.person_not_found',
    'persons.person_phone_taken',
    'territory.area_not_found',
    'session.forbidden',
  ],
});
export const listCare = endpoint({
  method: 'GET',
  path: '/api/care/records',
  access: 'session',
  summary: 'Care records the viewer leads or visits by, newest first; names are masked until one is opened for a reason',
  query: z.object({ class: list(careClass), late: z.stringbool().optional(), renew: z.stringbool().optional(), ...paging }),
  response: page(careRow).extend({ mayKeep: z.boolean() }),
  errors: ['session.forbidden'],
});
export const lookAtCare = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/looks',
  access: 'session',
  summary: 'Opens a record for a reason; each look is kept, and the person is given them',
  params: ofRecord,
  body: z.object({ id, reason }),
  response: careDetail,
  errors: [...mineErrors],
});
export const changeCare = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId',
  access: 'session',
  summary: 'Changes what is written down, who visits and how often; by the lead',
  params: ofRecord,
  body: z.object({
    id,
    version: z.number().int(),
    ...facts,
    leadId: id,
    visitorIds: z.array(id).max(10),
    rhythm: z.enum(careRhythms),
  }),
  response: careRow,
  errors: [...mineErrors, 'care.record_changed', 'care.visitor_unfit'],
});

/** A record whose lead works there no more (无人负责): where it is and how many visit, nothing of whom it is about. */
export const unledCare = z.object({ id, area, visitors: z.number().int(), consentUntil: day });
export type UnledCare = z.infer<typeof unledCare>;
export const listUnledCare = endpoint({
  method: 'GET',
  path: '/api/care/unled',
  access: 'session',
  summary: 'Records of the viewer’s areas whose lead has no post there any more, for whoever may lead',
  response: z.object({ items: z.array(unledCare) }),
  errors: ['session.forbidden'],
});
export const takeOverCare = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/take-over',
  access: 'session',
  summary: 'Takes a record over whose lead has no post there any more; the reason is kept as a look',
  params: ofRecord,
  body: z.object({ id, reason }),
  response: careRow,
  errors: [...mineErrors, 'care.record_led'],
});
export const renewCare = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/consents',
  access: 'session',
  summary: 'Consent is given again, for another time',
  params: ofRecord,
  body: z.object({ id, version: z.number().int(), consent: careConsent }),
  response: careRow,
  errors: [...mineErrors, ...consentErrors, 'care.record_changed'],
});
export const endCare = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/end',
  access: 'session',
  summary: 'Ends a record: its plan of visits stops, and nobody reads it any more',
  params: ofRecord,
  body: z.object({ id, why: z.enum(endReasons).exclude(['expired']) }),
  response: z.object({ ok: z.literal(true) }),
  errors: [...mineErrors],
});
export const addCareClass = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/classes',
  access: 'session',
  summary: 'Notes a class or level from a day on, with its source; the one before of that class ends',
  params: ofRecord,
  body: z.object({ id, ...classFields }),
  response: careRow,
  errors: [...mineErrors, 'care.days_reversed', 'platform.kind_unknown'],
});
export const endCareClass = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/classes/:classId/end',
  access: 'session',
  summary: 'A class holds no more from a day on',
  params: ofRecord.extend({ classId: id }),
  body: z.object({ id, until: day.describe('its last day') }),
  response: careRow,
  errors: [...mineErrors, 'care.class_not_found', 'care.class_needed', 'care.days_reversed'],
});
export const addCareHealth = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/health',
  access: 'session',
  summary: 'Notes a term in a home sickbed, a visit of the family doctor, a follow-up or a check: dates and provider, nothing clinical',
  params: ofRecord,
  body: z.object({
    id,
    kind: z.enum(healthKinds),
    provider: line.min(2).max(80),
    on: day,
    until: day.nullable().default(null).describe('of a term in a home sickbed'),
    next: day.nullable().default(null).describe('null: as the norms have it'),
  }),
  response: careRow,
  errors: [...mineErrors, 'care.days_reversed', 'care.bed_term', 'care.bed_year', 'care.bed_terms', 'care.bed_overlap'],
});
export const removeCareHealth = endpoint({
  method: 'POST',
  path: '/api/care/records/:recordId/health/:healthId/remove',
  access: 'session',
  summary: 'Takes back what was noted by mistake',
  params: ofRecord.extend({ healthId: id }),
  body: z.object({ id }),
  response: careRow,
  errors: [...mineErrors, 'care.health_not_found'],
});
export const listCareVisitors = endpoint({
  method: 'GET',
  path: '/api/care/visitors',
  access: 'session',
  summary: 'Who may visit in an area',
  query: z.object({ area: line.max(20) }),
  response: z.object({ items: z.array(who.extend({ keeps: z.boolean().describe('may lead') })) }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});
export const getCareFigures = endpoint({
  method: 'GET',
  path: '/api/care/figures',
  access: 'session',
  summary: 'Records of an area by class and by area below, and how many were seen in time: figures without a name',
  query: z.object({ area: line.max(20).optional() }),
  response: z.object({
    area,
    records: z.number().int(),
    seenInTime: z.number().int(),
    planned: z.number().int(),
    renew: z.number().int(),
    ended: z.array(z.object({ why: z.enum(endReasons), count: z.number().int() })).describe('in the last twelve months'),
    classes: z.array(z.object({ class: z.string(), count: z.number().int() })),
    areas: z.array(
      z.object({ code: z.string(), name: z.string(), records: z.number().int(), planned: z.number().int(), seenInTime: z.number().int() }),
    ),
  }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});

export const careImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type CareImport = z.infer<typeof careImport>;
export const importCare = fileEndpoint({
  method: 'POST',
  path: '/api/care/records/import',
  access: 'session',
  summary: 'Opens the records of a workbook, all of it or nothing; a row without consent is a fault. `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: careImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
export const careSheet = fileEndpoint({
  method: 'GET',
  path: '/api/care/records/sheet',
  access: 'session',
  summary: 'The records the viewer leads as a workbook, each looked at for the reason given; without a reason the empty form',
  query: z.object({ reason: reason.optional() }),
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});
