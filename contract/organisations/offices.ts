import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, list, page, paging } from '../kernel/values.ts';
import { personName, someone } from '../persons/persons.ts';
import { employmentSet, officeKindSet, organisationKindSet } from './kinds.ts';

export const officeKind = kindCode(officeKindSet);
export const employment = kindCode(employmentSet);

/** An organisation named beside something else. */
export const organisationName = z.object({ id, name: z.string(), kind: kindCode(organisationKindSet) });
/** An area named beside something else; `name` is the full name for people, 大研街道 · 七一社区. */
export const areaName = z.object({ id, code: z.string(), name: z.string(), path: z.string() });

/** An office: a person in an organisation or an area for a period of whole days in Shanghai, both ends included. */
export const office = z.object({
  id,
  kind: officeKind,
  person: personName,
  organisation: organisationName.nullable(),
  area: areaName.nullable().describe('of an office held in an area'),
  unit: organisationName.nullable().describe('the member unit that sent a part-time committee member'),
  employment: employment.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  endReason: z.string().nullable(),
  state: z.enum(['coming', 'held', 'former']),
  actions: z.array(z.enum(['end', 'correct', 'reveal'])).describe('what the viewer may do with it now'),
});
export type Office = z.infer<typeof office>;

export const listOffices = endpoint({
  method: 'GET',
  path: '/api/offices',
  access: 'session',
  summary: 'Offices of an area with everything below, or of one organisation, on a day',
  query: z.object({
    ...paging,
    area: line.max(20).optional().describe('area code: offices held in that area and below, those of organisations there included'),
    exact: z.stringbool().optional().describe('with area: offices of that very area alone, those of organisations left out'),
    organisation: id.optional(),
    person: id.optional(),
    kind: list(officeKind),
    on: day.optional().describe('held on that day; today when absent'),
    former: z.stringbool().optional().describe('those that ended before the day, instead of those held'),
    coming: z.stringbool().optional().describe('those that begin after the day as well'),
  }),
  response: page(office),
  errors: ['territory.area_not_found', 'organisations.organisation_not_found'],
});

export const appoint = endpoint({
  method: 'POST',
  path: '/api/offices',
  access: 'session',
  status: 201,
  summary: 'Appoint a person to an office of an organisation or an area',
  body: z.object({
    id,
    kind: officeKind,
    person: someone,
    organisationId: id.nullable().default(null),
    areaId: id.nullable().default(null),
    unitId: id.nullable().optional().describe('required for a part-time member, and only there: a member unit of the body'),
    employment: employment.nullable().optional(),
    validFrom: day,
    validTo: day.nullable().default(null),
  }),
  response: office,
  errors: [
    'persons.person_not_found',
    'persons.person_phone_taken',
    'organisations.organisation_not_found',
    'organisations.organisation_dissolved',
    'territory.area_not_found',
    'organisations.office_unfit',
    'organisations.office_duplicate',
    'organisations.unit_not_member',
    'organisations.days_reversed',
  ],
});

export const endOffice = endpoint({
  method: 'POST',
  path: '/api/offices/:officeId/end',
  access: 'session',
  summary: 'End an office with its last day and the reason; the record stays',
  params: z.object({ officeId: id }),
  body: z.object({ id, on: day.describe('the last day of office'), reason }),
  response: office,
  errors: ['organisations.office_not_found', 'organisations.office_ended', 'organisations.days_reversed'],
});

export const correctOffice = endpoint({
  method: 'PUT',
  path: '/api/offices/:officeId',
  access: 'session',
  summary: 'Correct an office that was entered wrongly: its days, employment or sending unit. Also takes back an ending',
  params: z.object({ officeId: id }),
  body: z.object({
    id,
    employment: employment.nullable(),
    unitId: id.nullable(),
    validFrom: day,
    validTo: day.nullable(),
    reason,
  }),
  response: office,
  errors: [
    'organisations.office_not_found',
    'organisations.office_unfit',
    'organisations.office_duplicate',
    'organisations.unit_not_member',
    'organisations.organisation_dissolved',
    'organisations.days_reversed',
  ],
});
