import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { outcomes, voucherStates } from './values.ts';

const ofVoucher = z.object({ voucherId: id });
const named = z.object({ id, name: z.string() });

export const voucher = z.object({
  id,
  offer: z.object({ id, title: z.string() }),
  merchant: named.extend({ address: z.string() }),
  partners: z.array(named),
  points: z.number().int(),
  state: z.enum(voucherStates),
  boughtAt: moment,
  expiresAt: moment,
  endedAt: moment.nullable(),
  givenBy: z.string().nullable().describe('the merchant that gave it out'),
  reason: z.string().nullable(),
});
export type Voucher = z.infer<typeof voucher>;

/** A voucher as whoever bought it has it, with what their phone makes its codes from. */
export const ownVoucher = voucher.extend({
  code: z
    .object({
      number: z.string().describe('eight digits; four more that change follow when it is typed'),
      claim: z.string(),
      signature: z.string(),
      secret: z.string().describe('private half of the voucher’s key, base64 of 32 bytes'),
    })
    .nullable()
    .describe('null: it is not good any more'),
  actions: z.array(z.enum(['return'])),
});
export type OwnVoucher = z.infer<typeof ownVoucher>;

const buying = [
  'offers.offer_not_found',
  'offers.not_now',
  'offers.sold_out',
  'offers.limit_reached',
  'offers.held_most',
  'points.not_enough',
  'persons.name_needed',
] as const;

export const buyVoucher = endpoint({
  method: 'POST',
  path: '/api/offers/:offerId/vouchers',
  access: 'session',
  status: 201,
  summary:
    'Take an offer for points: they are held until the voucher is used, and one piece is kept. Whoever is faster has the last one, whatever the pages showed',
  params: z.object({ offerId: id }),
  body: z.object({ id, name: line.min(2).max(40).nullable().describe('asked for where the account is tied to nobody yet') }),
  response: ownVoucher,
  errors: [...buying, 'offers.sign_in_first', 'offers.own_merchant'],
});

export const giveAtCounter = endpoint({
  method: 'POST',
  path: '/api/offers/:offerId/counter',
  access: 'session',
  status: 201,
  summary:
    'Take an offer for somebody who stands at the counter and has no phone, and hand it out at once. They are told where they have an account',
  params: z.object({ offerId: id }),
  body: z.object({ id, personId: id }),
  response: voucher,
  errors: [...buying, 'persons.person_not_found', 'offers.own_voucher', 'session.forbidden'],
});

export const myVouchers = endpoint({
  method: 'GET',
  path: '/api/my/vouchers',
  access: 'session',
  summary: 'The viewer’s vouchers: those still good, or all others, newest first',
  query: z.object({ ...paging, over: z.stringbool().default(false) }),
  response: page(ownVoucher).extend({
    now: moment.describe('the server’s time: codes are made by it, whatever the clock of the phone says'),
  }),
});

export const returnVoucher = endpoint({
  method: 'POST',
  path: '/api/my/vouchers/:voucherId/return',
  access: 'session',
  summary: 'Give back an own voucher that was not used: the points come back, good as long as they were',
  params: ofVoucher,
  body: z.object({ id }),
  response: ownVoucher,
  errors: ['offers.voucher_not_found', 'offers.voucher_over'],
});

export const refundVoucher = endpoint({
  method: 'POST',
  path: '/api/offers/vouchers/:voucherId/refund',
  access: 'session',
  summary: 'Give points back, as the merchant that gave it out or for the district, with a reason whoever bought it reads',
  params: ofVoucher,
  body: z.object({ id, reason, goodsBack: z.boolean().describe('the piece can be taken by somebody else') }),
  response: voucher,
  errors: ['offers.voucher_not_found', 'offers.voucher_over', 'session.forbidden'],
});

export const listVouchers = endpoint({
  method: 'GET',
  path: '/api/offers/vouchers',
  access: 'session',
  summary: 'Vouchers of the merchants of the viewer’s areas, newest first. Nobody is named',
  query: z.object({ ...paging, state: list(z.enum(voucherStates)), merchant: id.optional(), offer: id.optional() }),
  response: page(voucher.extend({ actions: z.array(z.enum(['refund'])) })),
  errors: ['session.forbidden'],
});

/** What was shown at a merchant and what came of it. */
export const redemption = z.object({
  id,
  voucherId: id,
  title: z.string(),
  points: z.number().int(),
  usedAt: moment,
  offline: z.boolean(),
  outcome: z.enum(outcomes),
  state: z.enum(voucherStates),
  /** Where it was used before. */
  before: z.object({ merchant: z.string(), at: moment }).nullable(),
  actions: z.array(z.enum(['refund'])),
});
export type Redemption = z.infer<typeof redemption>;

export const redeem = endpoint({
  method: 'POST',
  path: '/api/my/merchants/:merchantId/redemptions',
  access: 'session',
  status: 201,
  summary:
    'Give something out for a voucher, by its code or the digits beside it. Taken by a phone without a network it is sent later; a second use is then found and told to the later merchant, at the cost of the district up to its limit',
  params: z.object({ merchantId: id }),
  body: z.object({
    id,
    code: line.min(12).max(400),
    offline: z.boolean().describe('taken by the phone alone: its code is of then'),
  }),
  response: redemption,
  offline: ['id', 'outcome'],
  errors: [
    'offers.not_merchant',
    'offers.code_unreadable',
    'offers.code_forged',
    'offers.code_foreign',
    'offers.code_elsewhere',
    'offers.code_old',
    'offers.code_clock',
    'offers.code_late',
    'offers.voucher_expired',
    'offers.voucher_used',
    'offers.voucher_over',
    'offers.own_voucher',
  ],
});

export const listRedemptions = endpoint({
  method: 'GET',
  path: '/api/my/merchants/:merchantId/redemptions',
  access: 'session',
  summary: 'What a merchant has given out on a day, newest first; nobody is named',
  params: z.object({ merchantId: id }),
  query: z.object({ ...paging, day: day.optional().describe('today when absent') }),
  response: page(redemption),
  errors: ['offers.not_merchant'],
});
