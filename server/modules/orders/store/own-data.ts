import type { What } from '#contract/orders/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What somebody asked for or took on. */
export interface AskedOrTaken {
  readonly personId: string | null;
  readonly role: 'asked' | 'took';
  readonly number: string;
  readonly what: What;
  readonly kind: string;
  readonly words: string | null;
  readonly at: Date;
  readonly open: boolean;
}

/** By account or as one of these persons, oldest first. */
export const askedOrTaken = async (tx: Tx, who: { accountId: string | null; personIds: readonly string[] }): Promise<AskedOrTaken[]> => {
  const { rows } = await execute<AskedOrTaken>(
    tx,
    `select o.asker_person_id as "personId", 'asked' as role, o.number, o.what, o.kind, o.words, o.asked_at as at,
       o.state not in ('closed', 'archived', 'rejected', 'withdrawn') as open
     from orders o where o.jurisdiction_id = :jurisdiction and (o.asker_person_id = any($1::uuid[]) or o.asker_account_id = $2::uuid) order by o.id`,
    [who.personIds, who.accountId],
  );
  const taken = await execute<AskedOrTaken>(
    tx,
    `select s.person_id as "personId", 'took' as role, o.number, o.what, o.kind, o.words, s.taken_at as at, s.state = 'taken' as open
     from order_shares s join orders o on o.jurisdiction_id = s.jurisdiction_id and o.id = s.order_id
     where s.jurisdiction_id = :jurisdiction and o.jurisdiction_id = :jurisdiction and s.person_id = any($1::uuid[]) order by s.id`,
    [who.personIds],
  );
  return [...rows, ...taken.rows];
};
