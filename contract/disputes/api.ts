import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line, mobile, reason, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { agreementForms, disputeSources, disputeStates, partySides, sessionResults } from './kinds.ts';
import { disputeDetail, disputeFigure, disputeImport, disputeKind, disputeRow } from './shapes.ts';

export * from './shapes.ts';

const words = text.min(2).max(2000);
const photoIds = z.array(id).max(9).default([]);
const ofDispute = z.object({ disputeId: id });
const none = ['disputes.dispute_not_found'];
const photoErrors = ['file.not_found', 'file.already_used', 'file.too_many'];
/** Somebody with an account, a name without one, or nobody: then whoever is on duty there. */
const mediator = { mediatorId: id.nullable().default(null), mediator: line.min(2).max(40).nullable().default(null) };
const filters = {
  state: list(z.enum(disputeStates)),
  kind: disputeKind.optional(),
  area: z.string().max(20).optional(),
  mine: z.stringbool().default(false).describe('mediated by the viewer alone'),
};

export const listDisputes = endpoint({
  method: 'GET',
  path: '/api/disputes',
  access: 'session',
  summary: 'Disputes of the viewer’s areas and organisations, newest first, without names',
  query: z.object({ ...filters, case: id.optional(), ...paging }),
  response: page(disputeRow).extend({ mayOpen: z.boolean() }),
  errors: ['territory.area_not_found'],
});
export const getDispute = endpoint({
  method: 'GET',
  path: '/api/disputes/:disputeId',
  access: 'session',
  summary: 'One dispute; names masked, records for those who work on it',
  params: ofDispute,
  response: disputeDetail,
  errors: none,
});
export const listMediators = endpoint({
  method: 'GET',
  path: '/api/dispute-mediators',
  access: 'session',
  summary: 'Who may mediate for an organisation in an area: its mediators and those who handle disputes there, those on duty first',
  query: z.object({ organisation: id, area: z.string().max(20) }),
  response: z.object({ items: z.array(z.object({ accountId: id, name: z.string(), onDuty: z.boolean() })) }),
  errors: ['territory.area_not_found'],
});
export const openDispute = endpoint({
  method: 'POST',
  path: '/api/disputes',
  access: 'session',
  status: 201,
  summary: 'Takes a dispute to mediation, with both sides as persons',
  body: z.object({
    id,
    caseId: id.nullable().default(null),
    kind: disputeKind,
    title: line.min(2).max(100),
    facts: words,
    areaCode: line.max(20),
    organisationId: id,
    ...mediator,
    source: z.enum(disputeSources),
    parties: z
      .array(z.object({ side: z.enum(partySides), name: line.min(2).max(40), phone: mobile.nullable().default(null) }))
      .min(2)
      .max(8),
  }),
  response: disputeDetail,
  errors: [
    'territory.area_not_found',
    'disputes.case_not_found',
    'disputes.organisation_unfit',
    'disputes.both_sides',
    'disputes.mediator_unfit',
    'disputes.mediator_needed',
    'platform.kind_unknown',
  ],
});
export const assignMediator = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/mediator',
  access: 'session',
  summary: 'Gives an open dispute to another mediator',
  params: ofDispute,
  body: z.object({ id, ...mediator, reason }),
  response: disputeDetail,
  errors: [...none, 'disputes.over', 'disputes.mediator_unfit', 'disputes.mediator_needed'],
});
export const lookAtParties = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/look',
  access: 'session',
  summary: 'Shows the parties in full to who works on the dispute; logged with the reason',
  params: ofDispute,
  body: z.object({ id, reason }),
  response: z.object({ parties: z.array(z.object({ id, side: z.enum(partySides), name: z.string(), phone: z.string().nullable() })) }),
  errors: none,
});
export const arrangeSession = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/sessions',
  access: 'session',
  status: 201,
  summary: 'Arranges the next session: when and where',
  params: ofDispute,
  body: z.object({ id, startsAt: moment, place: line.min(2).max(100) }),
  response: disputeDetail,
  errors: [...none, 'disputes.over', 'disputes.arranged', 'disputes.time_impossible'],
});
export const callOffSession = endpoint({
  method: 'POST',
  path: '/api/dispute-sessions/:sessionId/off',
  access: 'session',
  summary: 'Calls an arranged session off',
  params: z.object({ sessionId: id }),
  body: z.object({ id, reason }),
  response: disputeDetail,
  errors: [...none, 'disputes.session_not_found', 'disputes.session_over'],
});
export const recordSession = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/records',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'version'],
  summary: 'Writes the record of a session: the arranged one, or one held without being arranged',
  params: ofDispute,
  body: z.object({
    id,
    sessionId: id.nullable().default(null),
    heldAt: moment,
    place: line.min(2).max(100),
    words,
    result: z.enum(sessionResults),
    attended: z.array(id).max(8).default([]).describe('parties that came'),
    others: line.max(200).nullable().default(null),
    photoIds,
  }),
  response: disputeDetail,
  errors: [
    ...none,
    ...photoErrors,
    'disputes.over',
    'disputes.session_not_found',
    'disputes.session_over',
    'disputes.time_impossible',
    'disputes.attended_unknown',
  ],
});
export const concludeDispute = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/outcome',
  access: 'session',
  offline: ['id', 'state', 'version'],
  summary: 'Ends the mediation: agreed in writing (as a document) or orally with its record, failed, or withdrawn',
  params: ofDispute,
  body: z.object({
    id,
    state: z.enum(['agreed', 'failed', 'withdrawn']),
    form: z.enum(agreementForms).nullable().default(null),
    words: words.describe('content and manner of the agreement; or why there is none'),
    amount: z.number().min(0).max(1e9).nullable().default(null).describe('yuan'),
    performBy: day.nullable().default(null),
    photoIds: photoIds.describe('of an agreement signed on paper'),
  }),
  response: disputeDetail,
  errors: [...none, ...photoErrors, 'disputes.over', 'disputes.agreement_needed', 'disputes.day_past'],
});
export const extendDispute = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/extension',
  access: 'session',
  summary: 'Goes on beyond the limit, as long again, once, when both sides agree',
  params: ofDispute,
  body: z.object({ id, reason }),
  response: disputeDetail,
  errors: [...none, 'disputes.over', 'disputes.extended'],
});
export const confirmDispute = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/confirmation',
  access: 'session',
  summary: 'Notes that the court confirmed the agreement (司法确认), asked for within thirty days',
  params: ofDispute,
  body: z.object({ id, askedOn: day, on: day }),
  response: disputeDetail,
  errors: [...none, 'disputes.not_agreed', 'disputes.confirm_late', 'disputes.confirmed'],
});
export const addVisit = endpoint({
  method: 'POST',
  path: '/api/disputes/:disputeId/visits',
  access: 'session',
  status: 201,
  offline: ['id', 'state', 'version'],
  summary: 'Notes a follow-up visit after an agreement; what is not fulfilled gets the day of the next',
  params: ofDispute,
  body: z.object({
    id,
    fulfilled: z.boolean(),
    satisfied: z.boolean(),
    lawsuit: z.boolean().default(false),
    escalating: z.boolean().default(false),
    words,
    nextOn: day.nullable().default(null),
  }),
  response: disputeDetail,
  errors: [...none, 'disputes.not_agreed', 'disputes.next_needed', 'disputes.day_past'],
});

export const disputeFigures = endpoint({
  method: 'GET',
  path: '/api/dispute-figures',
  access: 'session',
  summary: 'Disputes accepted between two days by kind: concluded, agreed, in writing, orally, confirmed, fulfilled, yuan',
  query: z.object({ from: day.optional(), to: day.optional(), area: z.string().max(20).optional() }),
  response: z.object({ from: day, to: day, items: z.array(disputeFigure) }),
  errors: ['territory.area_not_found'],
});
export const exportDisputes = fileEndpoint({
  method: 'GET',
  path: '/api/disputes/sheet',
  access: 'session',
  summary: 'Workbook of the ledger, without names; filled in, its new rows are imported',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
export const importDisputes = fileEndpoint({
  method: 'POST',
  path: '/api/disputes/import',
  access: 'session',
  summary: 'Enters the disputes of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: disputeImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
