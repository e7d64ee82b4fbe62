import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { bases, look, purpose } from './file.ts';

/** Days within which a request is answered (GB/T 35273). */
export const answerDays = 30;
/** Days for which the file of an export can be fetched. */
export const fetchDays = 30;

/** What somebody can ask for: a copy of their data, or that they are erased. */
export const requestKind = z.enum(['export', 'erasure']);

/** What stays after an erasure, and on which ground. */
export const kept = z.object({
  what: label,
  basis: z.enum(bases),
  count: z.number().int(),
  until: day.nullable().describe('until when; null: as long as it holds'),
});

/** A line of the ledger. */
export const personRequest = z.object({
  id,
  kind: z.enum(['export', 'erasure', 'retention']).describe('retention: the platform itself, when the time to keep something was over'),
  name: z.string().describe('whose data; masked once decided'),
  personId: id.nullable(),
  note: z.string().nullable(),
  askedAt: moment,
  askedBy: z.string().nullable(),
  dueAt: moment,
  state: z.enum(['asked', 'done', 'refused']),
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  erased: z.array(label),
  kept: z.array(kept),
  actions: z.array(z.enum(['decide', 'fetch'])),
});
export type PersonRequest = z.infer<typeof personRequest>;

export const getMyData = endpoint({
  method: 'GET',
  path: '/api/my-data',
  access: 'session',
  summary: 'What is known of the signed-in person, for what, who looked at it, and their own requests',
  response: z.object({
    person: z
      .object({
        name: z.string(),
        phone: z.string().nullable(),
        idNumber: z.string().nullable().describe('masked'),
        hasAddress: z.boolean(),
        ties: z.array(z.object({ what: label, at: z.string() })),
        purposes: z.array(purpose.omit({ named: true }).extend({ title: label, for: label })),
        looks: z.array(look),
      })
      .nullable()
      .describe('null: nothing beyond the account'),
    holdings: z.array(z.object({ what: label, count: z.number().int() })).describe('records other modules hold'),
    requests: z.array(personRequest),
  }),
});

export type MyData = z.output<(typeof getMyData)['response']>;

export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/api/my-data/consents/withdraw',
  access: 'session',
  summary: 'Withdraw one’s own consent to a use of one’s data: the use ends, and the time to keep what is left begins',
  body: z.object({ id, use: line.max(60) }),
  response: getMyData.response,
  errors: ['persons.person_not_found', 'persons.no_consent_needed'],
});

export const askForMyData = endpoint({
  method: 'POST',
  path: '/api/my-data/requests',
  access: 'session',
  status: 201,
  summary: 'Ask for a copy of one’s own data, or that they are erased',
  body: z.object({ id, kind: requestKind, note: text.max(500).nullable().default(null) }),
  response: personRequest,
  errors: ['persons.request_open'],
});

export const askForPerson = endpoint({
  method: 'POST',
  path: '/api/persons/:personId/requests',
  access: 'session',
  status: 201,
  summary: 'Take down what a person asks for at the counter',
  params: z.object({ personId: id }),
  body: z.object({ id, kind: requestKind, note: text.max(500).nullable().default(null) }),
  response: personRequest,
  errors: ['persons.person_not_found', 'persons.request_open'],
});

export const listRequests = endpoint({
  method: 'GET',
  path: '/api/person-requests',
  access: 'session',
  summary: 'The ledger of requests, newest first; for whoever decides them',
  query: z.object({ ...paging, open: z.stringbool().default(false) }),
  response: page(personRequest),
});

export const previewErasure = endpoint({
  method: 'GET',
  path: '/api/person-requests/:requestId/preview',
  access: 'session',
  summary: 'What an erasure would erase, and what would stay on which ground',
  params: z.object({ requestId: id }),
  response: z.object({ erased: z.array(label), kept: z.array(kept) }),
  errors: ['persons.request_not_found'],
});

export const decideRequest = endpoint({
  method: 'POST',
  path: '/api/person-requests/:requestId/decide',
  access: 'session',
  summary: 'Grant or refuse a request; an erasure is carried out at once',
  params: z.object({ requestId: id }),
  body: z.object({ id, grant: z.boolean(), reason }),
  response: personRequest,
  errors: ['persons.request_not_found', 'persons.request_decided'],
});

export const fetchExport = fileEndpoint({
  method: 'GET',
  path: '/api/person-requests/:requestId/file',
  access: 'session',
  summary: 'The granted copy as a workbook, for whoever asked for it and whoever decides; 30 days long',
  params: z.object({ requestId: id }),
  gives: workbookType,
  errors: ['persons.request_not_found', 'request.line_full'],
});
