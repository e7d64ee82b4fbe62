import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { id, moment, page, paging } from '../kernel/values.ts';

/** `lapsed`: the case was answered, given back or taken away before anybody decided. */
export const extensionStates = ['open', 'granted', 'refused', 'withdrawn', 'lapsed'] as const;
const words = text.min(2).max(1_000);

/** A request for more time. */
export const extension = z.object({
  id,
  caseId: id,
  number: z.string(),
  title: z.string().describe('without numbers of people'),
  area: z.string(),
  organisation: z.string(),
  days: z.number().int().describe('working days'),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: moment,
  dueAt: moment.describe('when the case was due as it was asked'),
  waitsFor: z.string().describe('name of the area whose people decide'),
  state: z.enum(extensionStates),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  endedAt: moment.nullable(),
  actions: z.array(z.enum(['decide', 'withdraw'])),
});
export type Extension = z.infer<typeof extension>;

export const caseExtensions = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/extensions',
  access: 'session',
  summary: 'Requests for more time of one case, and whether the viewer may ask for some',
  params: z.object({ caseId: id }),
  response: z.object({
    items: z.array(extension),
    daysMost: z.number().int().nullable().describe('working days the viewer may ask for now; null: none'),
  }),
  errors: ['case.not_found'],
});
export type CaseExtensions = z.infer<typeof caseExtensions.response>;

export const askExtension = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/extensions',
  access: 'session',
  status: 201,
  summary: 'The handler asks for more time before the case is overdue; another level decides',
  params: z.object({ caseId: id }),
  body: z.object({ id, days: z.number().int().min(1).max(60), reason: words }),
  response: extension,
  errors: ['case.not_found', 'extensions.not_handled', 'extensions.late', 'extensions.open', 'extensions.used_up', 'extensions.long'],
});

export const decideExtension = endpoint({
  method: 'POST',
  path: '/api/extensions/:extensionId/decision',
  access: 'session',
  summary: 'Grants it, which moves the deadlines of stage and whole, or refuses it',
  params: z.object({ extensionId: id }),
  body: z.object({ id, granted: z.boolean(), reason: words }),
  response: extension,
  errors: ['extensions.not_found', 'extensions.over', 'extensions.own', 'extensions.not_handled'],
});

export const withdrawExtension = endpoint({
  method: 'POST',
  path: '/api/extensions/:extensionId/withdrawal',
  access: 'session',
  summary: 'The organisation takes its request back',
  params: z.object({ extensionId: id }),
  body: z.object({ id }),
  response: extension,
  errors: ['extensions.not_found', 'extensions.over'],
});

const listed = {
  which: z.enum(['to_decide', 'own', 'area']).default('to_decide'),
  state: z.enum(extensionStates).optional(),
};
export const listExtensions = endpoint({
  method: 'GET',
  path: '/api/extensions',
  access: 'session',
  summary: 'Requests for more time, newest first: to be decided by the viewer, of the viewer’s organisations, or of the viewer’s areas',
  query: z.object({ ...listed, ...paging }),
  response: page(extension),
  errors: ['session.forbidden'],
});

export const exportExtensions = fileEndpoint({
  method: 'GET',
  path: '/api/extensions/sheet',
  access: 'session',
  summary: 'The same as a workbook, the newest 5,000',
  query: z.object(listed),
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});
