import { z } from 'zod';
import { photo } from '../cases/photo.ts';
import { toldAnswers } from '../cases/questions.ts';
import { limits } from '../cases/states.ts';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { answers } from '../kernel/form/shape.ts';
import { line, mobile } from '../kernel/shapes.ts';
import { day, id, label, list, moment, page, paging } from '../kernel/values.ts';
import { applicationChannels, applicationStates, applicationSteps, materialStates, materialsMost, photosMost } from './kinds.ts';

const ofApplication = z.object({ applicationId: id });
const areaCode = line.max(20);
const count = z.number().int();

/** An application as lists show it: nobody's name. */
export const applicationRow = z.object({
  id,
  caseId: id,
  number: z.string().describe('of the application, which is that of its case'),
  item: z.object({ id, code: z.string(), name: z.string() }),
  area: z.object({ code: z.string(), name: z.string() }),
  body: z.string().describe('the organisation that decides'),
  channel: z.enum(applicationChannels),
  state: z.enum(applicationStates),
  receivedAt: moment,
  dueAt: moment.nullable().describe('by the promised limit, once it is accepted'),
  decidedAt: moment.nullable(),
  late: z.boolean().describe('not decided, or decided after its limit'),
  granted: z.boolean().nullable(),
});
export type ApplicationRow = z.infer<typeof applicationRow>;

export const applicationDetail = applicationRow.extend({
  applicant: z.object({ name: z.string(), phone: z.string().nullable() }).describe('masked; in full for whoever applied'),
  agent: z.string().nullable().describe('who acts for the applicant'),
  mine: z.boolean(),
  limit: label.describe('the promised limit in words'),
  materials: z.array(z.object({ id, name: z.string(), necessity: z.string(), state: z.enum(materialStates), photos: z.array(photo) })),
  answers: toldAnswers.nullable().describe('null for those who do not work on it'),
  decision: z.string().nullable(),
  receivedBy: z.string().nullable().describe('who took the result, masked'),
  progress: z
    .array(z.object({ state: z.enum(applicationStates), at: moment, words: z.string().nullable() }))
    .describe('what happened, oldest first'),
  code: z
    .string()
    .nullable()
    .describe('with which the progress is looked up without signing in; for whoever took it in, and the applicant'),
  steps: z.array(z.enum(applicationSteps)).describe('what this viewer may do now'),
});
export type ApplicationDetail = z.infer<typeof applicationDetail>;

const filled = {
  id,
  areaCode,
  version: count.min(0).describe('of the questions when they were asked; 0: none were'),
  answers: answers.default({}),
  photoIds: z.array(id).max(photosMost).default([]),
  photoOf: z.array(id).max(photosMost).default([]).describe('by photo, in their order, the material it shows'),
};
const applyErrors = [
  'services.item_not_found',
  'services.item_not_open',
  'services.material_missing',
  'services.material_unknown',
  'services.form_changed',
  'services.applicant_needed',
  'form.answer_wrong',
  'file.not_found',
  'file.already_used',
  'file.too_many',
  'territory.area_not_found',
  'case.type_unknown',
  'case.organisation_unknown',
  'persons.person_phone_taken',
] as const;
const applicant = { name: line.min(2).max(40), phone: mobile.nullable() };

export const applyFor = endpoint({
  method: 'POST',
  path: '/api/services/:itemId/applications',
  access: 'session',
  status: 201,
  summary: 'Applies for a service; opens a case that the body of the item has',
  params: z.object({ itemId: id }),
  body: z.object({ ...filled, ...applicant }),
  response: applicationDetail,
  errors: [...applyErrors, 'session.forbidden'],
});
export const takeInApplication = endpoint({
  method: 'POST',
  path: '/api/service-window',
  access: 'session',
  status: 201,
  summary: 'Takes an application in at the window, or as somebody who acts for another: a person, a list of materials that were handed in',
  body: z.object({
    ...filled,
    ...applicant,
    itemId: id,
    ticked: z.array(id).max(materialsMost).default([]).describe('materials that were handed in'),
    entrustmentId: id.nullable().default(null).describe('by which the viewer acts for the person'),
  }),
  response: applicationDetail,
  errors: [...applyErrors, 'session.forbidden', 'services.entrustment_not_found', 'services.entrustment_over'],
});

const filters = {
  state: list(z.enum(applicationStates)),
  channel: z.enum(applicationChannels).optional(),
  area: areaCode.optional().describe('code: there and below'),
  item: id.optional(),
  number: line.max(40).optional(),
  mine: z.stringbool().optional().describe('only those whose next step is the viewer’s'),
};
export const listApplications = endpoint({
  method: 'GET',
  path: '/api/service-applications',
  access: 'session',
  summary: 'Applications of the areas the viewer reads and of the organisations they work for, newest first',
  query: z.object({ ...filters, ...paging }),
  response: page(applicationRow).extend({ mayTakeIn: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const listMyApplications = endpoint({
  method: 'GET',
  path: '/api/my/service-applications',
  access: 'session',
  summary: 'What the viewer applied for, newest first',
  query: z.object(paging),
  response: page(applicationRow),
});
export const getApplication = endpoint({
  method: 'GET',
  path: '/api/service-applications/:applicationId',
  access: 'session',
  summary: 'An application, for whoever applied and whoever may see its case',
  params: ofApplication,
  response: applicationDetail,
  errors: ['services.application_not_found'],
});
export const getApplicationOfCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/service-application',
  access: 'session',
  summary: 'The application a case is about; null where it is about none',
  params: z.object({ caseId: id }),
  response: z.object({ application: applicationDetail.nullable() }),
});

const reason = z.string().trim().min(limits.reasonMin).max(limits.reasonMax);
export const stepApplication = endpoint({
  method: 'POST',
  path: '/api/service-applications/:applicationId/steps',
  access: 'session',
  summary: 'Accepts an application, asks for what is missing, refuses it, decides it, hands out the result',
  params: ofApplication,
  body: z.discriminatedUnion('step', [
    z.object({ id, step: z.literal('accept'), text: z.string().trim().max(limits.reasonMax).nullable().default(null) }),
    z.object({ id, step: z.literal('correct'), text: reason.describe('all that is missing, at once') }),
    z.object({ id, step: z.literal('refuse'), text: reason.describe('why it is not accepted') }),
    z.object({
      id,
      step: z.literal('decide'),
      granted: z.boolean(),
      text: z.string().trim().min(limits.answerMin).max(limits.answerMax).describe('the decision, and why where it is refused'),
    }),
    z.object({ id, step: z.literal('issue'), receivedBy: line.min(2).max(40).describe('who took the result') }),
  ]),
  response: applicationDetail,
  errors: [
    'services.application_not_found',
    'services.step_not_allowed',
    'session.forbidden',
    'case.not_yours',
    'case.own_check',
    'case.action_not_allowed',
    'case.until_far',
  ],
});
export const getReceipt = fileEndpoint({
  method: 'GET',
  path: '/api/service-applications/:applicationId/receipt',
  access: 'session',
  summary: 'The receipt as PDF: number, materials handed in, by when, and the code with which the progress is looked up',
  params: ofApplication,
  gives: 'application/pdf',
  errors: ['services.application_not_found'],
});
export const lookUpProgress = endpoint({
  method: 'POST',
  path: '/api/service-progress',
  access: 'public',
  summary: 'Where an application stands, by the number and code of its receipt: nobody’s name',
  body: z.object({ number: line.min(4).max(40), code: line.min(4).max(20) }),
  response: applicationRow
    .pick({ number: true, state: true, receivedAt: true, dueAt: true, decidedAt: true, body: true, granted: true })
    .extend({ item: z.string(), progress: applicationDetail.shape.progress }),
  errors: ['services.application_not_found', 'services.progress_limit'],
});

export const applicationFigures = endpoint({
  method: 'GET',
  path: '/api/service-figures',
  access: 'session',
  summary: 'Applications received between two days: by month, item and channel, time kept, trips saved',
  query: z.object({ from: day.optional(), to: day.optional(), area: areaCode.optional() }),
  response: z.object({
    from: day,
    to: day,
    total: z.object({
      received: count,
      online: count,
      assisted: count,
      decided: count,
      inTime: count,
      granted: count,
      refused: count,
      corrected: count.describe('that were sent back for papers'),
      trips: count.describe('that people had to make, by the catalogue'),
    }),
    months: z.array(
      z.object({ month: z.string(), received: count, online: count, window: count, assisted: count, decided: count, inTime: count }),
    ),
    items: z.array(z.object({ name: z.string(), received: count, decided: count, inTime: count })).describe('the 20 asked for most'),
  }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const exportApplications = fileEndpoint({
  method: 'GET',
  path: '/api/service-applications/sheet',
  access: 'session',
  summary: 'Workbook of applications, without names',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
