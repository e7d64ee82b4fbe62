import { bornePoints, mostHeld, offlineDays } from '#contract/offers/settings.ts';
import { stepBegins } from '#contract/offers/voucher-code.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import {
  type Acting,
  acceptVoucher,
  bookStock,
  giveBack,
  givenAt,
  handBack,
  judgeCode,
  lockOffer,
  lockVoucher,
  type NewMerchant,
  type NewOffer,
  sell,
} from '#modules/offers/index.ts';
import type { Ledger } from '#modules/points/index.ts';
import { makeSnapshot, type TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { type Act, type Offer, type Outcome, type Shop, set, type VoucherAct } from './acts.ts';

// What a server does with offers and vouchers once it knows who asks: acts of the module itself, each under its id as commands are.

/** The one area of the simulated district. */
const district: TerritorySnapshot = makeSnapshot(
  [
    {
      id: '00000000-0000-7000-8000-000000000001',
      parentId: null,
      code: '530799',
      path: 'c530799',
      level: 'county',
      name: 'simulated',
      shortName: 'simulated',
      kind: null,
      households: null,
      residents: null,
      center: null,
      boundary: null,
      names: [],
      current: true,
    },
  ],
  '1',
) as TerritorySnapshot;
const settings = { [offlineDays.key]: set.offlineDays, [bornePoints.key]: set.borne, [mostHeld.key]: set.held };
const nobody = '00000000-0000-7000-8000-000000000002';

/** What acts work with at a moment. */
export const actingAt = (ledger: Ledger, jurisdictionId: string, now: Date): Acting => ({
  ledger,
  jurisdictionId,
  settings,
  snapshot: district,
  book: { get: () => null, serving: () => [], all: () => [] },
  now,
});

const ofVouchers = ['buy', 'use', 'back', 'refund', 'stock'];
export const isOfVouchers = (act: Act): act is VoucherAct => ofVouchers.includes(act.do);

const held = async (tx: Tx, id: string) => (await lockVoucher(tx, id)) ?? fail('offers.voucher_not_found');

const run = async (acting: Acting, tx: Tx, act: VoucherAct): Promise<Outcome> => {
  switch (act.do) {
    case 'buy':
      await sell(acting, tx, { id: act.id, offerId: act.offer, personId: act.person, accountId: null });
      return 'ok';
    case 'use': {
      const { voucher: voucherId, merchant: merchantId, device: accountId, step, offline } = act;
      const voucher = await held(tx, voucherId);
      const code = { voucherId, offerId: voucher.offerId, expiresAt: voucher.expiresAt.getTime(), step };
      judgeCode(acting, { jurisdictionId: acting.jurisdictionId, ...code }, await givenAt(tx, merchantId, voucher.offerId), offline);
      const { outcome } = await acceptVoucher(acting, tx, voucher, {
        id: act.id,
        merchantId,
        accountId,
        usedAt: new Date(stepBegins(step)),
        offline,
      });
      return `ok ${outcome}`;
    }
    case 'back':
      await handBack(acting, tx, await held(tx, act.voucher), nobody);
      return 'ok';
    case 'refund':
      await giveBack(acting, tx, await held(tx, act.voucher), { by: nobody, reason: 'simulated', goodsBack: act.goodsBack });
      return 'ok';
    case 'stock': {
      const { id, offer: offerId, quantity } = act;
      const offer = (await lockOffer(tx, offerId)) ?? fail('offers.offer_not_found');
      const what = quantity > 0 ? 'received' : 'given';
      await bookStock(tx, offer, { id, offerId, what, quantity, reason: null, donor: null, at: acting.now }, null);
      return 'ok';
    }
  }
};

/** An act on vouchers, once under its id. */
export const performOnVouchers = (acting: Acting, tx: Tx, act: VoucherAct): Promise<Outcome> =>
  once(
    tx,
    { accountId: nobody, jurisdictionId: acting.jurisdictionId },
    act.id,
    `offers.${act.do}`,
    act,
    () => run(acting, tx, act),
    async (outcome) => outcome,
  );

export const merchantOf = ({ id, settles }: Shop): NewMerchant => ({
  id,
  kind: 'merchant',
  address: 'simulated',
  lon: null,
  lat: null,
  phone: null,
  hours: null,
  period: settles,
});

export const offerOf = (offer: Offer, at: Date): NewOffer => ({
  id: offer.id,
  merchantId: offer.shop,
  kind: 'goods',
  title: 'simulated',
  description: '',
  points: offer.points,
  worthFen: null,
  stock: offer.stock,
  perPerson: offer.perPerson,
  perPeriod: offer.perPeriod,
  from: '2026-01-01',
  until: null,
  validDays: offer.validDays,
  whenExpired: offer.whenExpired,
  areaIds: [],
  partnerIds: [...offer.partners],
  photoId: null,
  state: 'live',
  proposedBy: null,
  proposedAt: at,
  decidedBy: null,
  decidedAt: null,
});
