import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { reason } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { holderTypes, ledgerActs, transferStates } from './values.ts';

/** Accounts the desk lists. Persons are never among them. */
export const listedHolders = ['budget', 'unit', 'team', 'merchant'] as const;
export type ListedHolder = (typeof listedHolders)[number];

export const balance = z.object({
  available: z.number().int().describe('what can be spent today'),
  pending: z.number().int().describe('put aside until what they are meant for is decided'),
  expiring: z.array(z.object({ day, points: z.number().int() })).describe('what can be spent until which last day, soonest first'),
});

/** The rule that paid. */
const rule = z.object({
  title: label,
  version: z.number().int().describe('0: the rules that come along'),
  by: z.string().nullable().describe('who published that version'),
  since: day.nullable(),
});

/** One act as it changed what an account can spend, with why. */
export const statementLine = z.object({
  id,
  at: moment,
  act: z.enum(ledgerActs),
  points: z.number().int().describe('more or less than before'),
  state: z.enum(transferStates),
  title: label.describe('what it was'),
  page: z.string().nullable().describe('address on the phone of what it came from'),
  other: z.enum(holderTypes).describe('whose account is on the other side'),
  lastDay: day.nullable().describe('of points that came: the last day on which they can be spent'),
  until: moment.nullable().describe('of points put aside: when they come back by themselves'),
  reason: z.string().nullable().describe('of points taken back'),
  reversed: z.number().int().nullable().describe('how many of them were taken back later'),
  rule: rule.nullable(),
});
export type StatementLine = z.infer<typeof statementLine>;

const statement = page(statementLine).extend({ balance });
export type Statement = z.infer<typeof statement>;

export const myPoints = endpoint({
  method: 'GET',
  path: '/api/my/points',
  access: 'session',
  summary: 'The viewer’s own points: what can be spent, what expires when, and every entry with what it was and the rule that paid',
  query: z.object(paging),
  response: statement,
});

export const lookAtPoints = endpoint({
  method: 'POST',
  path: '/api/points/persons/:personId/looks',
  access: 'session',
  summary: 'Opens the statement of a person for a reason, to decide an objection; each look is kept and shown to the person',
  params: z.object({ personId: id }),
  body: z.object({ id, reason, cursor: paging.cursor }),
  response: statement,
  errors: ['points.account_not_found'],
});

export const pointsAccount = z.object({
  type: z.enum(listedHolders),
  id,
  name: z.string(),
  area: z.string().nullable(),
  available: z.number().int(),
  pending: z.number().int(),
});
export type PointsAccount = z.infer<typeof pointsAccount>;

export const listPointsAccounts = endpoint({
  method: 'GET',
  path: '/api/points/accounts',
  access: 'session',
  summary: 'Accounts of budgets, units, teams and merchants in the viewer’s areas, by name; never of persons, and in no order of points',
  query: z.object({ type: z.enum(listedHolders).optional() }),
  response: page(pointsAccount).describe('all of them at once'),
});

export const accountStatement = endpoint({
  method: 'GET',
  path: '/api/points/accounts/:type/:holderId',
  access: 'session',
  summary: 'The statement of a budget, unit, team or merchant; who is on the other side is told by kind, never by name',
  params: z.object({ type: z.enum(listedHolders), holderId: id }),
  query: z.object(paging),
  response: statement.extend({ name: z.string(), area: z.string().nullable() }),
  errors: ['points.account_not_found'],
});

export const exportStatement = fileEndpoint({
  method: 'GET',
  path: '/api/points/accounts/:type/:holderId/sheet',
  access: 'session',
  summary:
    'The statement of a budget, unit, team or merchant as a workbook, newest first, at most 20,000 entries; it is in the audit trail',
  params: z.object({ type: z.enum(listedHolders), holderId: id }),
  gives: workbookType,
  errors: ['points.account_not_found', 'request.line_full'],
});
