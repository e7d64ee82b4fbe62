import { z } from 'zod';
import { servedLines } from '../activities/act.ts';
import { rhythm } from '../activities/rhythm.ts';
import { basisKinds } from '../demands/kinds.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { formSchema } from '../kernel/form/shape.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, page, paging } from '../kernel/values.ts';
import { planKinds, risks } from './kinds.ts';

const place = z.object({ code: z.string(), name: z.string() });
const person = z.object({ id, name: z.string() });
const version = z.number().int().min(1);
export const ofPlan = z.object({ planId: id });

/** What a plan is for, says and asks. Each change makes a version; a visit names the one it was asked by. */
export const planContent = z.strictObject({
  purpose: text.min(2).max(500),
  lines: servedLines.default([]).describe('lines of work it serves'),
  script: text.max(2000).default('').describe('what is said at the door'),
  questions: formSchema.nullable().default(null),
  consent: z
    .strictObject({
      purpose: line.min(2).max(200),
      sees: line.min(2).max(200).describe('who sees it, in words'),
      months: z.number().int().min(1).max(36).describe('for which it holds'),
    })
    .nullable()
    .default(null)
    .describe('what consent is asked for at the visit; answers are kept only with it'),
  condition: z.string().trim().max(1000).nullable().default(null).describe('in CEL, over what is known of a household; null: all of them'),
  phoneCounts: z.boolean().default(false).describe('a call counts as a visit'),
});
export type PlanContent = z.infer<typeof planContent>;

const facts = {
  title: line.min(2).max(100),
  kind: z.enum(planKinds),
  risk: z.enum(risks),
  from: day,
  until: day.nullable().describe('a campaign has a last day'),
  rhythm: rhythm.nullable().describe('of a standing plan'),
};

export const planRow = z.object({
  id,
  ...facts,
  area: place.describe('in whose name it is carried out'),
  lead: person,
  households: z.number().int().describe('that are visited by it now'),
  state: z.enum(['coming', 'running', 'over']),
  mayManage: z.boolean(),
});
export type PlanRow = z.infer<typeof planRow>;

export const planDetail = planRow.extend({
  areas: z.array(place),
  content: planContent,
  version,
  endReason: z.string().nullable(),
  isLead: z.boolean().describe('the viewer sees its households and answers'),
});
export type PlanDetail = z.infer<typeof planDetail>;

export const listPlans = endpoint({
  method: 'GET',
  path: '/api/visits/plans',
  access: 'session',
  summary: 'Plans of visits in the viewer’s areas, newest first',
  query: z.object({ kind: z.enum(planKinds).optional(), over: z.stringbool().default(false), ...paging }),
  response: page(planRow).extend({ mayMake: z.boolean() }),
});
export const getPlan = endpoint({
  method: 'GET',
  path: '/api/visits/plans/:planId',
  access: 'session',
  summary: 'One plan with what it says and asks',
  params: ofPlan,
  response: planDetail,
  errors: ['visits.plan_not_found'],
});

const writing = [
  'territory.area_not_found',
  'territory.line_unknown',
  'visits.days_reversed',
  'visits.rhythm_needed',
  'visits.condition_wrong',
  'visits.person_unfit',
  'form.schema_wrong',
] as const;
export const makePlan = endpoint({
  method: 'POST',
  path: '/api/visits/plans',
  access: 'session',
  status: 201,
  summary: 'Makes a plan. What it asks of areas below is a demand, with its basis',
  body: z.object({
    id,
    ...facts,
    areaCode: line.max(20),
    areas: z.array(line.max(20)).min(1).max(300).describe('codes: where households are visited'),
    leadId: id.nullable().default(null).describe('null: the viewer'),
    content: planContent,
    basis: z
      .strictObject({ kind: z.enum(basisKinds), text: line.min(2).max(200) })
      .nullable()
      .default(null)
      .describe('needed where areas below are asked'),
  }),
  largestBody: 512 * 1024,
  response: planDetail,
  errors: [...writing, 'demands.without_basis', 'demands.forbidden', 'demands.repeated', 'demands.limit_reached', 'demands.day_passed'],
});
export const changePlan = endpoint({
  method: 'PUT',
  path: '/api/visits/plans/:planId',
  access: 'session',
  summary: 'Changes a plan, or renews it by a later last day. A changed rhythm holds from today on',
  params: ofPlan,
  body: z.object({
    id,
    version,
    title: facts.title,
    risk: facts.risk,
    until: facts.until,
    rhythm: facts.rhythm,
    leadId: id,
    content: planContent,
  }),
  largestBody: 512 * 1024,
  response: planDetail,
  errors: ['visits.plan_not_found', 'visits.plan_changed', 'visits.plan_over', ...writing],
});
export const endPlan = endpoint({
  method: 'POST',
  path: '/api/visits/plans/:planId/end',
  access: 'session',
  summary: 'Ends a plan with all its assignments',
  params: ofPlan,
  body: z.object({ id, reason }),
  response: planDetail,
  errors: ['visits.plan_not_found', 'visits.plan_over'],
});
