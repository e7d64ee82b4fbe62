import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { appraisalWords, contestable, recordStates } from './periods.ts';
import { community, unitName } from './shapes.ts';

/** What somebody served in a period: counted from the record of served time, nothing typed. */
export const serviceRecord = z.object({
  id,
  version: z.number().int(),
  name: z.string().describe('masked for everybody but the member'),
  unit: unitName,
  period: z.string().describe('`2025`, `2025-H1`, `2025-Q3` or `2025-09`'),
  from: day,
  until: day,
  minutes: z.number().int().describe('certified'),
  duties: z.number().int(),
  orders: z.number().int(),
  rated: z.number().int().describe('orders that were rated; no stars of anybody'),
  state: z.enum(recordStates),
  contestUntil: day,
  contested: z.array(z.enum(contestable)),
  settled: z.string().nullable().describe('what was found'),
  actions: z.array(z.enum(['contest', 'settle'])),
});
export type ServiceRecord = z.infer<typeof serviceRecord>;
const ofRecord = z.object({ recordId: id });

export const getMyServiceRecords = endpoint({
  method: 'GET',
  path: '/api/enrolment/records/mine',
  access: 'session',
  summary: 'What the viewer served by period, before and after it was given to the unit',
  response: z.object({ items: z.array(serviceRecord) }),
});
export const listContestedRecords = endpoint({
  method: 'GET',
  path: '/api/enrolment/records/contested',
  access: 'session',
  summary: 'Records that members of the viewer’s areas contest; no list of anybody else’s',
  query: z.object({ ...paging }),
  response: page(serviceRecord),
  errors: ['session.forbidden'],
});
export const contestServiceRecord = endpoint({
  method: 'POST',
  path: '/api/enrolment/records/:recordId/contest',
  access: 'session',
  summary: 'The member does not agree; nothing goes to the unit until the community has looked',
  params: ofRecord,
  body: z.object({ id, version: z.number().int(), about: z.array(z.enum(contestable)).min(1).max(contestable.length) }),
  response: serviceRecord,
  errors: ['enrolment.record_not_found', 'enrolment.changed', 'enrolment.contest_over'],
});
export const settleServiceRecord = endpoint({
  method: 'POST',
  path: '/api/enrolment/records/:recordId/settle',
  access: 'session',
  summary:
    'The community has looked: the record is counted anew from what was corrected, shown to the member with what was found, and can be contested again',
  params: ofRecord,
  body: z.object({ id, version: z.number().int(), found: line.min(2).max(200) }),
  response: serviceRecord,
  errors: ['enrolment.record_not_found', 'enrolment.changed', 'enrolment.not_now', 'enrolment.own'],
});

/** Sums of a unit. */
const sums = z.object({
  period: z.string(),
  members: z.number().int().describe('whose records were given to the unit'),
  minutes: z.number().int(),
  rated: z.number().int(),
});
export const unitPaper = z.object({ id, kind: z.enum(['statement', 'bulletin']), title: z.string(), body: z.string(), at: moment });
export const unitAppraisal = z.object({
  year: z.number().int(),
  word: z.enum(appraisalWords),
  text: z.string(),
  figures: z.object({ members: z.number().int(), minutes: z.number().int(), kept: z.number().int(), promised: z.number().int() }),
  at: moment,
});
/** A unit's page: for its branch and contact person, and for the community. */
export const unitPage = z.object({
  unit: unitName,
  community: community.nullable().describe('null: the unit is not enrolled'),
  enrolledMembers: z.number().int(),
  serviceDay: z.string().nullable(),
  agreement: z.object({ title: z.string(), validTo: day, kept: z.number().int(), promised: z.number().int() }).nullable(),
  sums: z.array(sums).describe('newest first'),
  papers: z.array(unitPaper),
  appraisals: z.array(unitAppraisal),
  actions: z.array(z.enum(['state', 'tell', 'appraise', 'members'])),
});
export type UnitPage = z.infer<typeof unitPage>;
const ofUnit = z.object({ unitId: id });

export const getUnitPage = endpoint({
  method: 'GET',
  path: '/api/enrolment/unit-pages/:unitId',
  access: 'session',
  summary: 'Sums, papers and appraisals of a unit',
  params: ofUnit,
  response: unitPage,
  errors: ['enrolment.unit_not_found'],
});
export const listMyUnits = endpoint({
  method: 'GET',
  path: '/api/enrolment/unit-pages',
  access: 'session',
  summary: 'Units whose branch or contact person the viewer is',
  response: z.object({
    items: z.array(
      z.object({ id, name: z.string(), branch: z.boolean().describe('the viewer confirms for it and reads rows of members') }),
    ),
  }),
});
export const listReturnedRecords = endpoint({
  method: 'GET',
  path: '/api/enrolment/unit-pages/:unitId/records',
  access: 'session',
  summary: 'What was given to the unit, for its branch: of each member hours and how many orders were rated, in the order of names',
  params: ofUnit,
  query: z.object({ period: z.string().max(10), ...paging }),
  response: page(z.object({ id, name: z.string(), minutes: z.number().int(), rated: z.number().int() })),
  errors: ['enrolment.unit_not_found'],
});
export const returnedSheet = fileEndpoint({
  method: 'GET',
  path: '/api/enrolment/unit-pages/:unitId/sheet',
  access: 'session',
  summary: 'The same as a workbook, which is on record',
  params: ofUnit,
  query: z.object({ period: z.string().max(10) }),
  gives: workbookType,
  errors: ['enrolment.unit_not_found', 'request.line_full'],
});
export const writeUnitPaper = endpoint({
  method: 'POST',
  path: '/api/enrolment/unit-pages/:unitId/papers',
  access: 'session',
  status: 201,
  summary: 'What the unit says of itself, or what the community tells it',
  params: ofUnit,
  body: z.object({ id, title: line.min(2).max(60), body: text.min(2).max(2000) }),
  response: unitPage,
  errors: ['enrolment.unit_not_found', 'session.forbidden'],
});
export const appraiseUnit = endpoint({
  method: 'POST',
  path: '/api/enrolment/unit-pages/:unitId/appraisals',
  access: 'session',
  status: 201,
  summary: 'The community says in words how it found the unit in a year, once; the counts of the year stand beside it',
  params: ofUnit,
  body: z.object({ id, year: z.number().int().min(2000).max(2100), word: z.enum(appraisalWords), text: text.min(2).max(500) }),
  response: unitPage,
  errors: ['enrolment.unit_not_found', 'enrolment.appraised', 'session.forbidden'],
});
