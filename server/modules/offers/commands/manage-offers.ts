import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type {
  changeOffer as changeEndpoint,
  decideOffer as decideEndpoint,
  ManagedOffer,
  OfferTerms,
  proposeOffer as proposeEndpoint,
  noteStock as stockEndpoint,
} from '#contract/offers/offers.ts';
import { moreRights } from '#contract/offers/settings.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { type Context, type Eye, mustManage, offerCommand, pathOf } from '../context.ts';
import { rightSold } from '../domain/rights.ts';
import { mayApprove } from '../policy.ts';
import { managedShown } from '../queries/offers.ts';
import { merchantsById } from '../store/merchants.ts';
import { changeStock, insertOffers, lockOffer, type OfferRow, setOfferState, updateOffer } from '../store/offers.ts';
import { insertStock, type StockRow } from '../store/stock.ts';
import { tellStaff } from './notices.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** What an offer must be, whoever brings it. @throws by what is wrong */
export const mustFit = async (eye: Eye, tx: Tx, merchantId: string, t: OfferTerms): Promise<void> => {
  const known = await merchantsById(tx, [merchantId, ...t.partnerIds]);
  const merchant = known.find(({ id }) => id === merchantId) ?? fail('offers.merchant_not_found');
  mustManage(eye, merchantId);
  if (merchant.endedAt !== null) fail('offers.merchant_ended');
  if (t.until !== null && t.until < t.from) fail('offers.days_reversed');
  const partners = known.filter(({ id, endedAt }) => id !== merchantId && endedAt === null);
  if (partners.length !== new Set(t.partnerIds).size) fail('offers.partner_unfit');
  if (t.areaIds.some((id) => !eye.snapshot.find(id))) fail('territory.area_not_found');
  const right = rightSold(t, settingOf(moreRights, eye.settings));
  if (right) fail('offers.right_sold', { word: right.word, source: right.source ?? '—' });
};

/** Proposes an offer: it waits for somebody else to agree. */
export const proposeOffer = (context: Context, viewer: Viewer, body: Body<typeof proposeEndpoint>): Promise<ManagedOffer> =>
  offerCommand(
    context,
    viewer,
    'offers.propose',
    body,
    async ({ eye, tx, at, log }) => {
      const { id, photoId, ...terms } = body;
      await mustFit(eye, tx, terms.merchantId, terms);
      await claim(tx, viewer, photoId === null ? [] : [photoId], { type: 'offer', id }, 'photo', 1);
      const proposed = { state: 'proposed', proposedBy: viewer.accountId, proposedAt: at, decidedBy: null, decidedAt: null } as const;
      await insertOffers(tx, [{ id, photoId, ...terms, ...proposed }]);
      if (terms.stock) await insertStock(tx, [stocked(id, terms.stock, at)], viewer.accountId);
      const told = { variant: 'proposed', cause: id, except: viewer.accountId };
      await tellStaff(eye, tx, terms.merchantId, { kind: 'offers.proposed', ...told });
      await log('offers.proposed', id, { data: { merchant: terms.merchantId, points: terms.points } });
      return id;
    },
    ({ eye, tx }, id) => managedShown(eye, tx, id),
  );

/** The first line in the book of a stock. */
export const stocked = (offerId: string, quantity: number, at: Date) =>
  ({ id: v7(), offerId, what: 'received', quantity, reason: null, donor: null, at }) as const;

/** An offer, held. @throws offers.offer_not_found, offers.changed */
const held = async (tx: Tx, id: string, version: number | null): Promise<OfferRow> => {
  const offer = (await lockOffer(tx, id)) ?? fail('offers.offer_not_found');
  return version !== null && offer.version !== version ? fail('offers.changed', { version: offer.version }) : offer;
};

/** Changes what nobody has agreed to, and proposes it anew. */
export const changeOffer = (context: Context, viewer: Viewer, id: string, body: Body<typeof changeEndpoint>): Promise<ManagedOffer> =>
  offerCommand(
    context,
    viewer,
    `offers.change ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const { id: _, version, ...terms } = body;
      const offer = await held(tx, id, version);
      await mustFit(eye, tx, offer.merchantId, terms);
      if (offer.state !== 'proposed' && offer.state !== 'refused') fail('offers.offer_over');
      await updateOffer(tx, id, terms, viewer.accountId, at);
      await log('offers.changed', id, { data: { points: terms.points } });
      return id;
    },
    ({ eye, tx }, done) => managedShown(eye, tx, done),
  );

/** Agrees to an offer, or refuses it. Nobody agrees to what they proposed themselves. */
export const decideOffer = (context: Context, viewer: Viewer, id: string, body: Body<typeof decideEndpoint>): Promise<ManagedOffer> =>
  offerCommand(
    context,
    viewer,
    `offers.decide ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const offer = await held(tx, id, body.version);
      if (!mayApprove(viewer, pathOf(eye, offer.merchantId))) fail('session.forbidden');
      if (offer.state !== 'proposed') fail('offers.offer_over');
      if (offer.proposedBy === viewer.accountId) fail('offers.own_offer');
      if (!body.agree && body.reason === null) fail('offers.reason_needed');
      const state = body.agree ? 'live' : 'refused';
      await setOfferState(tx, id, state, { by: viewer.accountId, at, reason: body.reason });
      await log(`offers.${body.agree ? 'agreed' : 'refused'}`, id, { reason: body.reason });
      return id;
    },
    ({ eye, tx }, done) => managedShown(eye, tx, done),
  );

/** Takes an offer out of the mall. */
export const endOffer = (context: Context, viewer: Viewer, id: string, body: { id: string; version: number }): Promise<ManagedOffer> =>
  offerCommand(
    context,
    viewer,
    `offers.end ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const offer = await held(tx, id, body.version);
      mustManage(eye, offer.merchantId);
      if (offer.state !== 'live') fail('offers.offer_over');
      await setOfferState(tx, id, 'ended', { by: viewer.accountId, at, reason: null });
      await log('offers.ended', id);
      return id;
    },
    ({ eye, tx }, done) => managedShown(eye, tx, done),
  );

/** Changes the stock of an offer that is held by a line of its book. @throws offers.stock_short */
export const bookStock = async (
  tx: Tx,
  offer: Pick<OfferRow, 'id' | 'stock' | 'taken'>,
  line: StockRow,
  by: string | null,
): Promise<void> => {
  if (line.quantity === 0 || !(await changeStock(tx, offer.id, line.quantity)))
    fail('offers.stock_short', { free: (offer.stock ?? 0) - offer.taken });
  await insertStock(tx, [line], by);
};

/** Writes a line in the book of a stock. */
export const noteStock = (context: Context, viewer: Viewer, offerId: string, body: Body<typeof stockEndpoint>): Promise<ManagedOffer> =>
  offerCommand(
    context,
    viewer,
    `offers.stock ${offerId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const offer = await held(tx, offerId, null);
      mustManage(eye, offer.merchantId);
      if (offer.stock === null) fail('offers.stock_unlimited');
      const { id, what, reason, donor } = body;
      if (what === 'corrected' && reason === null) fail('offers.reason_needed');
      const quantity = what === 'received' ? Math.abs(body.quantity) : what === 'given' ? -Math.abs(body.quantity) : body.quantity;
      await bookStock(tx, offer, { id, offerId, what, quantity, reason, donor: donor?.name ?? null, at }, viewer.accountId);
      await log('offers.stock_noted', offerId, { reason, data: { what, quantity } });
      return offerId;
    },
    ({ eye, tx }, done) => managedShown(eye, tx, done),
  );
