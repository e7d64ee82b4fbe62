import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, telephone } from '../kernel/shapes.ts';
import { done, id, moment, page, paging, point, searched } from '../kernel/values.ts';
import { merchantKinds, settlementPeriods } from './values.ts';

const ofMerchant = z.object({ merchantId: id });

/** What a merchant tells of itself. */
const facts = {
  kind: z.enum(merchantKinds),
  address: line.min(2).max(100),
  point: point.nullable().describe('its place on the map'),
  phone: telephone.nullable(),
  hours: line.max(60).nullable().describe('as it is read: 每天 8:00–20:00'),
  period: z.enum(settlementPeriods),
};

export const merchant = z.object({
  id: id.describe('that of its organisation'),
  name: z.string(),
  area: z.string(),
  ...facts,
  version: z.number().int(),
  ended: z.boolean(),
  offers: z.number().int().describe('live ones'),
  verifiers: z.number().int().describe('accounts that give out for it'),
  actions: z.array(z.enum(['change', 'end', 'resume', 'invite', 'unbind'])),
});
export type Merchant = z.infer<typeof merchant>;

export const listOfferMerchants = endpoint({
  method: 'GET',
  path: '/api/offers/merchants',
  access: 'session',
  summary: 'Merchants of the viewer’s areas by name',
  query: z.object({ ...paging, q: searched(40).optional(), ended: z.stringbool().default(false) }),
  response: page(merchant).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden'],
});

export const createMerchant = endpoint({
  method: 'POST',
  path: '/api/offers/merchants',
  access: 'session',
  status: 201,
  summary: 'Let an organisation be a merchant',
  body: z.object({ id, organisationId: id, ...facts }),
  response: merchant,
  errors: ['organisations.organisation_not_found', 'offers.merchant_there', 'offers.merchant_unfit', 'session.forbidden'],
});

export const changeMerchant = endpoint({
  method: 'POST',
  path: '/api/offers/merchants/:merchantId/change',
  access: 'session',
  summary: 'Change what is said of a merchant',
  params: ofMerchant,
  body: z.object({ id, version: z.number().int(), ...facts }),
  response: merchant,
  errors: ['offers.merchant_not_found', 'offers.changed', 'session.forbidden'],
});

export const endMerchant = endpoint({
  method: 'POST',
  path: '/api/offers/merchants/:merchantId/end',
  access: 'session',
  summary: 'Let a merchant take part no more, or again. Vouchers that were bought are still given out; what is settled stays',
  params: ofMerchant,
  body: z.object({ id, version: z.number().int(), ended: z.boolean() }),
  response: merchant,
  errors: ['offers.merchant_not_found', 'offers.changed', 'session.forbidden'],
});

export const inviteVerifier = endpoint({
  method: 'POST',
  path: '/api/offers/merchants/:merchantId/invite',
  access: 'session',
  summary: 'A code by which one account joins the merchant within three days, once; shown this once',
  params: ofMerchant,
  body: z.object({ id }),
  response: z.object({ code: z.string().nullable().describe('null in the answer to a repeat'), until: moment }),
  errors: ['offers.merchant_not_found', 'offers.merchant_ended', 'session.forbidden'],
});

export const unbindVerifiers = endpoint({
  method: 'POST',
  path: '/api/offers/merchants/:merchantId/unbind',
  access: 'session',
  summary: 'Nobody gives out for the merchant any more until invited anew, e.g. because a phone was lost',
  params: ofMerchant,
  body: z.object({ id }),
  response: merchant,
  errors: ['offers.merchant_not_found', 'session.forbidden'],
});

export const joinMerchant = endpoint({
  method: 'POST',
  path: '/api/my/merchants',
  access: 'session',
  summary: 'Give out for a merchant from now on, by the code of an invitation',
  body: z.object({ id, code: line.min(8).max(20) }),
  response: z.object({ id, name: z.string() }),
  errors: ['offers.invite_wrong', 'offers.sign_in_first'],
});

export const leaveMerchant = endpoint({
  method: 'POST',
  path: '/api/my/merchants/:merchantId/leave',
  access: 'session',
  summary: 'Give out for a merchant no more',
  params: ofMerchant,
  body: z.object({ id }),
  response: done,
  errors: ['offers.not_merchant'],
});

/** What a phone needs to give out for merchants, also without a network. */
export const myMerchants = endpoint({
  method: 'GET',
  path: '/api/my/merchants',
  access: 'session',
  summary:
    'Merchants the viewer gives out for, with what a phone needs to judge vouchers without a network: offers, public keys, the server’s time',
  response: z.object({
    jurisdictionId: id,
    now: moment,
    keys: z.record(z.string(), z.string()).describe('public keys by version, base64 of 32 bytes'),
    items: z.array(
      z.object({
        id,
        name: z.string(),
        offers: z.array(z.object({ id, title: z.string(), points: z.number().int() })),
        toConfirm: z.number().int().describe('sheets that wait for the merchant'),
      }),
    ),
  }),
});
export type MyMerchants = z.infer<typeof myMerchants.response>;
