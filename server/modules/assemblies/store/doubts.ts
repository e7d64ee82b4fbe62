import type { DoubtReason } from '#contract/assemblies/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface DoubtRow {
  readonly firstId: string;
  readonly secondId: string;
  readonly reasons: DoubtReason[];
  readonly decision: 'same' | 'different' | null;
}
const columns = 'd.first_id as "firstId", d.second_id as "secondId", d.reasons, d.decision';
export const insertDoubts = async (tx: Tx, estateId: string, doubts: readonly Omit<DoubtRow, 'decision'>[]): Promise<void> => {
  if (doubts.length === 0) return;
  await execute(
    tx,
    `insert into owner_doubts (jurisdiction_id, estate_id, first_id, second_id, reasons)
     select :jurisdiction, $1::uuid, r.first, r.second, string_to_array(r.reasons, ' ')
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as r (first, second, reasons) on conflict do nothing returning first_id`,
    [estateId, doubts.map((d) => d.firstId), doubts.map((d) => d.secondId), doubts.map((d) => d.reasons.join(' '))],
  );
};
export const pageOfDoubts = async (
  tx: Tx,
  estateId: string,
  after: readonly [first: string, second: string] | null,
  limit: number,
): Promise<DoubtRow[]> =>
  (
    await execute<DoubtRow>(
      tx,
      `select ${columns} from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.estate_id = $1 and d.decision is null
         and ($2::uuid is null or (d.first_id, d.second_id) > ($2::uuid, $3::uuid)) order by d.first_id, d.second_id limit $4`,
      [estateId, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;
export const findDoubt = async (tx: Tx, estateId: string, first: string, second: string): Promise<DoubtRow | null> =>
  (
    await execute<DoubtRow>(
      tx,
      `select ${columns} from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.estate_id = $1 and d.first_id = $2 and d.second_id = $3`,
      [estateId, first, second],
    )
  ).rows[0] ?? null;
export const openDoubts = async (tx: Tx, estateId: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      'select count(*)::int as n from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.estate_id = $1 and d.decision is null',
      [estateId],
    )
  ).rows[0]?.n ?? 0;
export const decideDoubtRow = async (
  tx: Tx,
  { firstId, secondId }: Pick<DoubtRow, 'firstId' | 'secondId'>,
  decision: 'same' | 'different',
  by: { readonly actorId: string | null; readonly at: Date },
): Promise<void> => {
  await execute(
    tx,
    'update owner_doubts set decision = $3, decided_by = $4, decided_at = $5 where jurisdiction_id = :jurisdiction and first_id = $1 and second_id = $2',
    [firstId, secondId, decision, by.actorId, by.at],
  );
};
/** What was doubted of somebody who is one with another now is doubted of that other one. */
export const followMerge = async (tx: Tx, estateId: string, from: string, into: string): Promise<void> => {
  const { rows } = await execute<DoubtRow>(
    tx,
    `delete from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.decision is null and (d.first_id = $1 or d.second_id = $1) returning ${columns}`,
    [from],
  );
  await insertDoubts(
    tx,
    estateId,
    rows
      .map((one) => ({ ...one, firstId: one.firstId === from ? into : one.firstId, secondId: one.secondId === from ? into : one.secondId }))
      .filter(({ firstId, secondId }) => firstId !== secondId),
  );
};
