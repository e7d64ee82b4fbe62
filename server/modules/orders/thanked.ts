import { execute } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import type { ThankedSource } from '#modules/duties/index.ts';

/** Those who did an order or fulfilled a wish; whoever asked may thank them. Its own words are not repeated on the wall. */
export const thankedOrder: ThankedSource = {
  what: 'orders.order',
  of: async (tx, accountId, orderId) => {
    const { rows } = await execute<{ kind: string; areaPath: string; people: string[] }>(
      tx,
      `select o.kind, o.area_path::text as "areaPath", array(
         select s.person_id from order_shares s where s.jurisdiction_id = :jurisdiction and s.order_id = o.id and s.state = 'done' order by s.taken_at, s.id)
         as people
       from orders o where o.jurisdiction_id = :jurisdiction and o.id = $1 and o.asker_account_id = $2`,
      [orderId, accountId],
    );
    return rows.map(({ kind, ...rest }) => ({ ...rest, title: wordOf('zh-CN', `orders-own.kinds.${kind}`) }))[0] ?? null;
  },
};
