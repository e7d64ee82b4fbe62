import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, page, paging, searched } from '../kernel/values.ts';
import { personName, someone } from '../persons/persons.ts';
import { organisationName } from './offices.ts';

/** A unit in a big party committee or an alliance for a period of days, both ends included. */
export const membership = z.object({
  id,
  unit: organisationName,
  body: organisationName,
  joinedOn: day,
  leftOn: day.nullable(),
  state: z.enum(['coming', 'member', 'former']),
  actions: z.array(z.enum(['end'])),
});
export type Membership = z.infer<typeof membership>;

export const joinBody = endpoint({
  method: 'POST',
  path: '/api/memberships',
  access: 'session',
  status: 201,
  summary: 'Let a unit join a big party committee or an alliance',
  body: z.object({ id, unitId: id, bodyId: id, joinedOn: day }),
  response: membership,
  errors: [
    'organisations.organisation_not_found',
    'organisations.organisation_dissolved',
    'organisations.membership_unfit',
    'organisations.membership_duplicate',
  ],
});

export const leaveBody = endpoint({
  method: 'POST',
  path: '/api/memberships/:membershipId/end',
  access: 'session',
  summary: 'End a membership with its last day; seats of part-time members whom the unit sent end with it',
  params: z.object({ membershipId: id }),
  body: z.object({ id, on: day, reason }),
  response: membership,
  errors: ['organisations.membership_not_found', 'organisations.membership_ended', 'organisations.days_reversed'],
});

/** What an agreement promises. Overdue: its day has passed, it was not kept, and the agreement was neither ended before nor withdrawn. */
export const promise = z.object({
  id,
  text: z.string(),
  responsible: personName,
  dueOn: day.nullable(),
  keptOn: day.nullable(),
  outcome: z.string().nullable(),
  overdue: z.boolean(),
});
export type AgreementPromise = z.infer<typeof promise>;

/** coming → in_force → ending (inside the reminder days) → expired; or ended before its term; or renewed, carried on by another. */
export const agreementState = z.enum(['coming', 'in_force', 'ending', 'expired', 'ended', 'renewed']);

export const agreement = z.object({
  id,
  title: z.string(),
  unit: organisationName,
  partner: organisationName.describe('the community’s or street’s side'),
  signedOn: day,
  validFrom: day,
  validTo: day.describe('last day of the term'),
  remindDays: z.number().int(),
  endedOn: day.nullable(),
  endReason: z.string().nullable(),
  renewedBy: z.object({ id, title: z.string() }).nullable(),
  renews: z.object({ id, title: z.string() }).nullable(),
  state: agreementState,
  daysLeft: z.number().int().describe('days to the last day of the term; negative when it has passed'),
  promises: z.array(promise),
  overduePromises: z.number().int(),
  version: z.number().int(),
  actions: z.array(z.enum(['change', 'end', 'resume', 'renew', 'keep_promise'])),
});
export type Agreement = z.infer<typeof agreement>;

const promiseInput = z.object({
  promiseId: id.optional().describe('an existing promise of this agreement; those left out are withdrawn'),
  text: text.min(2).max(500),
  responsible: someone,
  dueOn: day.nullable(),
});
/** What an agreement says; in a change or renewal a reminder that is left out stays as it is. */
const remindDays = z.number().int().min(0).max(365);
const terms = {
  title: line.min(2).max(100),
  signedOn: day,
  validFrom: day,
  validTo: day,
  remindDays: remindDays.default(30),
  promises: z.array(promiseInput).max(50),
};

export const listAgreements = endpoint({
  method: 'GET',
  path: '/api/agreements',
  access: 'session',
  summary: 'Agreements of an area with everything below or of one organisation, soonest end first',
  query: z.object({
    ...paging,
    area: line.max(20).optional().describe('area code: of the partner; the viewer’s own areas when absent'),
    organisation: id.optional().describe('either side'),
    state: list(agreementState),
    q: searched(50).optional().describe('part of the title or of either side’s name'),
  }),
  response: page(agreement),
  errors: ['territory.area_not_found', 'organisations.organisation_not_found'],
});

export const listDueAgreements = endpoint({
  method: 'GET',
  path: '/api/agreements/due',
  access: 'session',
  summary: 'Agreements to be reminded of: ending soon, expired without renewal, or with overdue promises; within the viewer’s areas',
  query: z.object({ ...paging, area: line.max(20).optional() }),
  response: page(agreement).extend({
    counts: z.object({
      agreements: z.number().int().describe('agreements listed, over all pages'),
      ending: z.number().int(),
      expired: z.number().int(),
      overduePromises: z.number().int().describe('promises, not agreements'),
    }),
  }),
  errors: ['territory.area_not_found'],
});

export const getAgreement = endpoint({
  method: 'GET',
  path: '/api/agreements/:agreementId',
  access: 'session',
  summary: 'One agreement',
  params: z.object({ agreementId: id }),
  response: agreement,
  errors: ['organisations.agreement_not_found'],
});

const writing = ['organisations.days_reversed', 'persons.person_not_found', 'persons.person_phone_taken'];
export const signAgreement = endpoint({
  method: 'POST',
  path: '/api/agreements',
  access: 'session',
  status: 201,
  summary: 'Enter a co-building agreement with its promises',
  body: z.object({ id, unitId: id, partnerId: id, ...terms }),
  response: agreement,
  errors: ['organisations.organisation_not_found', 'organisations.organisation_dissolved', 'organisations.agreement_unfit', ...writing],
});

export const changeAgreement = endpoint({
  method: 'PUT',
  path: '/api/agreements/:agreementId',
  access: 'session',
  summary: 'Change title, days, reminder and promises of an agreement that is not over',
  params: z.object({ agreementId: id }),
  body: z.object({ id, version: z.number().int(), ...terms, remindDays: remindDays.optional() }),
  response: agreement,
  errors: [
    'organisations.agreement_not_found',
    'organisations.agreement_changed',
    'organisations.agreement_over',
    'organisations.promise_not_found',
    ...writing,
  ],
});

export const endAgreement = endpoint({
  method: 'POST',
  path: '/api/agreements/:agreementId/end',
  access: 'session',
  summary: 'End an agreement before its term, with a day and a reason',
  params: z.object({ agreementId: id }),
  body: z.object({ id, version: z.number().int(), on: day, reason }),
  response: agreement,
  errors: [
    'organisations.agreement_not_found',
    'organisations.agreement_changed',
    'organisations.agreement_over',
    'organisations.days_reversed',
  ],
});

export const resumeAgreement = endpoint({
  method: 'POST',
  path: '/api/agreements/:agreementId/resume',
  access: 'session',
  summary: 'Take back an ending that was entered wrongly',
  params: z.object({ agreementId: id }),
  body: z.object({ id, version: z.number().int(), reason }),
  response: agreement,
  errors: [
    'organisations.agreement_not_found',
    'organisations.agreement_changed',
    'organisations.agreement_over',
    'organisations.organisation_dissolved',
  ],
});

export const renewAgreement = endpoint({
  method: 'POST',
  path: '/api/agreements/:agreementId/renew',
  access: 'session',
  status: 201,
  summary: 'Carry an agreement on by a new one between the same two; answers the new one',
  params: z.object({ agreementId: id }),
  body: z.object({ id, version: z.number().int().describe('of the agreement carried on'), ...terms, remindDays: remindDays.optional() }),
  response: agreement,
  errors: [
    'organisations.agreement_not_found',
    'organisations.agreement_changed',
    'organisations.agreement_over',
    'organisations.organisation_dissolved',
    ...writing,
  ],
});

export const keepPromise = endpoint({
  method: 'POST',
  path: '/api/promises/:promiseId/kept',
  access: 'session',
  summary: 'Note that a promise was kept, with what came of it; without a day the note is taken back',
  params: z.object({ promiseId: id }),
  body: z.object({ id, on: day.nullable(), outcome: text.max(500).nullable().default(null) }),
  response: agreement,
  errors: ['organisations.promise_not_found'],
});
