import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, label, list, moment, page, paging, searched } from '../kernel/values.ts';
import { most } from './codes.ts';
import {
  answerVerdicts,
  disclosureBody,
  disclosureKinds,
  disclosureStates,
  findingVerdicts,
  objectionAbouts,
  objectionStates,
} from './values.ts';

export * from './accounts.ts';

const count = z.number().int();
const areaCode = line.max(20);
const kind = z.enum(disclosureKinds);
const state = z.enum(disclosureStates);
const code = z.string().max(60);
const named = z.object({ code: z.string(), name: z.string() });
const words = text.min(2).max(2000);

const counts = z.object({
  received: count,
  open: count.describe('not answered yet'),
  upheld: count.describe('upheld, in part as well'),
  rejected: count,
  inquiries: count.describe('looked into by the level above, finished ones too'),
});

/** A disclosure as every list shows it. */
const shown = {
  code: z.string().describe('what its address ends in: /open/notice/<code>'),
  kind,
  title: z.string(),
  area: named,
  from: day,
  until: day.describe('its last day'),
  state,
  daysLeft: count.nullable().describe('until its last day; null when it is not up'),
  endedOn: day.nullable(),
  endReason: z.string().nullable().describe('why it ended before its last day'),
  version: count.describe('2 and more: it was amended'),
  objections: counts.extend({ takes: z.boolean(), until: day.nullable() }),
};
export const noticeRow = z.object(shown);
export type NoticeRow = z.infer<typeof noticeRow>;

/** What is read with a disclosure, by everybody. */
const file = z.object({ id, kind: z.enum(['photo', 'document']), name: z.string().nullable().describe('of a document') });
export type NoticeFile = z.infer<typeof file>;
const files = z.array(file).describe('as they were added; at …/files/<id> of the public address');
const version = z.object({
  number: count,
  title: z.string(),
  body: disclosureBody,
  files,
  until: day,
  reason: z.string().nullable().describe('null: as first published'),
  at: moment,
});
/** What anybody reads of one disclosure. */
export const notice = noticeRow.extend({
  body: disclosureBody,
  files,
  publishedAt: moment,
  decidedOn: day.nullable(),
  about: label.nullable().describe('what it belongs to, as the module of that says it'),
  page: z.string().nullable().describe('page of what it belongs to'),
  versions: z.array(version).describe('newest first'),
  answers: z
    .array(
      z.object({
        about: z.enum(objectionAbouts),
        verdict: z.enum(answerVerdicts),
        words: z.string(),
        on: day,
        finding: z.object({ verdict: z.enum(findingVerdicts), words: z.string(), on: day }).nullable(),
      }),
    )
    .describe('to objections; who objected and their words are not shown'),
  mayObject: z.boolean(),
  own: z
    .array(
      z.object({
        id,
        about: z.enum(objectionAbouts),
        words: z.string(),
        at: moment,
        dueOn: day,
        state: z.enum(objectionStates),
        mayPress: z.boolean().describe('it may be taken to the level above'),
      }),
    )
    .describe('what the viewer said themselves'),
});
export type Notice = z.infer<typeof notice>;

export const listOpenNotices = endpoint({
  method: 'GET',
  path: '/api/open/notices',
  access: 'public',
  summary: 'What is disclosed in an area, in those below it and above it; without an area in the whole jurisdiction',
  query: z.object({ area: areaCode.optional(), past: z.stringbool().default(false), kind: kind.optional(), ...paging }),
  response: page(noticeRow).extend({ area: named }),
  errors: ['disclosures.area_unknown'],
});
export const getOpenNotice = endpoint({
  method: 'GET',
  path: '/api/open/notices/:code',
  access: 'public',
  summary: 'One disclosure with all its versions, how objections stand, and their answers',
  params: z.object({ code }),
  response: notice,
  errors: ['disclosures.code_unknown'],
});
export const getNoticePaper = fileEndpoint({
  method: 'GET',
  path: '/api/open/notices/:code/paper',
  access: 'public',
  summary: 'The sheet to post up: A4 with the code that leads to its page',
  params: z.object({ code }),
  gives: 'application/pdf',
  errors: ['disclosures.code_unknown'],
});
export const getNoticeFile = fileEndpoint({
  method: 'GET',
  path: '/api/open/notices/:code/files/:fileId',
  access: 'public',
  summary: 'A photo, or a document as a download, that is published with a disclosure in one of its versions',
  params: z.object({ code, fileId: z.string().max(100) }),
  query: z.object({ small: z.stringbool().default(false).describe('of a photo: 320 pixels high and wide') }),
  gives: 'image/jpeg',
  errors: ['disclosures.code_unknown', 'file.not_found'],
});
export const getNoticeScreen = endpoint({
  method: 'GET',
  path: '/api/open/notice-screens/:area',
  access: 'public',
  summary: 'What a screen in an area shows in turn: everything that is up there and above',
  params: z.object({ area: areaCode }),
  response: z.object({
    area: named,
    at: moment,
    items: z.array(
      z.object({
        ...shown,
        body: disclosureBody,
        address: z.string().describe('of its page, for a code; empty where no address is known'),
      }),
    ),
  }),
  errors: ['disclosures.area_unknown'],
});
export const objectToNotice = endpoint({
  method: 'POST',
  path: '/api/open/notices/:code/objections',
  access: 'session',
  status: 201,
  summary: 'Objects to a disclosure, by somebody signed in; answered within days by somebody else than who published',
  params: z.object({ code }),
  body: z.object({ id, about: z.enum(objectionAbouts), words }),
  response: notice,
  errors: [
    'disclosures.code_unknown',
    'disclosures.sign_in_first',
    'disclosures.no_objections',
    'disclosures.objection_late',
    'disclosures.objected_already',
    'disclosures.numbers_found',
  ],
});
export const pressObjection = endpoint({
  method: 'POST',
  path: '/api/open/notice-objections/:objectionId/press',
  access: 'session',
  summary: 'Takes an own objection to the level above: its answer does not satisfy, or none came in time',
  params: z.object({ objectionId: id }),
  body: z.object({ id, reason }),
  response: notice,
  errors: ['disclosures.objection_not_found', 'disclosures.not_answered', 'disclosures.pressed_already'],
});

/** An objection as those see it who answer. */
export const objection = z.object({
  id,
  about: z.enum(objectionAbouts),
  words: z.string(),
  by: z.string().describe('masked'),
  counter: z.boolean().describe('written down at the counter'),
  at: moment,
  dueOn: day,
  state: z.enum(objectionStates),
  late: z.boolean(),
  answer: z.object({ verdict: z.enum(answerVerdicts), words: z.string(), on: day }).nullable(),
  pressed: z.object({ reason: z.string().nullable().describe('null: it went up by itself'), on: day, dueOn: day }).nullable(),
  finding: z.object({ verdict: z.enum(findingVerdicts), words: z.string(), on: day }).nullable(),
  actions: z.array(z.enum(['answer', 'press', 'find'])),
});
export const disclosureRow = noticeRow.extend({
  id,
  publishedAt: moment,
  lateDays: count.nullable().describe('days it came after the decision’s limit'),
});
export type DisclosureRow = z.infer<typeof disclosureRow>;
export const disclosureDetail = disclosureRow.extend({
  body: disclosureBody,
  files,
  decidedOn: day.nullable(),
  about: label.nullable(),
  page: z.string().nullable(),
  versions: z.array(version),
  raised: z.array(objection),
  objectionsUntil: day.nullable(),
  actions: z.array(z.enum(['amend', 'end', 'object'])),
});
export type DisclosureDetail = z.infer<typeof disclosureDetail>;

const filters = {
  area: areaCode.optional(),
  kind: kind.optional(),
  state: list(state),
  objections: z.enum(['open', 'inquiry']).optional().describe('with objections that wait, or that the level above looks into'),
  q: searched(60).optional(),
};
export const listDisclosures = endpoint({
  method: 'GET',
  path: '/api/disclosures',
  access: 'session',
  summary: 'Disclosures of the viewer’s areas by area, kind and state, newest first',
  query: z.object({ ...filters, ...paging }),
  response: page(disclosureRow).extend({
    mayPublish: z.boolean(),
    periods: z.record(kind, count).describe('the shortest period of each kind, in days'),
  }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const disclosureCalendar = endpoint({
  method: 'GET',
  path: '/api/disclosures/calendar',
  access: 'session',
  summary: 'What begins and ends on the days of a month',
  query: z.object({ month: z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/), area: areaCode.optional() }),
  response: z.object({ items: z.array(disclosureRow) }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const getDisclosure = endpoint({
  method: 'GET',
  path: '/api/disclosures/:disclosureId',
  access: 'session',
  summary: 'One disclosure with its objections, for those who look after it',
  params: z.object({ disclosureId: id }),
  response: disclosureDetail,
  errors: ['disclosures.not_found'],
});
const fileErrors = ['disclosures.files_unchecked', 'file.not_found', 'file.already_used', 'file.too_many'] as const;
const written = {
  title: line.min(2).max(120),
  paragraphs: disclosureBody.shape.paragraphs,
  table: disclosureBody.shape.table,
  names: z.array(line.min(2).max(30)).max(100).default([]).describe('people named in it: masked wherever they stand'),
  photoIds: z.array(id).max(most.files).default([]).describe('uploaded before; of an amendment also those that stay'),
  documentIds: z.array(id).max(most.files).default([]),
  filesChecked: z.boolean().default(false).describe('somebody has looked that nothing personal is in them: they are public as they are'),
  maskNumbers: z.boolean().default(false).describe('phone and identity numbers are masked; else they are refused'),
};
export const publishDisclosure = endpoint({
  method: 'POST',
  path: '/api/disclosures',
  access: 'session',
  status: 201,
  summary: 'Publishes something by hand; names are masked, numbers of people refused or masked',
  body: z.object({
    id,
    areaCode,
    kind: kind.exclude(['accounts']),
    ...written,
    from: day.nullable().default(null).describe('null: today'),
    until: day.nullable().default(null).describe('null: after the shortest period of its kind'),
    objections: z.boolean().default(true),
    decidedOn: day.nullable().default(null),
  }),
  response: disclosureDetail,
  errors: [
    'session.forbidden',
    'territory.area_not_found',
    'disclosures.empty',
    'disclosures.from_past',
    'disclosures.days_reversed',
    'disclosures.period_short',
    'disclosures.numbers_found',
    ...fileErrors,
  ],
  largestBody: 512 * 1024,
});
export const amendDisclosure = endpoint({
  method: 'POST',
  path: '/api/disclosures/:disclosureId/amendments',
  access: 'session',
  status: 201,
  summary: 'Amends what is published, with the reason; both versions stay to be read',
  params: z.object({ disclosureId: id }),
  body: z.object({
    id,
    version: count,
    ...written,
    until: day.nullable().default(null).describe('null: as before; never earlier'),
    reason,
  }),
  response: disclosureDetail,
  errors: [
    'disclosures.not_found',
    'session.forbidden',
    'disclosures.over',
    'disclosures.changed',
    'disclosures.empty',
    'disclosures.shorter',
    'disclosures.unchanged',
    'disclosures.numbers_found',
    ...fileErrors,
  ],
  largestBody: 512 * 1024,
});
export const endDisclosure = endpoint({
  method: 'POST',
  path: '/api/disclosures/:disclosureId/end',
  access: 'session',
  summary: 'Ends a disclosure before its last day, for a reason that its page says',
  params: z.object({ disclosureId: id }),
  body: z.object({ id, reason }),
  response: disclosureDetail,
  errors: ['disclosures.not_found', 'session.forbidden', 'disclosures.over'],
});
export const writeObjection = endpoint({
  method: 'POST',
  path: '/api/disclosures/:disclosureId/objections',
  access: 'session',
  status: 201,
  summary: 'Writes down an objection at the counter; of the name the masked form is kept',
  params: z.object({ disclosureId: id }),
  body: z.object({ id, name: line.min(2).max(30), about: z.enum(objectionAbouts), words }),
  response: disclosureDetail,
  errors: [
    'disclosures.not_found',
    'session.forbidden',
    'disclosures.no_objections',
    'disclosures.objection_late',
    'disclosures.numbers_found',
  ],
});
export const answerNoticeObjection = endpoint({
  method: 'POST',
  path: '/api/disclosure-objections/:objectionId/answer',
  access: 'session',
  summary: 'Answers an objection, by somebody else than who published; what was untrue goes to the level above',
  params: z.object({ objectionId: id }),
  body: z.object({ id, verdict: z.enum(answerVerdicts), words }),
  response: disclosureDetail,
  errors: [
    'disclosures.objection_not_found',
    'session.forbidden',
    'disclosures.own_disclosure',
    'disclosures.answered_already',
    'disclosures.numbers_found',
  ],
});
export const pressWrittenObjection = endpoint({
  method: 'POST',
  path: '/api/disclosure-objections/:objectionId/press',
  access: 'session',
  summary: 'Takes an objection that was written down at the counter to the level above',
  params: z.object({ objectionId: id }),
  body: z.object({ id, reason }),
  response: disclosureDetail,
  errors: ['disclosures.objection_not_found', 'session.forbidden', 'disclosures.not_answered', 'disclosures.pressed_already'],
});
export const findOnObjection = endpoint({
  method: 'POST',
  path: '/api/disclosure-objections/:objectionId/finding',
  access: 'session',
  summary: 'What the level above found out about a disclosure that was said to be untrue',
  params: z.object({ objectionId: id }),
  body: z.object({ id, verdict: z.enum(findingVerdicts), words }),
  response: disclosureDetail,
  errors: ['disclosures.objection_not_found', 'disclosures.not_above', 'disclosures.no_inquiry', 'disclosures.numbers_found'],
});
export const exportDisclosures = fileEndpoint({
  method: 'GET',
  path: '/api/disclosures/sheet',
  access: 'session',
  summary: 'Workbook of disclosures: what, where, from when until when, objections as counts',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
