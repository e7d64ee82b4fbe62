import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, moment, page, paging, searched } from '../kernel/values.ts';
import { assignWays, dueStates } from './kinds.ts';
import { ofPlan } from './plans.ts';

const person = z.object({ id, name: z.string() });

/** A household of a plan, as its lead sees it: where, who goes there, what came of it. Who lives there is shown for a reason alone. */
export const assignmentRow = z.object({
  id,
  householdId: id.nullable(),
  address: z.string().describe('雪松雅居1栋2单元301; of a person without a household the name, masked'),
  area: z.object({ code: z.string(), name: z.string() }),
  visitor: person,
  substitute: person.extend({ until: day }).nullable(),
  from: day,
  until: day.nullable(),
  state: z.enum(dueStates),
  dueUntil: day.nullable().describe('last day of the window that is open'),
  missed: z.number().int().describe('windows of the last year that went by without a visit'),
  lastAt: moment.nullable(),
  lastResult: z.string().nullable(),
});
export type AssignmentRow = z.infer<typeof assignmentRow>;

export const listPlanHouseholds = endpoint({
  method: 'GET',
  path: '/api/visits/plans/:planId/assignments',
  access: 'session',
  summary: 'Households of a plan, by area; for its lead',
  params: ofPlan,
  query: z.object({ area: line.max(20).optional(), visitor: id.optional(), ...paging }),
  response: page(assignmentRow),
  errors: ['visits.plan_not_found', 'session.forbidden', 'territory.area_not_found'],
});

/** What giving households to visitors did or, tried, would do. */
export const assigned = z.object({
  found: z.number().int().describe('households that the condition chooses'),
  added: z.number().int(),
  known: z.number().int().describe('in the plan already'),
  without: z.number().int().describe('for which nobody was found'),
});
export type Assigned = z.infer<typeof assigned>;
export const assignHouseholds = endpoint({
  method: 'POST',
  path: '/api/visits/plans/:planId/assignments',
  access: 'session',
  summary: 'Gives households of the plan’s areas to visitors: by grid, head of the building, contact household, or to one by hand',
  params: ofPlan,
  largestBody: 256 * 1024,
  body: z.object({
    id,
    way: z.enum(assignWays),
    areaCode: line.max(20).nullable().default(null).describe('only there'),
    householdIds: z.array(id).max(2000).nullable().default(null).describe('only these'),
    visitorId: id.nullable().default(null).describe('by hand'),
    dryRun: z.boolean().default(false),
  }),
  response: assigned,
  errors: ['visits.plan_not_found', 'visits.plan_over', 'visits.visitor_unfit', 'visits.too_many', 'territory.area_not_found'],
});
export const reassign = endpoint({
  method: 'POST',
  path: '/api/visits/plans/:planId/reassign',
  access: 'session',
  summary: 'Gives households to another visitor: for good, or as a substitute up to a day',
  params: ofPlan,
  largestBody: 256 * 1024,
  body: z.object({
    id,
    assignmentIds: z.array(id).max(2000).nullable().default(null),
    fromVisitorId: id.nullable().default(null).describe('all of this visitor’s'),
    visitorId: id,
    substituteUntil: day.nullable().default(null),
    reason,
  }),
  response: z.object({ moved: z.number().int() }),
  errors: ['visits.plan_not_found', 'visits.plan_over', 'visits.visitor_unfit', 'visits.days_reversed'],
});
export const renewAssignments = endpoint({
  method: 'POST',
  path: '/api/visits/plans/:planId/renew',
  access: 'session',
  summary: 'Lets assignments run to a later day, or ends them',
  params: ofPlan,
  largestBody: 256 * 1024,
  body: z.object({
    id,
    assignmentIds: z.array(id).min(1).max(2000),
    until: day.nullable().describe('null: as long as the plan'),
    end: z.boolean().default(false),
    reason,
  }),
  response: z.object({ changed: z.number().int() }),
  errors: ['visits.plan_not_found', 'visits.plan_over', 'visits.days_reversed'],
});
export const findVisitors = endpoint({
  method: 'GET',
  path: '/api/visits/visitors',
  access: 'session',
  summary: 'Who can visit in an area: those who work there, heads of its buildings, contacts; at most 50',
  query: z.object({ area: line.max(20), q: searched(40).optional() }),
  response: z.object({ items: z.array(person) }),
  errors: ['territory.area_not_found'],
});

/** Who lives in a household, as shown to its visitor or lead for a reason. */
export const residents = z.object({
  people: z.array(z.object({ id, name: z.string(), relation: z.string().nullable(), phone: z.string().nullable() })),
});
export type Residents = z.infer<typeof residents>;
export const lookAtHousehold = endpoint({
  method: 'POST',
  path: '/api/visits/assignments/:assignmentId/look',
  access: 'session',
  summary: 'Shows who lives there, to the assigned visitor and the lead; each look is kept with its reason',
  params: z.object({ assignmentId: id }),
  body: z.object({ id, reason }),
  response: residents,
  errors: ['visits.assignment_not_found', 'visits.assignment_over'],
});
