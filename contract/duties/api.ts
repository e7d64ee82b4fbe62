import { z } from 'zod';
import { rhythm } from '../activities/rhythm.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, label, moment, page, paging, point } from '../kernel/values.ts';
import { officeKind } from '../organisations/offices.ts';
import { someone } from '../persons/persons.ts';
import { dutyClassSet } from './kinds.ts';
import { dutyRatings, dutyViews, holderStates, holderSteps, mostReportMinutes } from './values.ts';

const count = z.number().int();
export const dutyClass = kindCode(dutyClassSet);

/** What is told of a duty in its own words. */
const content = {
  class: dutyClass,
  title: line.min(2).max(60),
  tasks: text.min(2).max(1_000),
  place: line.max(120).default('').describe('place, area or route, in words'),
  point: point.nullable().default(null),
  buildingId: id.nullable().default(null).describe('whose head has this duty: whoever takes it up is entered as head of the building'),
  organisationId: id.nullable().default(null).describe('the contact household or unit it belongs to'),
  office: officeKind.nullable().default(null).describe('the office that goes with it; held and ended in the list of offices'),
  heads: z.number().int().min(1).max(200),
  skill: line.max(60).default(''),
  minutesWeek: z.number().int().min(10).max(2_400).nullable().default(null).describe('about so much in a week'),
  fromOn: day,
  untilOn: day.nullable().describe('last day of the term; null: it has none'),
  rhythm: rhythm.nullable().describe('how often a report is asked for; null: never'),
};

/** A duty as everybody sees it: nobody is named. */
export const openDuty = z.object({
  id,
  class: dutyClass,
  classTitle: label,
  title: z.string(),
  tasks: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  place: z.string(),
  point: point.nullable(),
  heads: count,
  free: count,
  skill: z.string(),
  minutesWeek: count.nullable(),
  fromOn: day,
  untilOn: day.nullable(),
});
export type OpenDuty = z.infer<typeof openDuty>;

/** Somebody in a duty. Names are masked except one's own. */
export const holder = z.object({
  id,
  dutyId: id,
  name: z.string().describe('masked'),
  personId: id.nullable().describe('for whoever manages duties there'),
  state: z.enum(holderStates),
  since: moment.describe('of its state'),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  offered: z.boolean(),
  succeeds: z.boolean().describe('takes over from somebody who is to be let go by the same act'),
  words: z.string().nullable(),
  rating: z.enum(dutyRatings).nullable(),
  minutes: count.describe('told in reports'),
  reportDue: day.nullable().describe('last day of the report that is due'),
  steps: z.array(z.enum(holderSteps)),
});
export type Holder = z.infer<typeof holder>;

export const duty = openDuty.extend({
  building: z.object({ id, name: z.string() }).nullable(),
  organisation: z.object({ id, name: z.string() }).nullable(),
  office: officeKind.nullable(),
  rhythm: rhythm.nullable(),
  closed: z.boolean(),
  version: count,
  toConfirm: count,
  mayManage: z.boolean(),
});
export type Duty = z.infer<typeof duty>;
export const dutyDetail = duty.extend({ holders: z.array(holder).describe('of a viewer who reads duties there'), own: holder.nullable() });
export type DutyDetail = z.infer<typeof dutyDetail>;

const ofDuty = z.object({ dutyId: id });
const ofHolder = z.object({ holderId: id });
const where = { area: line.max(20).optional().describe('code: there and below'), class: dutyClass.optional() };

export const listOpenDuties = endpoint({
  method: 'GET',
  path: '/api/open/duties',
  access: 'public',
  summary: 'Duties that still look for somebody, newest first; nobody is named',
  query: z.object({ ...where, ...paging }),
  response: page(openDuty),
  errors: ['territory.area_not_found'],
});
export const getDuty = endpoint({
  method: 'GET',
  path: '/api/duties/:dutyId',
  access: 'public',
  summary: 'A duty, for everybody; who has it is told to those who read duties there, and masked',
  params: ofDuty,
  response: dutyDetail,
  errors: ['duties.duty_not_found'],
});

export const listDuties = endpoint({
  method: 'GET',
  path: '/api/duties',
  access: 'session',
  summary:
    'Duties of the areas the viewer may see: all, those that look for somebody, wait to be confirmed, are owed a report, end soon, or are closed',
  query: z.object({ ...where, view: z.enum(dutyViews).default('all'), ...paging }),
  response: page(duty).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const dutyBoard = endpoint({
  method: 'GET',
  path: '/api/duty-board',
  access: 'session',
  summary:
    'How duties stand in an area and in each area right below it: wanted, taken, to confirm, ending; buildings without a head. Nobody is named',
  query: z.object({ area: line.max(20).optional() }),
  response: z.object({
    area: z.object({ code: z.string(), name: z.string() }),
    rows: z.array(
      z.object({
        area: z.object({ code: z.string(), name: z.string() }),
        duties: count,
        heads: count,
        taken: count,
        toConfirm: count,
        ending: count,
        buildings: count,
        headless: count.describe('of these, with dwellings and without a head today'),
      }),
    ),
  }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export type DutyBoard = z.infer<typeof dutyBoard.response>;

export const createDuty = endpoint({
  method: 'POST',
  path: '/api/duties',
  access: 'session',
  status: 201,
  summary: 'Announces a duty that somebody may claim',
  body: z.object({ id, areaCode: line.max(20), ...content }),
  response: dutyDetail,
  errors: ['territory.area_not_found', 'session.forbidden', 'duties.term_wrong', 'duties.building_elsewhere', 'platform.kind_unknown'],
});
export const changeDuty = endpoint({
  method: 'PUT',
  path: '/api/duties/:dutyId',
  access: 'session',
  summary: 'Changes what is told of a duty; its heads are never fewer than have it',
  params: ofDuty,
  body: z.object({ id, version: count, ...content }),
  response: dutyDetail,
  errors: [
    'duties.duty_not_found',
    'duties.changed',
    'duties.closed',
    'duties.heads_taken',
    'duties.term_wrong',
    'duties.building_elsewhere',
    'platform.kind_unknown',
  ],
});
export const closeDuty = endpoint({
  method: 'POST',
  path: '/api/duties/:dutyId/close',
  access: 'session',
  summary: 'Ends a duty: nobody claims it any more, and whoever has it is told that it is over',
  params: ofDuty,
  body: z.object({ id, words: text.max(200).default('') }),
  response: dutyDetail,
  errors: ['duties.duty_not_found', 'duties.closed'],
});

export const claimDuty = endpoint({
  method: 'POST',
  path: '/api/duties/:dutyId/claims',
  access: 'session',
  status: 201,
  summary: 'Claims a duty, or takes it over from somebody who offers it. Of several who claim the last head one gets it',
  params: ofDuty,
  body: z.object({
    id,
    name: line.min(2).max(40).nullable().default(null).describe('asked once: of somebody who is not known yet'),
    insteadOf: id.nullable().default(null).describe('the place of whoever offers it'),
  }),
  response: dutyDetail,
  errors: [
    'duties.duty_not_found',
    'duties.closed',
    'duties.full',
    'duties.held_before',
    'duties.too_many',
    'duties.not_offered',
    'persons.name_needed',
    'session.forbidden',
  ],
});
export const entrustDuty = endpoint({
  method: 'POST',
  path: '/api/duties/:dutyId/holders',
  access: 'session',
  status: 201,
  summary: 'Gives a duty at the counter to somebody who agreed to it: confirmed at once; with a predecessor, hands it on in the same act',
  params: ofDuty,
  body: z.object({ id, person: someone, insteadOf: id.nullable().default(null) }),
  response: dutyDetail,
  errors: [
    'duties.duty_not_found',
    'duties.closed',
    'duties.full',
    'duties.held_before',
    'duties.too_many',
    'duties.not_offered',
    'duties.own',
    'persons.person_not_found',
    'persons.person_phone_taken',
  ],
});
export const stepHolder = endpoint({
  method: 'POST',
  path: '/api/duty-holders/:holderId/steps',
  access: 'session',
  summary:
    'Confirms or declines a claim, takes a duty up, hands it back, offers it, ends or rates a term. Nobody confirms or rates themselves',
  params: ofHolder,
  body: z.object({
    id,
    step: z.enum(holderSteps),
    words: text.max(200).default(''),
    rating: z.enum(dutyRatings).nullable().default(null),
  }),
  response: dutyDetail,
  errors: ['duties.holder_not_found', 'duties.step_over', 'duties.own', 'duties.words_needed', 'duties.rating_needed', 'session.forbidden'],
});
export const reportDuty = endpoint({
  method: 'POST',
  path: '/api/duty-holders/:holderId/reports',
  access: 'session',
  status: 201,
  summary: 'Tells what was done in a duty on a day and how long it took; the time is recorded as served once',
  params: ofHolder,
  body: z.object({ id, day, minutes: z.number().int().min(0).max(mostReportMinutes), words: text.min(2).max(500) }),
  response: dutyDetail,
  errors: [
    'duties.holder_not_found',
    'duties.step_over',
    'duties.report_day',
    'volunteers.day_full',
    'volunteers.overlap',
    'volunteers.hours_differ',
  ],
});

/** A report of a duty, for whoever has it and whoever manages it. */
export const dutyReport = z.object({ id, day, minutes: count, words: z.string(), at: moment });
export const listDutyReports = endpoint({
  method: 'GET',
  path: '/api/duty-holders/:holderId/reports',
  access: 'session',
  summary: 'Reports of one who has a duty, newest first',
  params: ofHolder,
  query: z.object(paging),
  response: page(dutyReport),
  errors: ['duties.holder_not_found'],
});
export const listMyDuties = endpoint({
  method: 'GET',
  path: '/api/my/duties',
  access: 'session',
  summary: 'Duties the viewer has or had, those that stand first',
  query: z.object(paging),
  response: page(z.object({ duty: openDuty, own: holder })),
});

export const exportDuties = fileEndpoint({
  method: 'GET',
  path: '/api/duties/sheet',
  access: 'session',
  summary: 'Workbook of duties; filled in, its rows are imported. Nobody is named in it',
  query: z.object(where),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const dutyImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('rows that are announced already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type DutyImport = z.infer<typeof dutyImport>;
export const importDuties = fileEndpoint({
  method: 'POST',
  path: '/api/duties/import',
  access: 'session',
  summary: 'Announces the duties of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: dutyImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
export * from './thanks.ts';
