import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { mostHeld, offlineDays } from '#contract/offers/settings.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { newNumber } from '../codes.ts';
import type { View } from '../context.ts';
import { isOpen, limitSince } from '../domain/periods.ts';
import { merchantsById } from '../store/merchants.ts';
import { offersById, takeOne } from '../store/offers.ts';
import { hadOf, heldBy, insertVouchers, type NewVoucher } from '../store/vouchers.ts';

const dayLong = 86_400_000;
/** Days the ledger still holds the points after a voucher was over and no phone may bring it any more: the job gives them back long before. */
const holdDays = 60;

/**
 * Takes one piece of an offer for somebody, in this order: the piece, under the lock of its row, by which those who want the same offer take turns;
 * then both accounts, by which one person's purchases do; then the limits, which nobody can slip past any more; then the points, held for the merchant.
 * @throws offers.offer_not_found, offers.not_now, offers.sold_out, offers.limit_reached, offers.held_most, points.not_enough
 */
export const sell = async (
  view: Pick<View, 'now' | 'ledger' | 'settings'>,
  tx: Tx,
  of: { id: string; offerId: string; personId: string; accountId: string | null },
): Promise<string> => {
  const { now, ledger, settings } = view;
  const today = shanghaiDay(now);
  const offer = (await offersById(tx, [of.offerId]))[0] ?? fail('offers.offer_not_found');
  const [merchant] = await merchantsById(tx, [offer.merchantId]);
  if (!isOpen(offer, today) || !merchant || merchant.endedAt !== null) fail('offers.not_now');
  // whoever comes when nothing is left need not wait for those who take the last ones
  if (offer.stock !== null && offer.taken >= offer.stock) fail('offers.sold_out');
  if (!(await takeOne(tx, offer.id))) fail('offers.sold_out');
  const [person, shop] = [{ type: 'person', id: of.personId } as const, { type: 'merchant', id: offer.merchantId } as const];
  await ledger.lock(tx, [person, shop]);
  const [had, holds] = await Promise.all([
    offer.perPerson === null ? 0 : hadOf(tx, offer.id, of.personId, limitSince(now, offer.perPeriod)),
    heldBy(tx, of.personId),
  ]);
  if (offer.perPerson !== null && had >= offer.perPerson) fail('offers.limit_reached', { most: offer.perPerson, period: offer.perPeriod });
  const most = settingOf(mostHeld, settings);
  if (holds >= most) fail('offers.held_most', { most });
  // good until the end of its last day
  const expiresAt = new Date(`${dayText(numberOf(today) + offer.validDays + 1)}T00:00:00+08:00`);
  const { transferId } = await ledger.transfer(tx, {
    id: v7(),
    from: person,
    to: shop,
    points: offer.points,
    what: 'offers.voucher',
    subjectId: of.id,
    facts: { offer: offer.id },
    pendingUntil: new Date(expiresAt.getTime() + (settingOf(offlineDays, settings) + holdDays) * dayLong),
  });
  const row: Omit<NewVoucher, 'number'> = {
    id: of.id,
    offerId: offer.id,
    merchantId: offer.merchantId,
    personId: of.personId,
    accountId: of.accountId,
    points: offer.points,
    transferId,
    state: 'bought',
    boughtAt: now,
    expiresAt,
    endedAt: null,
    endedBy: null,
    givenBy: null,
  };
  while ((await insertVouchers(tx, [{ ...row, number: newNumber() }])).length === 0);
  return of.id;
};
