import { z } from 'zod';
import { photo } from '../cases/photo.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { line, mobile, reason } from '../kernel/shapes.ts';
import { id, list, moment, page, paging } from '../kernel/values.ts';
import { entrustmentStates, entrustmentSteps } from './kinds.ts';

const ofEntrustment = z.object({ entrustmentId: id });
const words = z.string().trim().min(2).max(500);

/** Somebody acts for another who applies for something (帮办代办). */
export const entrustmentRow = z.object({
  id,
  item: z.object({ id, name: z.string() }),
  area: z.object({ code: z.string(), name: z.string() }),
  person: z.string().describe('masked; in full for the person'),
  agent: z.string().nullable(),
  state: z.enum(entrustmentStates),
  askedAt: moment,
  applicationId: id.nullable(),
});
export type EntrustmentRow = z.infer<typeof entrustmentRow>;
export const entrustmentDetail = entrustmentRow.extend({
  mine: z.boolean().describe('the viewer is whom it is done for'),
  acts: z.boolean().describe('the viewer acts for the person'),
  phone: z.string().nullable().describe('for the agent and the person alone'),
  scope: z.string().describe('what the agent may do'),
  feeFen: z.number().int().describe('legal fees paid for the person; acting is free'),
  photos: z.array(photo).describe('of the written authority'),
  documentId: id.nullable().describe('the authority as a document, once it was made'),
  acceptedAt: moment.nullable(),
  deliveredAt: moment.nullable(),
  closedAt: moment.nullable(),
  words: z.string().nullable().describe('why it was refused or ended, or what was handed over'),
  satisfied: z.boolean().nullable().describe('what the person said when called back'),
  steps: z.array(z.enum(entrustmentSteps)),
});
export type EntrustmentDetail = z.infer<typeof entrustmentDetail>;

const asked = {
  id,
  itemId: id,
  areaCode: line.max(20),
  name: line.min(2).max(40),
  phone: mobile.nullable(),
  scope: words,
};
const askErrors = ['services.item_not_found', 'territory.area_not_found', 'persons.person_phone_taken', 'session.forbidden'] as const;
export const askForProxy = endpoint({
  method: 'POST',
  path: '/api/my/service-entrustments',
  access: 'session',
  status: 201,
  summary: 'Asks that somebody acts for the viewer; those who act for others in the area are told',
  body: z.object(asked),
  response: entrustmentDetail,
  errors: [...askErrors],
});
export const takeEntrustment = endpoint({
  method: 'POST',
  path: '/api/service-entrustments',
  access: 'session',
  status: 201,
  summary: 'Somebody who acts for others is entrusted with something face to face, with a written authority',
  body: z.object({ ...asked, photoIds: z.array(id).max(6).default([]) }),
  response: entrustmentDetail,
  errors: [...askErrors, 'file.not_found', 'file.already_used'],
});
export const listEntrustments = endpoint({
  method: 'GET',
  path: '/api/service-entrustments',
  access: 'session',
  summary: 'What others are entrusted with in the areas the viewer reads, newest first',
  query: z.object({ state: list(z.enum(entrustmentStates)), mine: z.stringbool().optional(), ...paging }),
  response: page(entrustmentRow).extend({ mayAssist: z.boolean() }),
  errors: ['session.forbidden'],
});
export const listMyEntrustments = endpoint({
  method: 'GET',
  path: '/api/my/service-entrustments',
  access: 'session',
  summary: 'Who acts for the viewer, and in what',
  query: z.object(paging),
  response: page(entrustmentRow),
});
export const getEntrustment = endpoint({
  method: 'GET',
  path: '/api/service-entrustments/:entrustmentId',
  access: 'session',
  summary: 'One of them, for the person, the agent and whoever reads services there',
  params: ofEntrustment,
  response: entrustmentDetail,
  errors: ['services.entrustment_not_found'],
});
export const stepEntrustment = endpoint({
  method: 'POST',
  path: '/api/service-entrustments/:entrustmentId/steps',
  access: 'session',
  summary: 'Accepts or refuses to act, hands the result over, calls the person back; the person may end it',
  params: ofEntrustment,
  body: z.discriminatedUnion('step', [
    z.object({ id, step: z.literal('accept'), photoIds: z.array(id).max(6).default([]) }),
    z.object({ id, step: z.literal('refuse'), words: reason }),
    z.object({ id, step: z.literal('deliver'), words, feeFen: z.number().int().min(0).max(100_000_00).default(0) }),
    z.object({ id, step: z.literal('call_back'), satisfied: z.boolean(), words }),
    z.object({ id, step: z.literal('end'), words: reason }),
  ]),
  response: entrustmentDetail,
  errors: [
    'services.entrustment_not_found',
    'services.step_not_allowed',
    'services.own_call_back',
    'session.forbidden',
    'file.not_found',
    'file.already_used',
  ],
});
