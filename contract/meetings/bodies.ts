import { z } from 'zod';
import { rhythm } from '../activities/rhythm.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { kindCode, meetingKind } from './kinds.ts';
import { memberRoles } from './values.ts';

const count = z.number().int();
export const areaCode = line.max(20);
export const area = z.object({ code: z.string(), name: z.string() });
const named = z.object({ id, name: z.string() });

export const listMeetingKinds = endpoint({
  method: 'GET',
  path: '/api/meeting-kinds',
  access: 'session',
  summary: 'The kinds of meetings in force',
  response: z.object({ items: z.array(meetingKind), mayDesign: z.boolean() }),
});

/** A member of a body. */
export const member = z.object({
  id,
  name: z.string(),
  organisation: named.nullable(),
  role: z.enum(memberRoles),
  fromOn: day,
  untilOn: day.nullable(),
  reached: z.boolean().describe('has an account, and so is called on the phone'),
});
export type Member = z.infer<typeof member>;

export const meetingBody = z.object({
  id,
  kind: z.object({ code: kindCode, title: label }),
  name: z.string(),
  area,
  organisation: named.nullable(),
  place: z.string(),
  rhythm: rhythm.nullable().describe('that of its own; null: that of its kind'),
  version: count,
  endedOn: day.nullable(),
  members: count.describe('those who are counted'),
  open: count.describe('resolutions that are not done'),
  next: z.object({ id, startsAt: moment }).nullable(),
  mayRun: z.boolean(),
});
export type MeetingBody = z.infer<typeof meetingBody>;
export const bodyDetail = meetingBody.extend({
  people: z.array(member),
  dues: z.array(z.object({ key: z.string(), startsAt: moment, endsAt: moment })).describe('when its rhythm has it meet in the days ahead'),
  raised: count.describe('its meetings of the last twelve months that a higher leader was called to chair'),
});
export type BodyDetail = z.infer<typeof bodyDetail>;

const facts = {
  name: line.min(2).max(60),
  organisationId: id.nullable().default(null),
  place: line.max(200).default(''),
  rhythm: rhythm.nullable().default(null),
};
const ofBody = z.object({ bodyId: id });
const bodyErrors = ['meetings.body_not_found', 'session.forbidden', 'meetings.body_changed', 'meetings.body_ended'] as const;
const bodyFilters = { area: areaCode.optional(), kind: kindCode.optional() };

export const listMeetingBodies = endpoint({
  method: 'GET',
  path: '/api/meeting-bodies',
  access: 'session',
  summary: 'Bodies that meet in the areas the viewer may see',
  query: z.object({ ...bodyFilters, ended: z.stringbool().default(false) }),
  response: z.object({ items: z.array(meetingBody), mayCreate: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const createMeetingBody = endpoint({
  method: 'POST',
  path: '/api/meeting-bodies',
  access: 'session',
  status: 201,
  summary: 'Enters a body that meets',
  body: z.object({ id, kind: kindCode, areaCode, ...facts }),
  response: bodyDetail,
  errors: ['session.forbidden', 'territory.area_not_found', 'meetings.kind_unknown', 'organisations.organisation_not_found'],
});
export const getMeetingBody = endpoint({
  method: 'GET',
  path: '/api/meeting-bodies/:bodyId',
  access: 'session',
  summary: 'One body with its members and the days it meets',
  params: ofBody,
  response: bodyDetail,
  errors: ['meetings.body_not_found'],
});
export const changeMeetingBody = endpoint({
  method: 'PUT',
  path: '/api/meeting-bodies/:bodyId',
  access: 'session',
  summary: 'Changes a body, or ends it',
  params: ofBody,
  body: z.object({ id, version: count, ...facts, ended: z.boolean().default(false) }),
  response: bodyDetail,
  errors: [...bodyErrors, 'organisations.organisation_not_found'],
});
export const addMeetingMember = endpoint({
  method: 'POST',
  path: '/api/meeting-bodies/:bodyId/members',
  access: 'session',
  status: 201,
  summary: 'Takes a person into a body, for a term',
  params: ofBody,
  body: z.object({
    id,
    person: someone,
    organisationId: id.nullable().default(null),
    role: z.enum(memberRoles).default('member'),
    fromOn: day.nullable().default(null).describe('null: today'),
    untilOn: day.nullable().default(null),
  }),
  response: bodyDetail,
  errors: [
    ...bodyErrors,
    'meetings.member_already',
    'meetings.days_reversed',
    'organisations.organisation_not_found',
    'persons.person_not_found',
    'persons.person_phone_taken',
  ],
});
export const endMeetingMember = endpoint({
  method: 'POST',
  path: '/api/meeting-members/:memberId/end',
  access: 'session',
  summary: 'A member leaves a body, with the reason',
  params: z.object({ memberId: id }),
  body: z.object({ id, reason }),
  response: bodyDetail,
  errors: [...bodyErrors, 'meetings.member_not_found'],
});

export const exportMeetingMembers = fileEndpoint({
  method: 'GET',
  path: '/api/meeting-bodies/:bodyId/members/sheet',
  access: 'session',
  summary: 'Workbook of the members of a body; its rows are imported',
  params: ofBody,
  gives: workbookType,
  errors: ['meetings.body_not_found', 'session.forbidden', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const memberImport = z.object({
  dryRun: z.boolean(),
  added: count,
  changed: count.describe('members whose role, unit or term is another, or who begin another term'),
  same: count,
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type MemberImport = z.infer<typeof memberImport>;
export const importMeetingMembers = fileEndpoint({
  method: 'POST',
  path: '/api/meeting-bodies/:bodyId/members/import',
  access: 'session',
  summary: 'Enters members of a body from a workbook, all of it or nothing; `dryRun` only tells what it would do',
  params: ofBody,
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: memberImport,
  errors: ['meetings.body_not_found', 'session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
