import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging, point, searched } from '../kernel/values.ts';
import { expiries, limitPeriods, merchantKinds, offerKinds, offerStates, stockWhats } from './values.ts';

const ofOffer = z.object({ offerId: id });
const named = z.object({ id, name: z.string() });
const count = z.number().int().min(1).max(1_000_000);

/** What is offered, for how much, to whom and until when. */
const terms = {
  kind: z.enum(offerKinds),
  title: line.min(2).max(40),
  description: text.max(500),
  points: count.describe('a piece'),
  worthFen: z.number().int().min(0).max(10_000_000).nullable().describe('what it costs otherwise'),
  perPerson: z.number().int().min(1).max(100).nullable(),
  perPeriod: z.enum(limitPeriods),
  from: day,
  until: day.nullable(),
  validDays: z.number().int().min(1).max(365).describe('days within which a voucher is used'),
  whenExpired: z.enum(expiries),
  areaIds: z.array(id).max(50).describe('for people of these areas; none: for all'),
  partnerIds: z.array(id).max(20).describe('merchants that give it out as well'),
};
export type OfferTerms = z.infer<z.ZodObject<typeof terms>>;

/** An offer in the mall. */
export const mallOffer = z.object({
  id,
  kind: z.enum(offerKinds),
  title: z.string(),
  points: z.number().int(),
  left: z.number().int().nullable().describe('null: as many as are asked for'),
  until: day.nullable(),
  photo: z.string().nullable().describe('address of a small picture'),
  merchant: named.extend({ kind: z.enum(merchantKinds), address: z.string(), point: point.nullable() }),
});
export type MallOffer = z.infer<typeof mallOffer>;

export const mall = endpoint({
  method: 'GET',
  path: '/api/offers',
  access: 'session',
  summary:
    'Offers of today, all at once (at most 1000), so that a phone sorts them by a distance it tells nobody. Where a supermarket’s goods were given by somebody who agreed to be named, the offer says so',
  query: z.object({ q: searched(40).optional(), kind: list(z.enum(offerKinds)), area: line.max(20).optional() }),
  response: z.object({ items: z.array(mallOffer), more: z.number().int() }),
  errors: ['territory.area_not_found'],
});

export const getOffer = endpoint({
  method: 'GET',
  path: '/api/offers/:offerId',
  access: 'session',
  summary: 'One offer of the mall, with its terms, who gave its goods and what the viewer may still have of it',
  params: ofOffer,
  response: mallOffer.extend({
    description: z.string(),
    worthFen: z.number().int().nullable(),
    perPerson: z.number().int().nullable(),
    perPeriod: z.enum(limitPeriods),
    validDays: z.number().int(),
    whenExpired: z.enum(expiries),
    partners: z.array(named),
    hours: z.string().nullable(),
    phone: z.string().nullable(),
    donors: z.array(z.string()).describe('who agreed to be named'),
    open: z.boolean().describe('can be bought now'),
  }),
  errors: ['offers.offer_not_found'],
});

/** An offer as those see it who keep it. */
export const managedOffer = z.object({
  id,
  merchant: named,
  state: z.enum(offerStates),
  ...terms,
  stock: z.number().int().nullable().describe('what came in, less what was given out otherwise; null: not counted'),
  taken: z.number().int().describe('bought with points'),
  photo: z.string().nullable().describe('address of a small picture'),
  areas: z.array(z.string()),
  reason: z.string().nullable(),
  proposedAt: moment,
  version: z.number().int(),
  actions: z.array(z.enum(['change', 'approve', 'refuse', 'end', 'stock'])),
});
export type ManagedOffer = z.infer<typeof managedOffer>;

export const listOffers = endpoint({
  method: 'GET',
  path: '/api/offers/managed',
  access: 'session',
  summary: 'Offers of the merchants of the viewer’s areas, newest first',
  query: z.object({ ...paging, state: list(z.enum(offerStates)), merchant: id.optional(), q: searched(40).optional() }),
  response: page(managedOffer).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden'],
});

const faults = [
  'offers.merchant_not_found',
  'offers.merchant_ended',
  'offers.days_reversed',
  'offers.partner_unfit',
  'offers.right_sold',
  'territory.area_not_found',
  'session.forbidden',
] as const;

export const proposeOffer = endpoint({
  method: 'POST',
  path: '/api/offers',
  access: 'session',
  status: 201,
  summary: 'Propose an offer of a merchant; somebody else agrees before it is in the mall. What people have a right to is refused',
  body: z.object({
    id,
    merchantId: id,
    ...terms,
    stock: z.number().int().min(0).max(1_000_000).nullable().describe('null: not counted'),
    photoId: id.nullable(),
  }),
  response: managedOffer,
  errors: [...faults, 'file.not_found', 'file.already_used'],
});

export const changeOffer = endpoint({
  method: 'POST',
  path: '/api/offers/:offerId/change',
  access: 'session',
  summary: 'Change an offer nobody has agreed to yet, or that was refused, and propose it anew. What was agreed to is ended, not changed',
  params: ofOffer,
  body: z.object({ id, version: z.number().int(), ...terms }),
  response: managedOffer,
  errors: [...faults, 'offers.offer_not_found', 'offers.offer_over', 'offers.changed'],
});

export const decideOffer = endpoint({
  method: 'POST',
  path: '/api/offers/:offerId/decide',
  access: 'session',
  summary: 'Agree to an offer another proposed, or refuse it with a reason',
  params: ofOffer,
  body: z.object({ id, version: z.number().int(), agree: z.boolean(), reason: reason.nullable() }),
  response: managedOffer,
  errors: [
    'offers.offer_not_found',
    'offers.offer_over',
    'offers.changed',
    'offers.own_offer',
    'offers.reason_needed',
    'session.forbidden',
  ],
});

export const endOffer = endpoint({
  method: 'POST',
  path: '/api/offers/:offerId/end',
  access: 'session',
  summary: 'Take an offer out of the mall. Vouchers that were bought stay good',
  params: ofOffer,
  body: z.object({ id, version: z.number().int() }),
  response: managedOffer,
  errors: ['offers.offer_not_found', 'offers.offer_over', 'offers.changed', 'session.forbidden'],
});

/** A line in the book of a stock. */
export const stockLine = z.object({
  id,
  what: z.enum(stockWhats),
  quantity: z.number().int().describe('above zero came in, below it left'),
  reason: z.string().nullable(),
  donor: z.string().nullable(),
  at: moment,
});
export type StockLine = z.infer<typeof stockLine>;

export const listStock = endpoint({
  method: 'GET',
  path: '/api/offers/:offerId/stock',
  access: 'session',
  summary: 'The book of an offer’s stock, newest first',
  params: ofOffer,
  query: z.object(paging),
  response: page(stockLine).extend({ stock: z.number().int(), taken: z.number().int() }),
  errors: ['offers.offer_not_found', 'offers.stock_unlimited', 'session.forbidden'],
});

export const noteStock = endpoint({
  method: 'POST',
  path: '/api/offers/:offerId/stock',
  access: 'session',
  status: 201,
  summary: 'Note what came in, was given out without points, or was counted otherwise. Nothing leaves that was bought',
  params: ofOffer,
  body: z.object({
    id,
    what: z.enum(stockWhats),
    quantity: z.number().int().min(-1_000_000).max(1_000_000),
    reason: reason.nullable(),
    donor: z.object({ name: line.min(2).max(40), consents: z.literal(true) }).nullable(),
  }),
  response: managedOffer,
  errors: ['offers.offer_not_found', 'offers.stock_unlimited', 'offers.stock_short', 'offers.reason_needed', 'session.forbidden'],
});
