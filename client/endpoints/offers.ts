// Generated from contract/offers/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/offers/api.ts';
import { is } from '../endpoint.ts';

export const buyVoucher = /* @__PURE__ */ is<typeof api.buyVoucher>('POST', '/api/offers/:offerId/vouchers', 'id offer');
export const changeMerchant = /* @__PURE__ */ is<typeof api.changeMerchant>('POST', '/api/offers/merchants/:merchantId/change', 'id name');
export const changeOffer = /* @__PURE__ */ is<typeof api.changeOffer>('POST', '/api/offers/:offerId/change', 'id merchant');
export const confirmSettlement = /* @__PURE__ */ is<typeof api.confirmSettlement>('POST', '/api/my/merchants/:merchantId/settlements/:period/confirm', 'merchant period');
export const createMerchant = /* @__PURE__ */ is<typeof api.createMerchant>('POST', '/api/offers/merchants', 'id name');
export const decideOffer = /* @__PURE__ */ is<typeof api.decideOffer>('POST', '/api/offers/:offerId/decide', 'id merchant');
export const endMerchant = /* @__PURE__ */ is<typeof api.endMerchant>('POST', '/api/offers/merchants/:merchantId/end', 'id name');
export const endOffer = /* @__PURE__ */ is<typeof api.endOffer>('POST', '/api/offers/:offerId/end', 'id merchant');
export const getOffer = /* @__PURE__ */ is<typeof api.getOffer>('GET', '/api/offers/:offerId', 'id kind');
export const giveAtCounter = /* @__PURE__ */ is<typeof api.giveAtCounter>('POST', '/api/offers/:offerId/counter', 'id offer');
export const inviteVerifier = /* @__PURE__ */ is<typeof api.inviteVerifier>('POST', '/api/offers/merchants/:merchantId/invite', 'code until');
export const joinMerchant = /* @__PURE__ */ is<typeof api.joinMerchant>('POST', '/api/my/merchants', 'id name');
export const leaveMerchant = /* @__PURE__ */ is<typeof api.leaveMerchant>('POST', '/api/my/merchants/:merchantId/leave', 'ok');
export const listOfferMerchants = /* @__PURE__ */ is<typeof api.listOfferMerchants>('GET', '/api/offers/merchants', 'items next');
export const listOffers = /* @__PURE__ */ is<typeof api.listOffers>('GET', '/api/offers/managed', 'items next');
export const listRedemptions = /* @__PURE__ */ is<typeof api.listRedemptions>('GET', '/api/my/merchants/:merchantId/redemptions', 'items next');
export const listSettlements = /* @__PURE__ */ is<typeof api.listSettlements>('GET', '/api/offers/settlements', 'items next');
export const listStock = /* @__PURE__ */ is<typeof api.listStock>('GET', '/api/offers/:offerId/stock', 'items next');
export const listVouchers = /* @__PURE__ */ is<typeof api.listVouchers>('GET', '/api/offers/vouchers', 'items next');
export const mall = /* @__PURE__ */ is<typeof api.mall>('GET', '/api/offers', 'items more');
export const myMerchants = /* @__PURE__ */ is<typeof api.myMerchants>('GET', '/api/my/merchants', 'jurisdictionId now');
export const mySettlementLines = /* @__PURE__ */ is<typeof api.mySettlementLines>('GET', '/api/my/merchants/:merchantId/settlements/:period/lines', 'items next');
export const mySettlements = /* @__PURE__ */ is<typeof api.mySettlements>('GET', '/api/my/merchants/:merchantId/settlements', 'items next');
export const myVouchers = /* @__PURE__ */ is<typeof api.myVouchers>('GET', '/api/my/vouchers', 'items next');
export const noteStock = /* @__PURE__ */ is<typeof api.noteStock>('POST', '/api/offers/:offerId/stock', 'id merchant');
export const paySettlement = /* @__PURE__ */ is<typeof api.paySettlement>('POST', '/api/offers/settlements/:merchantId/:period/pay', 'merchant period');
export const proposeOffer = /* @__PURE__ */ is<typeof api.proposeOffer>('POST', '/api/offers', 'id merchant');
export const redeem = /* @__PURE__ */ is<typeof api.redeem>('POST', '/api/my/merchants/:merchantId/redemptions', 'id voucherId');
export const refundVoucher = /* @__PURE__ */ is<typeof api.refundVoucher>('POST', '/api/offers/vouchers/:voucherId/refund', 'id offer');
export const returnVoucher = /* @__PURE__ */ is<typeof api.returnVoucher>('POST', '/api/my/vouchers/:voucherId/return', 'id offer');
export const unbindVerifiers = /* @__PURE__ */ is<typeof api.unbindVerifiers>('POST', '/api/offers/merchants/:merchantId/unbind', 'id name');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly offers: typeof import('./offers.ts');
  }
}
