import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import type { Holder } from '../domain/holders.ts';

/** What hangs on persons, and moves when two records of one are merged. */
const tables = { earned: 'points_earned', byHand: 'points_by_hand', objections: 'points_objections' } as const;
type Table = keyof typeof tables;

/** Has rows of a person be another's. @returns their ids, each with where it stands */
export const moveRows = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const moved: string[] = [];
  for (const [name, table] of Object.entries(tables)) {
    const { rows } = await execute<{ id: string }>(
      tx,
      `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id`,
      [from, to],
    );
    moved.push(...rows.map(({ id }) => `${name} ${id}`));
  }
  return moved;
};
/** Has them be the first's again, as far as they still are the other's. */
export const moveRowsBack = async (tx: Tx, moved: readonly string[], from: string, to: string): Promise<void> => {
  const ids = Map.groupBy(
    moved.map((one) => one.split(' ') as [Table, string]),
    ([name]) => name,
  );
  for (const [name, rows] of ids)
    await execute(
      tx,
      `update ${tables[name]} set person_id = $2 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and person_id = $3`,
      [rows.map(([, id]) => id), to, from],
    );
};

/** Of some persons: the last day on which an act of theirs earned. */
export const earnedTies = async (tx: Tx, personIds: readonly string[]): Promise<{ personId: string; until: string }[]> =>
  (
    await execute<{ personId: string; until: string }>(
      tx,
      `select e.person_id as "personId", max(e.on_day)::text as until
       from points_earned e where e.jurisdiction_id = :jurisdiction and e.person_id = any($1::uuid[]) group by e.person_id`,
      [personIds],
    )
  ).rows;
/** Of some persons: whether they have points now, free or put aside, and since when they have an account. */
export const accountTies = async (tx: Tx, personIds: readonly string[]): Promise<{ personId: string; has: boolean; since: string }[]> =>
  (
    await execute<{ personId: string; has: boolean; since: string }>(
      tx,
      `select a.holder_id as "personId", coalesce(bool_or(l.available > 0 or l.held > 0), false) as has,
         (a.opened_at at time zone 'Asia/Shanghai')::date::text as since
       from points_accounts a left join points_lots l on l.jurisdiction_id = :jurisdiction and l.account_id = a.id
       where a.jurisdiction_id = :jurisdiction and a.holder_type = 'person' and a.holder_id = any($1::uuid[]) group by a.holder_id, a.opened_at`,
      [personIds],
    )
  ).rows;

/** Merged persons who have points: some came back to them since. @returns each with whom they were merged into */
export const strandedPoints = async (tx: Tx, limit: number): Promise<{ from: string; to: string }[]> =>
  (
    await execute<{ from: string; to: string }>(
      tx,
      `select p.id as "from", p.merged_into as "to" from persons p
       join points_accounts a on a.jurisdiction_id = :jurisdiction and a.holder_type = 'person' and a.holder_id = p.id
       where p.jurisdiction_id = :jurisdiction and p.merged_into is not null and exists (select from points_lots l
         where l.jurisdiction_id = :jurisdiction and l.account_id = a.id and l.available > 0) order by p.id limit $1`,
      [limit],
    )
  ).rows;

/** Who was paid by a transfer. */
export const receiverOf = async (tx: Tx, transferId: string): Promise<Holder | null> =>
  (
    await executeByKey<Holder>(
      tx,
      `select a.holder_type as type, a.holder_id as id from points_transfers t
       join points_accounts a on a.jurisdiction_id = :jurisdiction and a.id = t.to_account where t.jurisdiction_id = :jurisdiction and t.id = $1`,
      [transferId],
    )
  ).rows[0] ?? null;
