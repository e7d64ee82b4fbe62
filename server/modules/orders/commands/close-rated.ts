import type { Tx } from '#kernel/db.ts';
import { findCase } from '#modules/cases/index.ts';
import type { View } from '../context.ts';
import { follow } from '../follow.ts';
import { findOrder } from '../store/orders.ts';
import { certifyHours } from './hours.ts';

/**
 * Whoever asked is content: nothing keeps the order open, and the time served for it is certified. Who is not is heard by the desk. The transaction
 * sees everything.
 */
export const closeRated = async (view: View, tx: Tx, orderId: string): Promise<void> => {
  const order = await findOrder(tx, orderId, true);
  const file = await findCase(tx, orderId);
  if (!order || file?.state !== 'called_back' || !file.answered || !file.solved || !file.satisfied) return;
  const now = await view.context.cases.act(tx, null, orderId, { action: 'close', reason: null });
  await follow(tx, view.jurisdictionId, { ...now, version: now.eventCount, at: view.now });
  await certifyHours(view, tx, order);
};
