import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  changeMerchant as changeEndpoint,
  createMerchant as createEndpoint,
  inviteVerifier as inviteEndpoint,
  Merchant,
} from '#contract/offers/merchants.ts';
import { isUnit } from '#contract/organisations/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, mustManage, mustVerify, nameOf, type OfferCommand, offerCommand } from '../context.ts';
import { merchantShown } from '../queries/merchants.ts';
import {
  addVerifiers,
  dropInvites,
  dropVerifiers,
  insertInvite,
  insertMerchants,
  lockMerchant,
  type MerchantRow,
  type NewMerchant,
  setMerchantEnded,
  takeInvite,
  updateMerchant,
} from '../store/merchants.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
const inviteDays = 3;
// no letters or digits that are taken for others
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const digestKind = 'offers.invite';

const rowOf = (
  id: string,
  { kind, address, point, phone, hours, period }: Omit<Body<typeof createEndpoint>, 'id' | 'organisationId'>,
): NewMerchant => ({
  id,
  kind,
  address,
  lon: point?.lon ?? null,
  lat: point?.lat ?? null,
  phone,
  hours,
  period,
});

/** A merchant the viewer keeps, held. @throws offers.merchant_not_found, offers.changed, session.forbidden */
const managed = async (eye: Eye, tx: Tx, id: string, version: number | null): Promise<MerchantRow> => {
  const merchant = (await lockMerchant(tx, id)) ?? fail('offers.merchant_not_found');
  mustManage(eye, id);
  if (version !== null && merchant.version !== version) fail('offers.changed', { version: merchant.version });
  return merchant;
};

/** Lets an organisation be a merchant. */
export const createMerchant = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<Merchant> =>
  offerCommand(
    context,
    viewer,
    'offers.create_merchant',
    body,
    async ({ eye, tx, at, log }) => {
      const organisation = eye.book.get(body.organisationId) ?? fail('organisations.organisation_not_found');
      mustManage(eye, organisation.id);
      if (!isUnit(organisation.kind)) fail('offers.merchant_unfit');
      if ((await insertMerchants(tx, [rowOf(organisation.id, body)], at)).length === 0) fail('offers.merchant_there');
      await log('offers.merchant_created', organisation.id);
      return organisation.id;
    },
    ({ eye, tx }, id) => merchantShown(eye, tx, id),
  );

/** A change of one merchant. */
const change = (
  context: Context,
  viewer: Viewer,
  what: string,
  id: string,
  body: { id: string; version?: number },
  act: (running: OfferCommand) => Promise<unknown>,
): Promise<Merchant> =>
  offerCommand(
    context,
    viewer,
    `offers.${what} ${id}`,
    body,
    async (running) => {
      await managed(running.eye, running.tx, id, body.version ?? null);
      await act(running);
      await running.log(`offers.${what}`, id);
      return id;
    },
    ({ eye, tx }, done) => merchantShown(eye, tx, done),
  );

export const changeMerchant = (context: Context, viewer: Viewer, id: string, body: Body<typeof changeEndpoint>): Promise<Merchant> =>
  change(context, viewer, 'change_merchant', id, body, ({ tx }) => updateMerchant(tx, rowOf(id, body)));

/** Lets a merchant take part no more, or again. */
export const endMerchant = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; ended: boolean },
): Promise<Merchant> =>
  change(context, viewer, body.ended ? 'end_merchant' : 'resume_merchant', id, body, ({ tx, at }) =>
    setMerchantEnded(tx, id, body.ended ? at : null),
  );

/** Nobody gives out for the merchant until invited anew. */
export const unbindVerifiers = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<Merchant> =>
  change(context, viewer, 'unbind_verifiers', id, body, async ({ tx }) => {
    await dropInvites(tx, id);
    await dropVerifiers(tx, id, null);
  });

/** Makes a code by which one account joins the merchant. It is shown once: what is kept is its digest. */
export const inviteVerifier = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string },
): Promise<z.input<typeof inviteEndpoint.response>> => {
  let code: string | null = null;
  return offerCommand(
    context,
    viewer,
    `offers.invite ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const { endedAt } = await managed(eye, tx, id, null);
      if (endedAt !== null) fail('offers.merchant_ended');
      code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
      const until = new Date(at.getTime() + inviteDays * 86_400_000);
      await insertInvite(tx, eye.ring.digest(digestKind, code), id, viewer.accountId, until);
      await log('offers.invited', id);
      return { until: until.toISOString() };
    },
    async ({ eye }, { until }) => {
      mustManage(eye, id);
      return { code, until };
    },
  );
};

/** Gives out for a merchant from now on, by the code of an invitation, which is used up. */
export const joinMerchant = (context: Context, viewer: Viewer, body: { id: string; code: string }): Promise<{ id: string; name: string }> =>
  offerCommand(
    context,
    viewer,
    'offers.join',
    body,
    async ({ eye, tx, at, log }) => {
      const digests = eye.ring.digests(digestKind, body.code.toUpperCase().replaceAll(/[\s-]/g, ''));
      const merchantId = (await takeInvite(tx, digests, at)) ?? fail('offers.invite_wrong');
      await addVerifiers(tx, [{ merchantId, accountId: viewer.accountId }], at);
      await log('offers.joined', merchantId);
      return merchantId;
    },
    async ({ eye }, id) => ({ id, name: nameOf(eye, id) }),
  );

/** Gives out for a merchant no more. */
export const leaveMerchant = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<{ ok: true }> =>
  offerCommand(
    context,
    viewer,
    `offers.leave ${id}`,
    body,
    async ({ tx, log }) => {
      await mustVerify(tx, viewer, id);
      await dropVerifiers(tx, id, viewer.accountId);
      await log('offers.left', id);
      return id;
    },
    async () => ({ ok: true }),
  );
