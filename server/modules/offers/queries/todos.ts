import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf, nameOf, pathOf } from '../context.ts';
import { mayApprove } from '../policy.ts';
import { merchantIds, merchantsOf } from '../store/merchants.ts';
import { pageOfOffers } from '../store/offers.ts';
import { pageOfSheets } from '../store/sheets.ts';
import { areaWords } from './merchants.ts';

/** To-dos of a kind shown at most. */
const most = 200;

/** Offers to agree to, confirmed sheets to pay, and – for merchants – closed sheets to confirm. */
export const offerTodos = (context: Context): TodoSource => ({
  kinds: ['offers.proposed', 'offers.pay', 'offers.confirm'],
  of: async (viewer, asked) => {
    if (viewer.anonymous) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const ids = mayApprove(viewer) ? (await merchantIds(tx)).filter((id) => mayApprove(viewer, pathOf(eye, id))) : [];
      const mine = await merchantsOf(tx, viewer.accountId);
      const offers = ids.length === 0 ? [] : await pageOfOffers(tx, { merchantIds: ids, states: ['proposed'], q: null }, null, most);
      const pay = ids.length === 0 ? [] : await pageOfSheets(tx, { merchantIds: ids, states: ['confirmed'] }, null, most);
      const confirm = mine.length === 0 ? [] : await pageOfSheets(tx, { merchantIds: mine, states: ['closed'] }, null, most);
      const todo = (kind: string, id: string, merchantId: string, title: string, data: Todo['data']): Todo => ({
        kind,
        id,
        title,
        area: areaWords(eye, pathOf(eye, merchantId)),
        dueAt: null,
        light: 'none',
        data,
      });
      return todosOf(
        [
          ...offers
            .filter(({ proposedBy }) => proposedBy !== viewer.accountId)
            .map((o) => todo('offers.proposed', o.id, o.merchantId, `${nameOf(eye, o.merchantId)} ${o.title}`, { points: o.points })),
          ...[...pay.map((s) => ['offers.pay', s] as const), ...confirm.map((s) => ['offers.confirm', s] as const)].map(([kind, s]) =>
            todo(kind, s.merchantId, s.merchantId, `${nameOf(eye, s.merchantId)} ${s.period}`, { period: s.period, points: s.points ?? 0 }),
          ),
        ],
        asked,
      );
    });
  },
});
