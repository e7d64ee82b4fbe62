import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { listRedemptions, Redemption } from '#contract/offers/vouchers.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { type Context, type Eye, eyeOf, mustVerify, nameOf } from '../context.ts';
import { offersById } from '../store/offers.ts';
import { firstUses, pageOfRedemptions, type RedemptionRow } from '../store/redemptions.ts';
import { vouchersById } from '../store/vouchers.ts';

/** What was given out, without to whom. */
export const presentRedemptions = async (eye: Eye, tx: Tx, rows: readonly RedemptionRow[]): Promise<Redemption[]> => {
  const titles = new Map((await offersById(tx, [...new Set(rows.map(({ offerId }) => offerId))])).map(({ id, title }) => [id, title]));
  const vouchers = new Map((await vouchersById(tx, [...new Set(rows.map(({ voucherId }) => voucherId))])).map((v) => [v.id, v]));
  const second = rows.filter(({ outcome }) => outcome !== 'redeemed').map(({ voucherId }) => voucherId);
  const first = new Map((second.length === 0 ? [] : await firstUses(tx, second)).map((one) => [one.voucherId, one]));
  return rows.map((r) => {
    const before = r.outcome === 'redeemed' ? undefined : first.get(r.voucherId);
    const state = vouchers.get(r.voucherId)?.state ?? 'redeemed';
    return {
      id: r.id,
      voucherId: r.voucherId,
      title: titles.get(r.offerId) ?? '',
      points: r.points,
      usedAt: r.usedAt.toISOString(),
      offline: r.offline,
      outcome: r.outcome,
      state,
      before: before ? { merchant: nameOf(eye, before.merchantId), at: before.usedAt.toISOString() } : null,
      actions: r.outcome === 'redeemed' && state === 'redeemed' ? ['refund'] : [],
    };
  });
};

/** What a merchant has given out on a day. */
export const redemptionsPage = async (
  context: Context,
  viewer: Viewer,
  merchantId: string,
  q: z.output<NonNullable<typeof listRedemptions.query>>,
): Promise<z.input<typeof listRedemptions.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const from = new Date(`${q.day ?? shanghaiDay(eye.now)}T00:00:00+08:00`);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    await mustVerify(tx, viewer, merchantId);
    const found = await pageOfRedemptions(tx, merchantId, from, new Date(from.getTime() + 86_400_000), after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
    return { items: await presentRedemptions(eye, tx, rows), next };
  });
};
