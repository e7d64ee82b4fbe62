import { z } from 'zod';
import { limit } from '../cases/categories.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, page, paging, point, searched } from '../kernel/values.ts';
import { highestLevel, modelStates, pledgeKindSet, verdicts } from './kinds.ts';

const pledgeKind = kindCode(pledgeKindSet);
const named = z.object({ id, name: z.string() });
const count = z.number().int();
const words = text.min(2).max(1000);
const areaCode = line.max(20);

/** Corners of the ground a circle covers, `[lon, lat]` in order, the first not repeated. */
export const outline = z
  .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
  .min(3)
  .max(60);
export type Outline = z.infer<typeof outline>;

/** A business circle (商圈). */
export const circle = z.object({
  id,
  name: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  lead: named.nullable().describe('the organisation that leads it'),
  note: z.string().nullable(),
  outline: outline.nullable().describe('null: the whole of its area'),
  outside: count.describe('merchants whose point lies outside its outline'),
  endedOn: day.nullable(),
  version: count,
  merchants: count,
  pledged: count.describe('merchants with at least one pledge that holds today'),
  models: count.describe('model shops, those that are to mend something among them'),
  mayManage: z.boolean(),
});
export type Circle = z.infer<typeof circle>;
const circleFacts = {
  name: line.min(2).max(60),
  areaCode: areaCode.describe('where it lies'),
  leadId: id.nullable().default(null),
  note: text.max(1000).nullable().default(null),
  outline: outline.nullable().default(null),
};
const ofCircle = z.object({ circleId: id });
const circleErrors = ['circles.circle_not_found', 'circles.circle_changed', 'circles.circle_ended'] as const;

export const listCircles = endpoint({
  method: 'GET',
  path: '/api/circles',
  access: 'session',
  summary: 'Business circles the viewer may see, with how many merchants pledge',
  query: z.object({ area: areaCode.optional(), ended: z.stringbool().default(false) }),
  response: z.object({ items: z.array(circle), mayCreate: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const createCircle = endpoint({
  method: 'POST',
  path: '/api/circles',
  access: 'session',
  status: 201,
  summary: 'Enters a business circle',
  body: z.object({ id, ...circleFacts }),
  response: circle,
  errors: ['session.forbidden', 'territory.area_not_found', 'organisations.organisation_not_found', 'circles.outline_unfit'],
});
export const changeCircle = endpoint({
  method: 'PUT',
  path: '/api/circles/:circleId',
  access: 'session',
  summary: 'Changes a business circle, or ends it',
  params: ofCircle,
  body: z.object({ id, version: count, ...circleFacts, ended: z.boolean().default(false) }),
  response: circle,
  errors: [
    ...circleErrors,
    'session.forbidden',
    'territory.area_not_found',
    'organisations.organisation_not_found',
    'circles.outline_unfit',
  ],
});
export const raiseMatter = endpoint({
  method: 'POST',
  path: '/api/circles/:circleId/matters',
  access: 'session',
  status: 201,
  summary: 'Opens a case of a matter that merchants of a circle share; it waits at the desk like any report',
  params: ofCircle,
  body: z.object({ id, text: text.min(4).max(5000) }),
  response: z.object({ caseId: id, number: z.string() }),
  errors: [...circleErrors, 'session.forbidden', 'case.text_too_short', 'case.text_too_long'],
});

/** A pledge as lists and signs show it. */
export const pledge = z.object({
  id,
  kind: pledgeKind,
  title: z.object({ zh: z.string(), en: z.string().nullable() }),
  words: z.string(),
  since: day,
  until: day.describe('its last day'),
  state: z.enum(['holds', 'over', 'ended']).describe('over: its last day has passed · ended: before that'),
  endReason: z.string().nullable(),
});
export type Pledge = z.infer<typeof pledge>;

export const merchantRow = z.object({
  id,
  name: z.string(),
  circle: named,
  trade: z.string(),
  address: z.string().nullable(),
  pledges: z.array(pledge).describe('those that hold'),
  model: z.object({ level: count, state: z.enum(modelStates), until: day, recheckOn: day }).nullable(),
  leftOn: day.nullable(),
});
export type MerchantRow = z.infer<typeof merchantRow>;

export const modelCheck = z.object({
  id,
  verdict: z.enum(verdicts),
  words: z.string(),
  by: z.string(),
  on: day,
  objection: z.string().nullable(),
  decision: z.object({ upheld: z.boolean(), answer: z.string(), on: day }).nullable(),
  actions: z.array(z.enum(['object', 'decide'])),
});
export const merchantDetail = merchantRow.extend({
  phone: z.string().nullable(),
  signPath: z.string().nullable().describe('address of its sign, for those who keep it'),
  past: z.array(pledge),
  models: z.array(
    z.object({
      id,
      level: count,
      criteria: z.array(z.string()),
      examinedBy: z.string(),
      givenOn: day,
      until: day,
      recheckOn: day,
      state: z.enum(modelStates),
      checks: z.array(modelCheck),
    }),
  ),
  complaints: z.object({ received: count, accepted: count, settled: count }).describe('of the counted months'),
  actions: z.array(z.enum(['pledge', 'model', 'check', 'leave'])),
});
export type MerchantDetail = z.infer<typeof merchantDetail>;

const ofMerchant = z.object({ merchantId: id });
const merchantErrors = ['circles.merchant_not_found', 'circles.merchant_left', 'session.forbidden'] as const;
const filters = {
  circle: id.optional(),
  area: areaCode.optional(),
  pledge: pledgeKind.optional(),
  model: z.stringbool().optional().describe('model shops alone'),
  q: searched(40).optional(),
};
export const listMerchants = endpoint({
  method: 'GET',
  path: '/api/circle-merchants',
  access: 'session',
  summary: 'Merchants of business circles, by circle, pledge and name; a merchant sees its own',
  query: z.object({ ...filters, ...paging }),
  response: page(merchantRow),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const getMerchant = endpoint({
  method: 'GET',
  path: '/api/circle-merchants/:merchantId',
  access: 'session',
  summary: 'One merchant with its pledges, re-checks and complaints as counts',
  params: ofMerchant,
  response: merchantDetail,
  errors: ['circles.merchant_not_found'],
});
export const addMerchant = endpoint({
  method: 'POST',
  path: '/api/circle-merchants',
  access: 'session',
  status: 201,
  summary: 'Takes an organisation into a circle as a merchant, or one that is entered by this',
  body: z.object({
    id,
    circleId: id,
    organisationId: id.nullable().default(null).describe('null: it is entered by its name'),
    name: line.min(2).max(60).nullable().default(null),
    address: line.max(120).nullable().default(null),
    trade: line.min(1).max(20),
  }),
  response: merchantDetail,
  errors: [...circleErrors, 'session.forbidden', 'organisations.organisation_not_found', 'circles.merchant_elsewhere'],
});
export const leaveCircle = endpoint({
  method: 'POST',
  path: '/api/circle-merchants/:merchantId/leave',
  access: 'session',
  summary: 'A merchant leaves its circle; its pledges end with it and its sign says so',
  params: ofMerchant,
  body: z.object({ id, reason }),
  response: merchantDetail,
  errors: merchantErrors,
});
export const pledgeMerchant = endpoint({
  method: 'POST',
  path: '/api/circle-merchants/:merchantId/pledges',
  access: 'session',
  status: 201,
  summary: 'Notes a pledge of a merchant, until a day; one of a kind that holds is renewed by it',
  params: ofMerchant,
  body: z.object({ id, kind: pledgeKind, words: line.max(200).default(''), until: day }),
  response: merchantDetail,
  errors: [...merchantErrors, 'circles.days_reversed', 'circles.pledged_already', 'platform.kind_unknown'],
});
export const endPledge = endpoint({
  method: 'POST',
  path: '/api/circle-pledges/:pledgeId/end',
  access: 'session',
  summary: 'Ends a pledge before its last day, with the reason',
  params: z.object({ pledgeId: id }),
  body: z.object({ id, reason }),
  response: merchantDetail,
  errors: ['circles.pledge_not_found', 'circles.pledge_ended', 'session.forbidden'],
});
export const nameModel = endpoint({
  method: 'POST',
  path: '/api/circle-merchants/:merchantId/model',
  access: 'session',
  status: 201,
  summary: 'Names a merchant that pledges a model shop: by which criteria, who examined it, until when',
  params: ofMerchant,
  body: z.object({
    id,
    level: count.min(1).max(highestLevel).default(1),
    criteria: z.array(line.min(2).max(100)).min(1).max(20),
    examinedBy: line.min(2).max(60),
    until: day,
  }),
  response: merchantDetail,
  errors: [...merchantErrors, 'circles.model_already', 'circles.not_pledged', 'circles.days_reversed'],
});
export const checkModel = endpoint({
  method: 'POST',
  path: '/api/circle-models/:modelId/checks',
  access: 'session',
  status: 201,
  summary: 'Notes a re-check of a model shop: keep, raise, mend until the next re-check, strike off',
  params: z.object({ modelId: id }),
  body: z.object({
    id,
    verdict: z.enum(verdicts),
    words,
    recheckOn: day.nullable().default(null).describe('else after the setting’s months'),
  }),
  response: merchantDetail,
  errors: ['circles.model_not_found', 'circles.model_struck', 'circles.objection_open', 'circles.days_reversed', 'session.forbidden'],
});
export const objectToCheck = endpoint({
  method: 'POST',
  path: '/api/circle-checks/:checkId/objection',
  access: 'session',
  summary: 'What the merchant says against a re-check, by itself or written down for it',
  params: z.object({ checkId: id }),
  body: z.object({ id, words }),
  response: merchantDetail,
  errors: ['circles.check_not_found', 'circles.superseded', 'circles.objected_already', 'session.forbidden'],
});
export const answerObjection = endpoint({
  method: 'POST',
  path: '/api/circle-checks/:checkId/decision',
  access: 'session',
  summary: 'Decides on that, by somebody else than who checked; where it is upheld the shop stands as before the check',
  params: z.object({ checkId: id }),
  body: z.object({ id, upheld: z.boolean(), answer: words }),
  response: merchantDetail,
  errors: [
    'circles.check_not_found',
    'circles.not_objected',
    'circles.decided_already',
    'circles.own_check',
    'circles.model_already',
    'session.forbidden',
  ],
});

const told = count.nullable().describe('null: fewer than `least`');
/** What anybody learns who scans a merchant's sign. */
export const sign = z.object({
  name: z.string(),
  circle: z.string(),
  area: z.string(),
  trade: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  point: point.nullable(),
  left: z.boolean().describe('it is in the circle no more: nothing it pledged holds'),
  pledges: z.array(pledge),
  model: z
    .object({ level: count, since: day, until: day, examinedBy: z.string(), criteria: z.array(z.string()), mending: z.boolean() })
    .nullable(),
  complaints: z.object({ months: count, least: count, received: told, accepted: told, settled: told }),
  accept: limit.nullable().describe('within what time a complaint is accepted'),
  handle: limit.nullable().describe('and mediated'),
  offers: z.array(z.object({ id, title: z.string(), points: count })).describe('what may be had there for points, a few of them'),
});
export type Sign = z.infer<typeof sign>;
export const getSign = endpoint({
  method: 'GET',
  path: '/api/open/shops/:code',
  access: 'public',
  summary: 'The sign of a merchant: what it pledges until when, how to complain, and what came of complaints as counts',
  params: z.object({ code: z.string().max(60) }),
  response: sign,
  errors: ['circles.sign_unknown'],
});
export const complain = endpoint({
  method: 'POST',
  path: '/api/open/shops/:code/complaints',
  access: 'session',
  status: 201,
  summary: 'A consumer’s complaint beside the pledge: a case of its own type, which names the merchant',
  params: z.object({ code: z.string().max(60) }),
  body: z.object({
    id,
    text: text.min(4).max(5000),
    pledge: pledgeKind.nullable().default(null),
    photoIds: z.array(id).max(9).default([]),
  }),
  response: z.object({ caseId: id, number: z.string() }),
  errors: ['circles.sign_unknown', 'case.text_too_short', 'case.text_too_long', 'case.type_unknown', 'file.not_found', 'file.already_used'],
});

export const exportMerchants = fileEndpoint({
  method: 'GET',
  path: '/api/circle-merchants/sheet',
  access: 'session',
  summary: 'Workbook of merchants and what they pledge; its rows are imported',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const merchantImport = z.object({
  dryRun: z.boolean(),
  added: count.describe('merchants'),
  pledged: count.describe('pledges noted or renewed'),
  same: count,
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type MerchantImport = z.infer<typeof merchantImport>;
export const importMerchants = fileEndpoint({
  method: 'POST',
  path: '/api/circle-merchants/import',
  access: 'session',
  summary: 'Enters merchants and pledges of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: merchantImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
