import { z } from 'zod';
import { doubt, fieldAct } from '../activities/act.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { answers, formSchema } from '../kernel/form/shape.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, label, list, moment, page, paging, point } from '../kernel/values.ts';
import { dueStates, followUpKinds, needKinds, needTopics, risks, visitResultSet } from './kinds.ts';

export const visitResult = kindCode(visitResultSet);
const place = z.object({ code: z.string(), name: z.string() });

/** A plan by which a household is visited, as the visitor needs it at the door. */
export const servedPlan = z.object({
  assignmentId: id,
  planId: id,
  title: z.string(),
  purpose: z.string(),
  script: z.string(),
  risk: z.enum(risks),
  version: z.number().int().describe('of what it asks'),
  questions: formSchema.nullable(),
  consent: z
    .object({
      purpose: z.string(),
      sees: z.string(),
      months: z.number().int(),
      given: z.boolean().describe('one of the household’s people gave it, and it holds'),
    })
    .nullable(),
  phoneCounts: z.boolean(),
  lines: z.array(z.string()),
  state: z.enum(dueStates),
  dueFrom: day.nullable(),
  dueUntil: day.nullable(),
  missed: z.number().int(),
});
export type ServedPlan = z.infer<typeof servedPlan>;

/** A household on a visitor’s list. */
export const visitStop = z.object({
  key: id.describe('of the household, or of the person without one'),
  householdId: id.nullable(),
  personId: id.nullable(),
  address: z.string(),
  names: z.array(z.object({ id, name: z.string() })).describe('who lives there, masked'),
  area: place,
  point: point.nullable().describe('of the building'),
  state: z.enum(dueStates),
  dueUntil: day.nullable(),
  strikes: z.number().int().describe('visits in a row at which nobody opened'),
  lastAt: moment.nullable(),
  lastResult: z.string().nullable(),
  plans: z.array(servedPlan),
});
export type VisitStop = z.infer<typeof visitStop>;
export const myVisits = endpoint({
  method: 'GET',
  path: '/api/visits/mine',
  access: 'session',
  summary: 'Households the signed-in person visits, what is due first; at most 500',
  query: z.object({ state: list(z.enum(dueStates)) }),
  response: z.object({ items: z.array(visitStop), today: day }),
});
export const getStop = endpoint({
  method: 'GET',
  path: '/api/visits/mine/:key',
  access: 'session',
  summary: 'One household the signed-in person visits, with what all its plans ask',
  params: z.object({ key: id }),
  response: visitStop,
  errors: ['visits.assignment_not_found'],
});

/** Something told at the visit: a case for the desk, or a row of the register of needs. */
const wish = z.strictObject({
  as: z.enum(['case', 'need']),
  text: text.min(5).max(500),
  kind: z.enum(needKinds).default('skill').describe('of a need: what it takes'),
  topic: z.enum(needTopics).default('other').describe('of a need'),
});
const givenConsent = z.strictObject({
  planId: id,
  personId: id,
  given: z.boolean(),
  how: z.enum(['spoken', 'signed']),
  witness: line.max(40).nullable().default(null).describe('who was there; needed where it was spoken'),
});

export const recordVisit = endpoint({
  method: 'POST',
  path: '/api/visits',
  access: 'session',
  status: 201,
  summary: 'Records a visit once, for all plans of the household it serves',
  offline: ['id', 'result', 'caseIds', 'needs', 'followUps'],
  body: z.object({
    id,
    act: fieldAct,
    served: z
      .array(
        z.strictObject({
          assignmentId: id,
          version: z.number().int().min(1).describe('of the questions that were asked'),
          answers: answers.nullable().default(null).describe('null: nothing was asked'),
        }),
      )
      .min(1)
      .max(20),
    result: visitResult,
    minutes: z
      .number()
      .int()
      .min(0)
      .max(1440)
      .nullable()
      .default(null)
      .describe('as the visitor tells them, with the way; any hour counts'),
    note: text.max(1000).default(''),
    consents: z.array(givenConsent).max(20).default([]),
    wishes: z.array(wish).max(10).default([]),
    photoIds: z.array(id).max(9).default([]).describe('of a problem alone, for the first case that it becomes'),
  }),
  largestBody: 256 * 1024,
  response: z.object({
    id,
    result: visitResult,
    actedAt: moment,
    doubts: z.array(doubt),
    caseIds: z.array(id),
    needs: z.number().int(),
    followUps: z.array(z.enum(followUpKinds)),
  }),
  errors: [
    'visits.assignment_not_found',
    'visits.assignment_over',
    'visits.household_moved',
    'visits.not_one_household',
    'visits.form_changed',
    'visits.consent_missing',
    'visits.person_unfit',
    'visits.photo_without_problem',
    'form.answer_wrong',
    'platform.kind_unknown',
    'registers.register_not_found',
    'case.text_too_short',
    'file.not_found',
    'file.already_used',
  ],
});

/** A visit as lists show it: no name, no answer. */
export const visitRow = z.object({
  id,
  address: z.string(),
  area: place,
  visitor: z.string(),
  at: moment,
  result: visitResult,
  minutes: z.number().int().nullable(),
  plans: z.array(z.string()),
  wishes: z.number().int(),
});
export type VisitRow = z.infer<typeof visitRow>;
export const listVisits = endpoint({
  method: 'GET',
  path: '/api/visits',
  access: 'session',
  summary: 'Visits of one’s own, or of a plan one leads, newest first',
  query: z.object({ plan: id.optional(), ...paging }),
  response: page(visitRow),
  errors: ['visits.plan_not_found'],
});
export const visitDetail = visitRow.extend({
  note: z.string().nullable(),
  answers: z
    .array(z.object({ plan: z.string(), told: z.array(z.object({ title: label, answer: label })) }))
    .nullable()
    .describe('null: erased'),
  cases: z.array(z.object({ id, number: z.string() })),
  needs: z.number().int(),
});
export type VisitDetail = z.infer<typeof visitDetail>;
export const lookAtVisit = endpoint({
  method: 'POST',
  path: '/api/visits/:visitId/look',
  access: 'session',
  summary: 'Shows what was answered at a visit, to whoever made it and the lead; each look is kept with its reason',
  params: z.object({ visitId: id }),
  body: z.object({ id, reason }),
  response: visitDetail,
  errors: ['visits.visit_not_found'],
});
export const visitOfCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/visit',
  access: 'session',
  summary: 'Whether a case began as a wish told at a visit, and when',
  params: z.object({ caseId: id }),
  response: z.object({ visit: z.object({ id, at: moment, mayOpen: z.boolean() }).nullable() }),
  errors: ['case.not_found'],
});
