import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayIssue, readCodes } from '../policy.ts';
import { type OrderRow, ordersById, pageOfOrders } from '../store/orders.ts';
import { sharesBy } from '../store/shares.ts';

/** To-dos of a kind shown at most. */
const most = 100;

/** What the desk issues, and what somebody has taken on. */
export const orderTodos = (context: Context): TodoSource => ({
  kinds: ['orders.issue', 'orders.mine'],
  of: async (viewer: Viewer, asked) => {
    if (viewer.anonymous) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const areas = mayIssue(viewer) ? readCodes(viewer) : [];
    const [toIssue, mine, orders] = await context.kernel.db.read(accessOf(viewer), async (tx) => {
      const any = { areas, area: null, what: null };
      const found = areas.length === 0 ? [] : await pageOfOrders(tx, { ...any, stand: 'issue' }, eye.now, null, most);
      const shares = (await sharesBy(tx, viewer.accountId, most)).filter(({ state }) => state === 'taken');
      return [found, shares, await ordersById(tx, [...new Set(shares.map(({ orderId }) => orderId))])] as const;
    });
    const todo = (kind: string, id: string, o: OrderRow): Todo => ({
      kind: `orders.${kind}`,
      id,
      title: o.words ?? o.number,
      area: eye.snapshot.describe(eye.snapshot.findByPath(o.areaPath) ?? eye.snapshot.root),
      dueAt: o.dueAt?.toISOString() ?? null,
      light: o.dueAt === null ? 'none' : o.dueAt < eye.now ? 'red' : 'green',
      data: { what: o.what },
    });
    return todosOf(
      [
        ...toIssue.map((o) => todo('issue', o.id, o)),
        ...mine.flatMap((share) => {
          const order = orders.get(share.orderId);
          return order ? [todo('mine', share.id, order)] : [];
        }),
      ],
      asked,
    );
  },
});
