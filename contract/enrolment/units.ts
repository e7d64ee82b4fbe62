import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, page, paging } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { memberImport } from './members.ts';
import { community, unitName } from './shapes.ts';

/** A unit that is enrolled with the community where it has its seat. */
export const enrolledUnit = z.object({
  id,
  version: z.number().int(),
  unit: unitName,
  community,
  contact: z.object({ name: z.string(), phone: z.string().nullable() }).describe('masked'),
  agreement: z.object({ id, title: z.string(), validTo: day, kept: z.number().int(), promised: z.number().int() }).nullable(),
  serviceDay: z.string().nullable().describe('the fixed day of service, as agreed'),
  since: day,
  endedOn: day.nullable(),
  members: z.number().int().describe('of the unit, enrolled anywhere in the jurisdiction'),
  mayManage: z.boolean(),
});
export type EnrolledUnit = z.infer<typeof enrolledUnit>;

const terms = {
  contact: someone,
  agreementId: id.nullable().default(null).describe('a co-building agreement of the unit with an organisation of the community'),
  serviceDay: line.min(2).max(60).nullable().default(null),
};
const fitting = ['enrolment.agreement_unfit', 'persons.person_not_found', 'persons.person_phone_taken', 'session.forbidden'] as const;

export const enrolUnit = endpoint({
  method: 'POST',
  path: '/api/enrolment/units',
  access: 'session',
  status: 201,
  summary: 'A unit enrols with a community; it is with one at a time',
  body: z.object({ id, unitId: id, areaCode: line.max(20), ...terms }),
  response: enrolledUnit,
  errors: [...fitting, 'enrolment.unit_unknown', 'enrolment.unit_enrolled', 'enrolment.no_community', 'territory.area_not_found'],
});
export const changeEnrolledUnit = endpoint({
  method: 'POST',
  path: '/api/enrolment/units/:unitEnrolmentId',
  access: 'session',
  summary: 'Another contact person, agreement or day of service',
  params: z.object({ unitEnrolmentId: id }),
  body: z.object({ id, version: z.number().int(), ...terms, contact: someone.nullable().default(null).describe('null: stays') }),
  response: enrolledUnit,
  errors: [...fitting, 'enrolment.unit_not_found', 'enrolment.changed', 'enrolment.not_now'],
});
export const endEnrolledUnit = endpoint({
  method: 'POST',
  path: '/api/enrolment/units/:unitEnrolmentId/end',
  access: 'session',
  summary: 'A unit leaves the community; its agreement stays what it is',
  params: z.object({ unitEnrolmentId: id }),
  body: z.object({ id, version: z.number().int() }),
  response: enrolledUnit,
  errors: ['enrolment.unit_not_found', 'enrolment.changed', 'enrolment.not_now', 'session.forbidden'],
});
export const listEnrolledUnits = endpoint({
  method: 'GET',
  path: '/api/enrolment/units',
  access: 'session',
  summary: 'Units enrolled in an area, newest first',
  query: z.object({ area: line.max(20).optional(), ...paging }),
  response: page(enrolledUnit),
  errors: ['territory.area_not_found', 'session.forbidden'],
});
export const unitSheet = fileEndpoint({
  method: 'GET',
  path: '/api/enrolment/units/sheet',
  access: 'session',
  summary: 'Units enrolled in an area as a workbook',
  query: z.object({ area: line.max(20).optional() }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});
export const importUnits = fileEndpoint({
  method: 'POST',
  path: '/api/enrolment/units/import',
  access: 'session',
  summary: 'Enrols the units of a workbook with their contacts, all of it or nothing. `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: memberImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
