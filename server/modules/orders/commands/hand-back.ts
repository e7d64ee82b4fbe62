import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { handBackOrder as endpoint, OwnShare } from '#contract/orders/api.ts';
import { backMost } from '#contract/orders/settings.ts';
import { command } from '#kernel/command.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf, type View } from '../context.ts';
import { follow } from '../follow.ts';
import { presentShare } from '../queries/present.ts';
import { findOrder, giveBackOf, type OrderRow, unlist } from '../store/orders.ts';
import { endShare, findShare, type ShareRow, sharesOf } from '../store/shares.ts';

/** The order and share of somebody who has it; the order is held. @throws orders.not_found, orders.not_taken */
export const ownTaken = async (
  tx: Tx,
  viewer: Viewer,
  shareId: string,
): Promise<{ order: OrderRow; share: ShareRow; others: ShareRow[] }> => {
  const first = await findShare(tx, shareId);
  if (!first || first.accountId !== viewer.accountId) return fail('orders.not_found');
  const order = (await findOrder(tx, first.orderId, true)) ?? fail('orders.not_found');
  await seeAll(tx);
  const shares = await sharesOf(tx, [order.id]);
  const share = shares.find(({ id }) => id === shareId) ?? first;
  if (share.state !== 'taken') return fail('orders.not_taken');
  return { order, share, others: shares.filter(({ id, state }) => id !== shareId && (state === 'taken' || state === 'done')) };
};

/** Tells those who issue in the area that an order is theirs again. */
const tellDesk = (tx: Tx, { jurisdictionId, now }: View, order: OrderRow, variant: 'back' | 'in_vain'): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'orders.desk',
      variant,
      to: { permission: 'orders.issue', around: order.areaPath },
      subject: order.id,
      data: { number: order.number },
      cause: `${order.id} ${variant} ${now.toISOString().slice(0, 10)}`,
      at: now,
    },
  ]);

/** Takes a case that nobody could do back to the desk. The order is held, and the transaction sees everything. */
export const toDesk = async (view: View, tx: Tx, order: OrderRow, variant: 'back' | 'in_vain'): Promise<void> => {
  const { context, jurisdictionId, now: at } = view;
  const now = await context.cases.act(tx, null, order.id, {
    action: 'recall',
    reason: wordOf('zh-CN', `orders-console.recalled.${variant}`),
  });
  await follow(tx, jurisdictionId, { ...now, version: now.eventCount, at });
  await unlist(tx, order.id, true);
  await tellDesk(tx, view, order, variant);
};

/** Gives a share free again; the case with it where it was claimed. After so many times the desk looks at it again. */
export const giveBack = async (
  view: View,
  tx: Tx,
  { order, share, others }: Awaited<ReturnType<typeof ownTaken>>,
  by: { takerId: string | null; reason: string | null },
): Promise<void> => {
  const { context, jurisdictionId, now: at } = view;
  await endShare(tx, share.id, { state: 'handed_back', at });
  const backs = await giveBackOf(tx, order.id, share.size, share.accountId);
  if (order.state === 'handling') {
    const taker = by.takerId === null ? null : { takerId: by.takerId, sharing: others.map(({ accountId }) => accountId) };
    const now = await context.cases.act(tx, taker, order.id, { action: 'hand_back', reason: by.reason });
    await follow(tx, jurisdictionId, { ...now, version: now.eventCount, at });
  }
  if (backs >= settingOf(backMost, view.settings)) await toDesk(view, tx, order, 'back');
};

/** Hands back what one took on. Nobody asks why, nobody counts it against them. */
export const handBack = async (
  context: Context,
  viewer: Viewer,
  shareId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<OwnShare> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `orders.hand_back ${shareId}`,
    body,
    async ({ tx }) => {
      await giveBack(eye, tx, await ownTaken(tx, viewer, shareId), { takerId: viewer.accountId, reason: body.reason });
      return { id: shareId };
    },
    ({ tx }, { id }) => presentShare(eye, tx, id),
  );
};
