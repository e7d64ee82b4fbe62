import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, mobile, reason } from '../kernel/shapes.ts';
import { id, page, paging, searched } from '../kernel/values.ts';
import { idNumberOf } from './id-number.ts';

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

/** What of a person is sealed, shown for a reason only. */
export const sealedParts = ['phone', 'id_number', 'address'] as const;
export const sealedPart = z.enum(sealedParts);

const idNumber = z.string().overwrite(idNumberOf).max(18);
/** What is written down about a person. What is left out stays as it is. */
const particulars = {
  name: line.min(2).max(40),
  phone: mobile.nullable().optional(),
  partyMember: z.boolean(),
  phoneShared: z.boolean().default(false).describe('the phone is known to be shared with whoever else has it'),
  idNumber: idNumber.nullable().optional().describe('of the People’s Republic, 18 characters; its check character must fit'),
  address: line.max(200).nullable().optional(),
  areaId: id.nullable().optional().describe('the area that looks after the person; one the viewer manages'),
};
const writing = ['persons.person_phone_taken', 'persons.id_number_invalid', 'persons.id_number_taken', 'territory.area_not_found'] as const;

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/persons',
  access: 'session',
  status: 201,
  summary: 'Enter a person whom an area looks after. One who is known by identity number, or by name and phone, is not entered twice',
  body: z.object({ id, ...particulars, areaId: id }),
  response: person,
  errors: [...writing],
});

export const changePerson = endpoint({
  method: 'PUT',
  path: '/api/persons/:personId',
  access: 'session',
  summary: 'Correct a person’s particulars',
  params: z.object({ personId: id }),
  body: z.object({ id, version: z.number().int(), ...particulars }),
  response: person,
  errors: ['persons.person_not_found', 'persons.person_changed', ...writing],
});

export const revealPerson = endpoint({
  method: 'POST',
  path: '/api/persons/:personId/reveal',
  access: 'session',
  summary: 'Show sealed particulars of a person for a reason; each look is kept, and the person can see it',
  params: z.object({ personId: id }),
  body: z.object({ id, reason, what: z.array(sealedPart).min(1).max(sealedParts.length).default(['phone']) }),
  response: z.object({
    name: z.string(),
    phone: z.string().nullable().optional(),
    idNumber: z.string().nullable().optional(),
    address: z.string().nullable().optional(),
  }),
  errors: ['persons.person_not_found'],
});

export const listPersons = endpoint({
  method: 'GET',
  path: '/api/persons/register',
  access: 'session',
  summary: 'Persons an area and those below look after, by area',
  query: z.object({ ...paging, area: line.max(20) }),
  response: page(person),
  errors: ['territory.area_not_found'],
});
