import type { Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import type { Eye, View } from '../context.ts';
import type { OrderRow } from '../store/orders.ts';
import { type ShareRow, sharesOf } from '../store/shares.ts';

/** Enters the time somebody served for an order, once: under the id of the share. Points follow from there. */
export const recordHours = async (
  { context, snapshot, viewer }: Eye,
  tx: Tx,
  order: OrderRow,
  share: ShareRow,
  served: { readonly minutes: number; readonly on: string },
): Promise<void> => {
  await context.volunteers.hours.record(tx, {
    id: share.id,
    person: share.personId,
    what: 'orders.order',
    subjectId: order.id,
    kind: order.kind,
    title: `${wordOf('zh-CN', `orders-own.whats.${order.what}`)} · ${wordOf('zh-CN', `orders-own.kinds.${order.kind}`)}`,
    day: served.on,
    from: null,
    until: null,
    minutes: served.minutes,
    areaId: (snapshot.findByPath(order.areaPath) ?? snapshot.root).id,
    organisationId: null,
    recordedBy: viewer.accountId,
    certifiedBy: null,
  });
};

/** Whoever issued the order certifies the hours of those who did it, once whoever asked is content. What they may not certify stays for another. */
export const certifyHours = async ({ context }: View, tx: Tx, order: OrderRow): Promise<void> => {
  if (order.issuedBy === null) return;
  const shares = (await sharesOf(tx, [order.id])).filter(({ state, minutes }) => state === 'done' && minutes !== null);
  for (const { id } of shares)
    try {
      await context.volunteers.hours.certify(tx, id, order.issuedBy);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
};
