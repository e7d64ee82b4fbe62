import type { FastifyInstance } from 'fastify';
import * as api from '#contract/offers/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import {
  changeMerchant,
  createMerchant,
  endMerchant,
  inviteVerifier,
  joinMerchant,
  leaveMerchant,
  unbindVerifiers,
} from './commands/manage-merchants.ts';
import { changeOffer, decideOffer, endOffer, noteStock, proposeOffer } from './commands/manage-offers.ts';
import { redeem } from './commands/redeem.ts';
import { refundVoucher } from './commands/refund.ts';
import { confirmSettlement, paySettlement } from './commands/settle.ts';
import { buyVoucher, giveAtCounter, returnVoucher } from './commands/vouchers.ts';
import type { Offers } from './offers.ts';
import { merchantsPage, ownMerchants } from './queries/merchants.ts';
import { mallPage, offerDetail, offersPage, stockPage } from './queries/offers.ts';
import { redemptionsPage } from './queries/redemptions.ts';
import { ownSettlementLines, ownSettlements, settlementsPage } from './queries/settlements.ts';
import { ownVouchers, vouchersPage } from './queries/vouchers.ts';

/** HTTP of merchants, offers, vouchers and settlement. */
export const offerRoutes = (app: FastifyInstance, { context, sheets }: Offers): void => {
  const { kernel } = context;
  fileRoute(app, kernel.disk, api.exportOffers, ({ viewer, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: {}, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importOffers, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  fileRoute(app, kernel.disk, api.exportSettlements, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.settlements, { viewer, request, reply, input: query, title: '' }),
  );

  route(app, api.listOfferMerchants, ({ viewer, query }) => merchantsPage(context, viewer, query));
  route(app, api.createMerchant, ({ viewer, body }) => createMerchant(context, viewer, body));
  route(app, api.changeMerchant, ({ viewer, params, body }) => changeMerchant(context, viewer, params.merchantId, body));
  route(app, api.endMerchant, ({ viewer, params, body }) => endMerchant(context, viewer, params.merchantId, body));
  route(app, api.inviteVerifier, ({ viewer, params, body }) => inviteVerifier(context, viewer, params.merchantId, body));
  route(app, api.unbindVerifiers, ({ viewer, params, body }) => unbindVerifiers(context, viewer, params.merchantId, body));
  route(app, api.myMerchants, ({ viewer }) => ownMerchants(context, viewer));
  route(app, api.joinMerchant, ({ viewer, body }) => joinMerchant(context, viewer, body));
  route(app, api.leaveMerchant, ({ viewer, params, body }) => leaveMerchant(context, viewer, params.merchantId, body));

  route(app, api.mall, ({ viewer, query }) => mallPage(context, viewer, query));
  route(app, api.getOffer, ({ viewer, params }) => offerDetail(context, viewer, params.offerId));
  route(app, api.listOffers, ({ viewer, query }) => offersPage(context, viewer, query));
  route(app, api.proposeOffer, ({ viewer, body }) => proposeOffer(context, viewer, body));
  route(app, api.changeOffer, ({ viewer, params, body }) => changeOffer(context, viewer, params.offerId, body));
  route(app, api.decideOffer, ({ viewer, params, body }) => decideOffer(context, viewer, params.offerId, body));
  route(app, api.endOffer, ({ viewer, params, body }) => endOffer(context, viewer, params.offerId, body));
  route(app, api.listStock, ({ viewer, params, query }) => stockPage(context, viewer, params.offerId, query));
  route(app, api.noteStock, ({ viewer, params, body }) => noteStock(context, viewer, params.offerId, body));

  route(app, api.buyVoucher, ({ viewer, params, body }) => buyVoucher(context, viewer, params.offerId, body));
  route(app, api.giveAtCounter, ({ viewer, params, body }) => giveAtCounter(context, viewer, params.offerId, body));
  route(app, api.myVouchers, ({ viewer, query }) => ownVouchers(context, viewer, query));
  route(app, api.returnVoucher, ({ viewer, params, body }) => returnVoucher(context, viewer, params.voucherId, body));
  route(app, api.refundVoucher, ({ viewer, params, body }) => refundVoucher(context, viewer, params.voucherId, body));
  route(app, api.listVouchers, ({ viewer, query }) => vouchersPage(context, viewer, query));
  route(app, api.redeem, ({ viewer, params, body }) => redeem(context, viewer, params.merchantId, body));
  route(app, api.listRedemptions, ({ viewer, params, query }) => redemptionsPage(context, viewer, params.merchantId, query));

  route(app, api.listSettlements, ({ viewer, query }) => settlementsPage(context, viewer, query));
  route(app, api.mySettlements, ({ viewer, params, query }) => ownSettlements(context, viewer, params.merchantId, query));
  route(app, api.mySettlementLines, ({ viewer, params, query }) => ownSettlementLines(context, viewer, params, query));
  route(app, api.confirmSettlement, ({ viewer, params, body }) =>
    confirmSettlement(context, viewer, params.merchantId, params.period, body),
  );
  route(app, api.paySettlement, ({ viewer, params, body }) => paySettlement(context, viewer, params.merchantId, params.period, body));
};
