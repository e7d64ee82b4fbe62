import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listVouchers, myVouchers, OwnVoucher, Voucher } from '#contract/offers/vouchers.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { ownCode } from '../codes.ts';
import { type Context, type Eye, eyeOf, merchantsRead, nameOf, pathOf } from '../context.ts';
import { mayManage, mayRead } from '../policy.ts';
import { merchantsById, merchantsOf } from '../store/merchants.ts';
import { offersById } from '../store/offers.ts';
import { pageOfVouchers, type VoucherRow, vouchersById, vouchersOf } from '../store/vouchers.ts';

/** Vouchers as anybody may see them: without who has them. */
export const presentVouchers = async (eye: Eye, tx: Tx, rows: readonly VoucherRow[]): Promise<Voucher[]> => {
  const offers = new Map((await offersById(tx, [...new Set(rows.map(({ offerId }) => offerId))])).map((o) => [o.id, o]));
  const merchants = new Map((await merchantsById(tx, [...new Set(rows.map(({ merchantId }) => merchantId))])).map((m) => [m.id, m]));
  return rows.map((v) => ({
    id: v.id,
    offer: { id: v.offerId, title: offers.get(v.offerId)?.title ?? '' },
    merchant: { id: v.merchantId, name: nameOf(eye, v.merchantId), address: merchants.get(v.merchantId)?.address ?? '' },
    partners: (offers.get(v.offerId)?.partnerIds ?? []).map((id) => ({ id, name: nameOf(eye, id) })),
    points: v.points,
    state: v.state === 'bought' && v.expiresAt <= eye.now ? 'expired' : v.state,
    boughtAt: v.boughtAt.toISOString(),
    expiresAt: v.expiresAt.toISOString(),
    endedAt: v.endedAt?.toISOString() ?? null,
    givenBy: v.givenBy === null ? null : nameOf(eye, v.givenBy),
    reason: v.reason,
  }));
};

/** A voucher as those see it who look after its merchant, or give out for one that does. @throws offers.voucher_not_found */
export const voucherShown = async (eye: Eye, tx: Tx, id: string): Promise<Voucher> => {
  const [row] = await vouchersById(tx, [id]);
  if (!row) return fail('offers.voucher_not_found');
  const mine = await merchantsOf(tx, eye.viewer.accountId);
  if (!mayRead(eye.viewer, pathOf(eye, row.merchantId)) && !mine.includes(row.givenBy ?? row.merchantId)) fail('offers.voucher_not_found');
  return (await presentVouchers(eye, tx, [row]))[0] as Voucher;
};

const owned = async (eye: Eye, tx: Tx, rows: readonly VoucherRow[]): Promise<OwnVoucher[]> =>
  (await presentVouchers(eye, tx, rows)).map((shown, n) => {
    const good = shown.state === 'bought';
    return { ...shown, code: good ? ownCode(eye.ring, eye.jurisdictionId, rows[n] as VoucherRow) : null, actions: good ? ['return'] : [] };
  });

/** A voucher of the viewer's own. @throws offers.voucher_not_found */
export const presentOwn = async (eye: Eye, tx: Tx, row: VoucherRow): Promise<OwnVoucher> => {
  if ((await tiedPerson(tx, eye.viewer.accountId)) !== row.personId) fail('offers.voucher_not_found');
  return (await owned(eye, tx, [row]))[0] as OwnVoucher;
};

/** The viewer's vouchers. */
export const ownVouchers = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof myVouchers.query>>,
): Promise<z.input<typeof myVouchers.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const person = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    const now = eye.now.toISOString();
    if (person === null) return { items: [], next: null, now };
    const found = await vouchersOf(tx, person, q.over, eye.now, after?.[0] ?? null, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: await owned(eye, tx, rows), next, now };
  });
};

/** Vouchers of the merchants somebody looks after. */
export const vouchersPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listVouchers.query>>,
): Promise<z.input<typeof listVouchers.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const ids = (await merchantsRead(eye, tx)).filter((id) => q.merchant === undefined || id === q.merchant);
    const filter = { merchantIds: ids, states: q.state?.length ? q.state : null, offerId: q.offer ?? null };
    const { rows, next } = cutPage(await pageOfVouchers(tx, filter, after?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    const items = (await presentVouchers(eye, tx, rows)).map((one) => ({
      ...one,
      actions:
        (one.state === 'bought' || one.state === 'redeemed') && mayManage(viewer, pathOf(eye, one.merchant.id))
          ? (['refund'] as const)
          : [],
    }));
    return { items: items.map(({ actions, ...one }) => ({ ...one, actions: [...actions] })), next };
  });
};
