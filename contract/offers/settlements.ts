import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { entryWhats, settlementStates } from './values.ts';

const ofSheet = z.object({ merchantId: id, period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/) });

/** The sheet of a merchant for a month or quarter: sums of its lines. Points of a sheet that is closed are what is to be paid. */
export const settlement = z.object({
  merchant: z.object({ id, name: z.string() }),
  period: z.string(),
  endsOn: day,
  state: z.enum(settlementStates),
  sums: z.record(z.enum(entryWhats), z.object({ count: z.number().int(), points: z.number().int() })),
  points: z.number().int().describe('the sum of all lines'),
  closedAt: moment.nullable(),
  confirmedAt: moment.nullable(),
  receipt: z.string().nullable().describe('of the payment, which is made elsewhere'),
  paidAt: moment.nullable(),
  actions: z.array(z.enum(['confirm', 'pay'])),
});
export type Settlement = z.infer<typeof settlement>;

export const listSettlements = endpoint({
  method: 'GET',
  path: '/api/offers/settlements',
  access: 'session',
  summary: 'Sheets of the merchants of the viewer’s areas, latest period first',
  query: z.object({ ...paging, state: list(z.enum(settlementStates)), merchant: id.optional() }),
  response: page(settlement),
  errors: ['session.forbidden'],
});

export const mySettlements = endpoint({
  method: 'GET',
  path: '/api/my/merchants/:merchantId/settlements',
  access: 'session',
  summary: 'Sheets of a merchant the viewer gives out for, latest first',
  params: z.object({ merchantId: id }),
  query: z.object(paging),
  response: page(settlement),
  errors: ['offers.not_merchant'],
});

/** One thing given out, given back or borne, without whom it was for. */
export const settlementLine = z.object({
  id,
  at: moment,
  what: z.enum(entryWhats),
  title: z.string().describe('of the offer'),
  points: z.number().int(),
});

export const mySettlementLines = endpoint({
  method: 'GET',
  path: '/api/my/merchants/:merchantId/settlements/:period/lines',
  access: 'session',
  summary: 'Lines of a sheet of a merchant the viewer gives out for, in the order of time, to be looked through before it is confirmed',
  params: ofSheet,
  query: z.object(paging),
  response: page(settlementLine),
  errors: ['offers.not_merchant'],
});

export const confirmSettlement = endpoint({
  method: 'POST',
  path: '/api/my/merchants/:merchantId/settlements/:period/confirm',
  access: 'session',
  summary: 'Confirm a closed sheet for the merchant. Nothing in it changes any more; what turns out wrong stands in the next one',
  params: ofSheet,
  body: z.object({ id }),
  response: settlement,
  errors: ['offers.not_merchant', 'offers.settlement_not_found', 'offers.settlement_open', 'offers.settlement_done'],
});

export const paySettlement = endpoint({
  method: 'POST',
  path: '/api/offers/settlements/:merchantId/:period/pay',
  access: 'session',
  summary: 'Note that a confirmed sheet was paid, with the number of the payment. The platform moves no money',
  params: ofSheet,
  body: z.object({ id, receipt: line.min(2).max(40) }),
  response: settlement,
  errors: ['offers.settlement_not_found', 'offers.settlement_open', 'offers.settlement_done', 'session.forbidden'],
});
