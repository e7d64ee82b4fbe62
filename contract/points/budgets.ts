import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { id, moment } from '../kernel/values.ts';

const points = z.number().int().min(0).max(100_000_000);
const facts = {
  title: line.min(2).max(60),
  payer: line.min(2).max(60).describe('who pays: an office, a company, a village'),
  ceiling: points.describe('points put into it in one calendar year at most'),
};

/** What pays the points of an area and below, unless a nearer budget does. */
export const budget = z.object({
  id,
  area: z.object({ code: z.string(), name: z.string() }),
  ...facts,
  version: z.number().int(),
  openedAt: moment,
  closed: z.boolean(),
  year: z.number().int(),
  granted: points.describe('put into it this year'),
  available: points.describe('there to be paid out'),
  paid: points.describe('paid for acts this year and not taken back'),
  waiting: z.object({ acts: z.number().int(), points }).describe('acts that wait until it has enough'),
  debt: points.describe('spent before they were taken back: it bears them'),
  grants: z
    .array(z.object({ points, payer: z.string(), reason: z.string(), by: z.string().nullable(), at: moment }))
    .describe('of this year, newest first'),
  mayKeep: z.boolean(),
});
export type Budget = z.infer<typeof budget>;

export const listBudgets = endpoint({
  method: 'GET',
  path: '/api/points/budgets',
  access: 'session',
  summary: 'Budgets of the viewer’s areas and of those above, which pay there; what waits although no budget is there',
  response: z.object({
    items: z.array(budget),
    without: z.object({ acts: z.number().int(), points }).describe('acts of the viewer’s areas for which there is no budget at all'),
    mayOpen: z.array(z.object({ code: z.string(), name: z.string() })).describe('areas of the viewer without an open budget of their own'),
  }),
});

const granting = { points, reason, payer: facts.payer };
export const openBudget = endpoint({
  method: 'POST',
  path: '/api/points/budgets',
  access: 'session',
  summary: 'Opens a budget for an area, with the points it begins with; what found no budget there is paid, oldest first',
  body: z.object({ id, area: z.string().max(20), ...facts, ...granting }),
  response: budget,
  status: 201,
  errors: ['territory.area_not_found', 'points.budget_there', 'points.ceiling'],
});

export const topUp = endpoint({
  method: 'POST',
  path: '/api/points/budgets/:budgetId/grants',
  access: 'session',
  summary: 'Puts more points into a budget, for a reason; what waits for it is paid, oldest first',
  params: z.object({ budgetId: id }),
  body: z.object({ id, ...granting, points: points.min(1) }),
  response: budget,
  errors: ['points.budget_not_found', 'points.budget_closed', 'points.ceiling'],
});

export const changeBudget = endpoint({
  method: 'POST',
  path: '/api/points/budgets/:budgetId',
  access: 'session',
  summary: 'Changes a budget or closes it; what lies in a closed one stays there',
  params: z.object({ budgetId: id }),
  body: z.object({ id, version: z.number().int(), ...facts, closed: z.boolean(), reason }),
  response: budget,
  errors: ['points.budget_not_found', 'points.budget_changed', 'points.ceiling_below', 'points.budget_waits'],
});
