import { settingOf } from '#contract/kernel/settings.ts';
import { rateDays } from '#contract/orders/settings.ts';
import { seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { wordOf } from '#kernel/words.ts';
import { giveBack, toDesk } from '../commands/hand-back.ts';
import { tellTurn } from '../commands/tell-turn.ts';
import { type Context, type View, viewOf } from '../context.ts';
import { turnOf } from '../domain/turns.ts';
import { follow, tellTakers } from '../follow.ts';
import { findOrder, type OrderRow, ordersInTurn, waitedFor } from '../store/orders.ts';
import { sharesOf } from '../store/shares.ts';

const batch = 200;
type Which = Parameters<typeof waitedFor>[1];
const word = (key: string): string => wordOf('zh-CN', `orders-console.${key}`);

/** What was taken on and not done in time goes back to the listing; whoever had it is told, and nothing is counted against them. */
const goBack = async (view: View, tx: Tx, order: OrderRow): Promise<void> => {
  const shares = await sharesOf(tx, [order.id]);
  for (const share of shares.filter(({ state }) => state === 'taken')) {
    const held = (await findOrder(tx, order.id, true)) ?? order;
    if (held.words === null) break;
    await giveBack(view, tx, { order: held, share, others: [] }, { takerId: null, reason: word('overdue') });
    await tellTakers(tx, view.jurisdictionId, order, [share], 'overdue', view.now);
  }
};

/** Nobody has said how it was: it is closed as done, and that is no praise. */
const silent = async (view: View, tx: Tx, order: OrderRow): Promise<void> => {
  const { cases } = view.context;
  await cases.act(tx, null, order.id, { action: 'call_back', rating: null, without: 'silent' });
  const now = await cases.act(tx, null, order.id, { action: 'close', reason: word('silent') });
  await follow(tx, view.jurisdictionId, { ...now, version: now.eventCount, at: view.now });
};

const acts: Readonly<Record<Which, (view: View, tx: Tx, order: OrderRow) => Promise<void>>> = {
  listed_out: (view, tx, order) => toDesk(view, tx, order, 'in_vain'),
  overdue: goBack,
  silent,
};

/** Teams whose turn has come are told; orders whose listing or time is over, and those nobody has rated. Harmless when repeated: each is looked at again under its lock. */
export const keepUp = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'orders.keep-up', async (jurisdictionId) => {
    const view = await viewOf(context, jurisdictionId);
    const since = new Date(view.now.getTime() - settingOf(rateDays, view.settings) * 86_400_000);
    const { db } = context.kernel;
    const inTurn = await db.read(systemAccess(jurisdictionId), (tx) => ordersInTurn(tx, null, view.now, batch));
    for (const { id, turnsTold } of inTurn.filter((one) => (turnOf(one, view.now)?.n ?? -1) >= one.turnsTold))
      await db.write(systemAccess(jurisdictionId), async (tx) => {
        await seeAll(tx);
        const order = await findOrder(tx, id, true);
        if (order?.turnsTold === turnsTold) await tellTurn(view, tx, order);
      });
    for (const which of Object.keys(acts) as Which[]) {
      const waiting = await db.read(systemAccess(jurisdictionId), (tx) => waitedFor(tx, which, null, view.now, since, batch));
      for (const { id } of waiting)
        await db.write(systemAccess(jurisdictionId), async (tx) => {
          await seeAll(tx);
          const order = await findOrder(tx, id, true);
          // moved on since it was listed
          const still = order && (await waitedFor(tx, which, id, view.now, since, 1)).length > 0;
          if (still) await acts[which](view, tx, order);
        });
    }
  });
