import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { person, sealedPart, tie } from './persons.ts';

/** On what ground personal data are kept (PIPL, article 13). */
export const bases = ['consent', 'contract', 'duty'] as const;

/** Why the viewer sees a part. */
const because = z.object({
  by: z.enum(['area', 'self']).describe('a role assignment over an area in which it stands, or it is the viewer'),
  at: z.string().nullable().describe('name of that area'),
});

/** Somebody looked at sealed particulars. */
export const look = z.object({ at: moment, who: z.string(), what: z.array(sealedPart), reason: z.string() });

/** A use of somebody's data: for what, on which ground, for how long. */
export const purpose = z.object({
  use: z.string(),
  basis: z.enum(bases),
  keepYears: z.number().int().describe('years after it has ended'),
  consent: z
    .object({
      given: z.boolean(),
      on: day,
      how: z.string(),
      purpose: z.string().nullable(),
      sees: z.string().nullable().describe('who sees what rests on it'),
      until: day.nullable().describe('its last day; null: until it is withdrawn'),
      witness: z.string().nullable(),
    })
    .nullable()
    .describe('the last one on record'),
  named: z.array(z.string()).describe('what sealed particulars are for, as the definitions of what they stand in say'),
});

/** A person with everything the viewer may see, each part with the reason why it is seen. */
export const personFile = person.extend({
  ties: z.array(tie.extend({ current: z.boolean(), page: z.string().nullable().describe('address in the console'), because })),
  because,
  idNumber: z.string().nullable().describe('masked'),
  hasAddress: z.boolean(),
  area: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  purposes: z.array(purpose),
  looks: z.array(look).describe('the last 50, newest first'),
  merges: z
    .array(z.object({ id, name: z.string(), at: moment, who: z.string(), reason: z.string() }))
    .describe('records merged into this one'),
});
export type PersonFile = z.infer<typeof personFile>;

export const getPersonFile = endpoint({
  method: 'GET',
  path: '/api/persons/:personId/file',
  access: 'session',
  summary: 'A person with what hangs on them, purposes, consents and who looked; for whoever manages a place of theirs',
  params: z.object({ personId: id }),
  response: personFile,
  errors: ['persons.person_not_found'],
});

export const mergePersons = endpoint({
  method: 'POST',
  path: '/api/persons/:personId/merge',
  access: 'session',
  summary: 'Merge another record into this one: the same person. Everything that hangs on the other moves here; can be undone',
  params: z.object({ personId: id }),
  body: z.object({ id, other: id, reason }),
  response: personFile,
  errors: ['persons.person_not_found', 'persons.same_record', 'persons.merge_conflict', 'persons.id_number_taken'],
});

export const undoMerge = endpoint({
  method: 'POST',
  path: '/api/person-merges/:mergeId/undo',
  access: 'session',
  summary: 'Undo a merge: the other record is back, with everything that came with it',
  params: z.object({ mergeId: id }),
  body: z.object({ id, reason }),
  response: personFile,
  errors: ['persons.merge_not_found', 'persons.merge_undone', 'persons.merge_conflict'],
});

/** Two records that may be one person. */
export const doubt = z.object({
  first: person,
  second: person,
  kind: z.enum(['name_phone', 'name_area']).describe('the same name and phone; the same name in one area, and a phone is missing'),
  foundAt: moment,
});
export type Doubt = z.infer<typeof doubt>;

export const listDoubts = endpoint({
  method: 'GET',
  path: '/api/person-doubts',
  access: 'session',
  summary: 'Records that may be one person, of which the viewer manages both; oldest first',
  query: z.object({ ...paging }),
  response: page(doubt),
});

export const decideDoubt = endpoint({
  method: 'POST',
  path: '/api/person-doubts/decide',
  access: 'session',
  summary: 'Decide whether two records are one person: merged into the first, or never asked again',
  body: z.object({ id, keep: id, other: id, same: z.boolean(), reason }),
  response: z.object({ ok: z.literal(true) }),
  errors: [
    'persons.person_not_found',
    'persons.doubt_not_found',
    'persons.doubt_decided',
    'persons.merge_conflict',
    'persons.id_number_taken',
  ],
});

export const recordConsent = endpoint({
  method: 'POST',
  path: '/api/persons/:personId/consents',
  access: 'session',
  summary: 'Record that a person gave or withdrew consent to a use of their data',
  params: z.object({ personId: id }),
  body: z.object({
    id,
    use: line.max(60),
    given: z.boolean(),
    on: day,
    how: line.min(2).max(100).describe('how it was given: on paper, by phone …'),
    purpose: line.min(2).max(200).nullable().default(null).describe('for what, beyond the use'),
    sees: line.min(2).max(200).nullable().default(null).describe('who sees what rests on it'),
    until: day.nullable().default(null).describe('its last day'),
    witness: line.min(2).max(40).nullable().default(null).describe('who was there when it was spoken'),
  }),
  response: personFile,
  errors: ['persons.person_not_found', 'persons.no_consent_needed'],
});
