import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { buyVoucher as buyEndpoint, giveAtCounter as counterEndpoint, OwnVoucher, Voucher } from '#contract/offers/vouchers.ts';
import { fail } from '#kernel/errors.ts';
import { ownPerson, personFor, tiedPerson } from '#modules/persons/index.ts';
import { type Context, mustManage, offerCommand } from '../context.ts';
import { presentOwn, voucherShown } from '../queries/vouchers.ts';
import { merchantsOf } from '../store/merchants.ts';
import { offersById } from '../store/offers.ts';
import { lockVoucher, type VoucherRow, vouchersById } from '../store/vouchers.ts';
import { handBack } from './give-back.ts';
import { giveOut } from './give-out.ts';
import { tellHolder } from './notices.ts';
import { sell } from './sell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
const one = ([row]: readonly VoucherRow[]): VoucherRow => row ?? fail('offers.voucher_not_found');

/** Takes an offer for points, for oneself. Nobody takes from whom they give out for: who confirms that it was given would be who got it. */
export const buyVoucher = (context: Context, viewer: Viewer, offerId: string, body: Body<typeof buyEndpoint>): Promise<OwnVoucher> =>
  offerCommand(
    context,
    viewer,
    `offers.buy ${offerId}`,
    body,
    async ({ eye, tx }) => {
      const [offer] = await offersById(tx, [offerId]);
      const mine = await merchantsOf(tx, viewer.accountId);
      if (offer && [offer.merchantId, ...offer.partnerIds].some((id) => mine.includes(id))) fail('offers.own_merchant');
      const personId = await ownPerson(tx, eye.jurisdictionId, eye.ring, viewer, body.name === null ? null : { name: body.name });
      return sell(eye, tx, { id: body.id, offerId, personId, accountId: viewer.accountId });
    },
    async ({ eye, tx }, id) => presentOwn(eye, tx, one(await vouchersById(tx, [id]))),
  );

/** Takes an offer for somebody at the counter and hands it out at once. Never for oneself. */
export const giveAtCounter = (context: Context, viewer: Viewer, offerId: string, body: Body<typeof counterEndpoint>): Promise<Voucher> =>
  offerCommand(
    context,
    viewer,
    `offers.counter ${offerId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const offer = (await offersById(tx, [offerId]))[0] ?? fail('offers.offer_not_found');
      mustManage(eye, offer.merchantId);
      const personId = await personFor(tx, eye.jurisdictionId, eye.ring, { personId: body.personId });
      if ((await tiedPerson(tx, viewer.accountId)) === personId) fail('offers.own_voucher');
      const id = await sell(eye, tx, { id: body.id, offerId, personId, accountId: null });
      const voucher = one(await vouchersById(tx, [id]));
      await giveOut(eye, tx, voucher, {
        id: body.id,
        merchantId: offer.merchantId,
        accountId: viewer.accountId,
        usedAt: at,
        offline: false,
      });
      await tellHolder(eye, tx, voucher, 'counter');
      await log('offers.given_at_counter', id, { data: { offer: offerId } });
      return id;
    },
    ({ eye, tx }, id) => voucherShown(eye, tx, id),
  );

/** Gives back an own voucher that was not used. */
export const returnVoucher = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<OwnVoucher> =>
  offerCommand(
    context,
    viewer,
    `offers.return ${id}`,
    body,
    async ({ eye, tx }) => {
      const person = await tiedPerson(tx, viewer.accountId);
      const voucher = await lockVoucher(tx, id);
      if (!voucher || voucher.personId !== person) return fail('offers.voucher_not_found');
      await handBack(eye, tx, voucher, viewer.accountId);
      return id;
    },
    async ({ eye, tx }, done) => presentOwn(eye, tx, one(await vouchersById(tx, [done]))),
  );
