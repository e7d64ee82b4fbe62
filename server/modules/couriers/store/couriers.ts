import type { CourierKind } from '#contract/couriers/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What somebody said of their own work. Days are `YYYY-MM-DD`, `until` is the last one. */
export interface CourierRow {
  readonly id: string;
  readonly personId: string;
  readonly kind: CourierKind;
  readonly since: string;
  readonly until: string;
}
const columns = `c.id, c.person_id as "personId", c.kind, c.since::text as since, c.until_on::text as "until"`;

/** What these persons said, whether it still holds or not. */
export const couriersOf = async (tx: Tx, personIds: readonly string[]): Promise<CourierRow[]> =>
  (
    await execute<CourierRow>(
      tx,
      `select ${columns} from couriers c where c.jurisdiction_id = :jurisdiction and c.person_id = any($1::uuid[])`,
      [personIds],
    )
  ).rows;

/** Says it, or says it anew. */
export const putCourier = async (tx: Tx, { id, personId, kind, since, until }: CourierRow): Promise<void> => {
  await execute(
    tx,
    `insert into couriers (jurisdiction_id, id, person_id, kind, since, until_on) values (:jurisdiction, $1, $2, $3, $4::date, $5::date)
     on conflict (jurisdiction_id, person_id) do update set kind = excluded.kind, since = excluded.since, until_on = excluded.until_on`,
    [id, personId, kind, since, until],
  );
};
export const dropCourier = async (tx: Tx, personId: string): Promise<void> => {
  await execute(tx, 'delete from couriers c where c.jurisdiction_id = :jurisdiction and c.person_id = $1', [personId]);
};

/** Hangs what one person said on another. @returns ids of what moved */
export const moveCourier = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'update couriers c set person_id = $2 where c.jurisdiction_id = :jurisdiction and c.person_id = $1 returning c.id',
      [from, to],
    )
  ).rows.map(({ id }) => id);
export const moveCourierBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update couriers c set person_id = $3 where c.jurisdiction_id = :jurisdiction and c.person_id = $2 and c.id = any($1::uuid[])',
    [ids, from, to],
  );
};

/** Forgets those that ended before a day. */
export const dropEnded = async (tx: Tx, before: string): Promise<void> => {
  await execute(tx, 'delete from couriers c where c.jurisdiction_id = :jurisdiction and c.until_on < $1::date', [before]);
};
