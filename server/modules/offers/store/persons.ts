import { execute, type Tx } from '#kernel/db.ts';

/** Vouchers of some persons: whether they can still be used, and until when they could. */
export const voucherTies = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; current: boolean; until: Date | null }[]> =>
  (
    await execute<{ personId: string; current: boolean; until: Date | null }>(
      tx,
      `select v.person_id as "personId", bool_or(v.state = 'bought') as current,
         case when bool_or(v.state = 'bought') then null else max(v.ended_at) end as until
       from offer_vouchers v where v.jurisdiction_id = :jurisdiction and v.person_id = any($1::uuid[]) group by v.person_id`,
      [personIds],
    )
  ).rows;
export const moveVouchers = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'update offer_vouchers set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id',
      [from, to],
    )
  ).rows.map(({ id }) => id);
export const moveVouchersBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update offer_vouchers set person_id = $2 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and person_id = $3',
    [ids, to, from],
  );
};
