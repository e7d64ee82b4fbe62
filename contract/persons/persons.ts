import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, mobile, reason } from '../kernel/shapes.ts';
import { id, searched } from '../kernel/values.ts';

/** Somebody, as others see them. Names are masked (张*) for viewers who have nothing to do with them; phones always (138****1234). */
export const personName = z.object({ id, name: z.string(), phone: z.string().nullable(), partyMember: z.boolean() });

/** Something of another module that hangs on a person: an appointment, a household. */
export const tie = z.object({
  use: z.string().describe('`<module>.<what>` that the module registered'),
  kind: z.string().describe('what it is, a word of that module'),
  word: z.string().describe('key of its word in the i18n files, `organisations:officeKinds.head`'),
  at: z.string().describe('name of the organisation, area or household'),
});

/** A person with what is needed to tell two of one name apart. */
export const person = personName.extend({
  version: z.number().int(),
  hasAccount: z.boolean(),
  ties: z.array(tie).describe('of today'),
  actions: z.array(z.enum(['correct', 'reveal'])),
});
export type Person = z.infer<typeof person>;

/**
 * A known person, or one to be entered. A new one with the phone of a known person of the same name is that person; with another name it is refused,
 * unless `phoneShared` says that it is known to be shared, as in a family.
 */
export const someone = z.union([
  z.object({ personId: id }),
  z.object({ name: line.min(2).max(40), phone: mobile.nullable(), partyMember: z.boolean(), phoneShared: z.boolean().default(false) }),
]);
export type Someone = z.infer<typeof someone>;

export const findPersons = endpoint({
  method: 'GET',
  path: '/api/persons',
  access: 'session',
  summary:
    'Persons by the beginning of a name or given name, in characters, pinyin or initials, or by a full phone or identity number. Outside the viewer’s area only a full name or number finds anybody',
  query: z.object({ q: searched(40).min(2), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ items: z.array(person) }),
});

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/persons/:personId',
  access: 'session',
  summary: 'One person with what hangs on them today; for whoever manages a place of theirs',
  params: z.object({ personId: id }),
  response: person,
  errors: ['persons.person_not_found'],
});

export const changePerson = endpoint({
  method: 'PUT',
  path: '/api/persons/:personId',
  access: 'session',
  summary: 'Correct a person’s name, phone or party membership',
  params: z.object({ personId: id }),
  body: z.object({
    id,
    version: z.number().int(),
    name: line.min(2).max(40),
    phone: mobile.nullable().optional().describe('left as it is when absent'),
    partyMember: z.boolean(),
    phoneShared: z.boolean().default(false).describe('the phone is known to be shared with whoever else has it'),
  }),
  response: person,
  errors: ['persons.person_not_found', 'persons.person_changed', 'persons.person_phone_taken'],
});

export const revealPerson = endpoint({
  method: 'POST',
  path: '/api/persons/:personId/reveal',
  access: 'session',
  summary: 'Show a person’s phone for a reason; each look is a line of the audit trail',
  params: z.object({ personId: id }),
  body: z.object({ id, reason }),
  response: z.object({ name: z.string(), phone: z.string().nullable() }),
  errors: ['persons.person_not_found'],
});
