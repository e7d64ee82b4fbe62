import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, list, page, paging, searched } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { enrolmentActs, enrolmentStates } from './lifecycle.ts';
import { community, enrolment, profile, unitName } from './shapes.ts';

const entering = ['enrolment.enrolled_here', 'enrolment.enrolled_elsewhere', 'enrolment.unit_unknown'] as const;

export const openEnrolmentCode = endpoint({
  method: 'GET',
  path: '/api/enrolment/codes/:token',
  access: 'public',
  summary: 'The community whose code this is, for whoever has scanned it; to somebody signed in also whether the name is known',
  params: z.object({ token: z.string().min(10).max(300) }),
  response: z.object({
    community,
    activitiesAMonth: z.number().int(),
    named: z.boolean().describe('the account stands for a person: no name is asked for'),
    mine: enrolment.nullable(),
  }),
  errors: ['enrolment.code_unknown'],
});

export const findHomeUnits = endpoint({
  method: 'GET',
  path: '/api/enrolment/home-units',
  access: 'session',
  summary: 'Units by a part of their name, for whoever says where they belong; names alone',
  query: z.object({ q: searched(40).min(2) }),
  response: z.object({ items: z.array(unitName) }),
});

export const enrol = endpoint({
  method: 'POST',
  path: '/api/enrolment/mine',
  access: 'session',
  status: 201,
  summary:
    'Somebody enrols with the community whose code they scanned. Who is enrolled elsewhere is refused, unless `move` says that it ends there and begins here in one act',
  body: z.object({
    id,
    token: z.string().min(10).max(300),
    name: line.min(2).max(40).nullable().default(null).describe('asked once'),
    ...profile,
    move: z.boolean().default(false),
  }),
  response: enrolment,
  errors: ['enrolment.code_unknown', 'persons.name_needed', 'session.forbidden', ...entering],
});

export const getMyEnrolments = endpoint({
  method: 'GET',
  path: '/api/enrolment/mine',
  access: 'session',
  summary: 'The enrolment of whoever asks, and the last ones that are over',
  response: z.object({ current: enrolment.nullable(), past: z.array(enrolment), activitiesAMonth: z.number().int() }),
});

export const actOnEnrolment = endpoint({
  method: 'POST',
  path: '/api/enrolment/enrolments/:enrolmentId/acts',
  access: 'session',
  summary: 'Does with an enrolment what its state and the standing of the viewer allow',
  params: z.object({ enrolmentId: id }),
  body: z.object({
    id,
    version: z.number().int(),
    act: z.enum(enrolmentActs),
    until: day.nullable().default(null).describe('last day of being away or excused'),
    reason: line.min(2).max(200).nullable().default(null).describe('of a refusal; the person reads it'),
  }),
  response: enrolment,
  errors: [
    'enrolment.not_found',
    'enrolment.changed',
    'enrolment.not_now',
    'enrolment.own',
    'enrolment.day_needed',
    'enrolment.reason_needed',
  ],
});

export const changeEnrolment = endpoint({
  method: 'POST',
  path: '/api/enrolment/enrolments/:enrolmentId',
  access: 'session',
  summary: 'Changes what is said of unit, skills and services, by the person or the community; another unit has to confirm anew',
  params: z.object({ enrolmentId: id }),
  body: z.object({ id, version: z.number().int(), ...profile }),
  response: enrolment,
  errors: ['enrolment.not_found', 'enrolment.changed', 'enrolment.not_now', 'enrolment.unit_unknown'],
});

export const enrolAtCounter = endpoint({
  method: 'POST',
  path: '/api/enrolment/members',
  access: 'session',
  status: 201,
  summary: 'A community enrols somebody at the counter; with the slip of their branch at hand it stands at once',
  body: z.object({
    id,
    areaCode: line.max(20),
    person: someone,
    ...profile,
    slip: z.boolean().default(false).describe('the branch has confirmed on paper'),
    move: z.boolean().default(false),
  }),
  response: enrolment,
  errors: [
    ...entering,
    'enrolment.no_community',
    'enrolment.own',
    'persons.person_not_found',
    'persons.person_phone_taken',
    'territory.area_not_found',
    'session.forbidden',
  ],
});

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/enrolment/members',
  access: 'session',
  summary:
    'Members enrolled in the viewer’s areas, or those whose unit the viewer stands for; names masked, newest first, in no order of merit',
  query: z.object({
    area: line.max(20).optional(),
    unit: id.optional().describe('one the viewer confirms for'),
    state: list(z.enum(enrolmentStates)),
    group: id.optional(),
    renew: z.stringbool().optional().describe('those to be asked whether they still take part'),
    q: searched(40).optional().describe('beginning of the name, or of the given name'),
    ...paging,
  }),
  response: page(enrolment),
  errors: ['territory.area_not_found', 'session.forbidden'],
});

const faults = z.array(sheetFault);
export const memberImport = z.object({ dryRun: z.boolean(), added: z.number().int(), faults, notes: sheetNotes });
export type MemberImport = z.infer<typeof memberImport>;
export const importMembers = fileEndpoint({
  method: 'POST',
  path: '/api/enrolment/members/import',
  access: 'session',
  summary:
    'Enrols the members of a workbook, all of it or nothing; who is enrolled elsewhere is a fault. `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: memberImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
export const memberSheet = fileEndpoint({
  method: 'GET',
  path: '/api/enrolment/members/sheet',
  access: 'session',
  summary: 'Members of an area as a workbook, for a reason that is on record; without one the empty form',
  query: z.object({ area: line.max(20).optional(), reason: line.min(2).max(200).optional() }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});
