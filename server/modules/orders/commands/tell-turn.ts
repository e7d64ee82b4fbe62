import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { View } from '../context.ts';
import { turnOf } from '../domain/turns.ts';
import { changeOrder, type OrderRow } from '../store/orders.ts';

/** Tells the members of the team whose turn it is, once. The order is held, and the transaction sees everything. */
export const tellTurn = async ({ context, jurisdictionId, now }: View, tx: Tx, order: OrderRow): Promise<void> => {
  const turn = turnOf(order, now);
  if (turn === null || order.turnsTold > turn.n) return;
  const accounts = await context.volunteers.teams.accounts(tx, turn.teamId);
  await notify(tx, jurisdictionId, [
    {
      kind: 'orders.team',
      variant: 'turn',
      to: { accounts },
      subject: order.id,
      data: { number: order.number, hours: order.turnHours },
      cause: `${order.id} ${turn.teamId} ${order.turnsFrom?.toISOString()}`,
      at: now,
    },
  ]);
  await changeOrder(tx, order.id, { turnsTold: turn.n + 1 });
};
