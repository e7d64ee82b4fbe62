import type { DoubtReason } from '#contract/assemblies/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface DoubtRow {
  readonly firstId: string;
  readonly secondId: string;
  readonly reasons: DoubtReason[];
  readonly decision: 'same' | 'different' | null;
  /** What the decision moved, to take it back. */
  readonly moved: Moved | null;
}
type Pair = Pick<DoubtRow, 'firstId' | 'secondId'>;
export interface Moved {
  /** Shares that are the first one's now, and those that ended as the first had one of the same unit. */
  readonly shares: readonly string[];
  readonly ended: readonly string[];
  /** Doubts of the second that went, and those of the first that came instead. */
  readonly gone: readonly (Pair & { readonly reasons: DoubtReason[] })[];
  readonly come: readonly Pair[];
}
const columns = 'd.first_id as "firstId", d.second_id as "secondId", d.reasons, d.decision, d.moved';
/** Enters doubts that are not there yet. @returns those */
export const insertDoubts = async (tx: Tx, estateId: string, doubts: readonly Omit<DoubtRow, 'decision' | 'moved'>[]): Promise<Pair[]> => {
  if (doubts.length === 0) return [];
  const { rows } = await execute<Pair>(
    tx,
    `insert into owner_doubts (jurisdiction_id, estate_id, first_id, second_id, reasons)
     select :jurisdiction, $1::uuid, r.first, r.second, string_to_array(r.reasons, ' ')
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as r (first, second, reasons) on conflict do nothing returning first_id as "firstId", second_id as "secondId"`,
    [estateId, doubts.map((d) => d.firstId), doubts.map((d) => d.secondId), doubts.map((d) => d.reasons.join(' '))],
  );
  return rows;
};
/** Whether one of both owns something in a building. */
const inBuilding = `exists (select from owner_shares s join owner_units u on u.jurisdiction_id = :jurisdiction and u.id = s.unit_id
  where s.jurisdiction_id = :jurisdiction and s.holder_id in (d.first_id, d.second_id) and s.until_on is null and u.building = $5)`;
export const pageOfDoubts = async (
  tx: Tx,
  f: { readonly estateId: string; readonly building: string | null; readonly reason: DoubtReason | null },
  after: readonly [first: string, second: string] | null,
  limit: number,
): Promise<DoubtRow[]> =>
  (
    await execute<DoubtRow>(
      tx,
      `select ${columns} from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.estate_id = $1 and d.decision is null
         and ($2::uuid is null or (d.first_id, d.second_id) > ($2::uuid, $3::uuid)) and ($5::text is null or ${inBuilding})
         and ($6::text is null or $6 = any(d.reasons)) order by d.first_id, d.second_id limit $4`,
      [f.estateId, after?.[0] ?? null, after?.[1] ?? null, limit, f.building, f.reason],
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
  { firstId, secondId }: Pair,
  decision: 'same' | 'different',
  by: { readonly actorId: string | null; readonly at: Date },
  moved: Moved | null,
): Promise<void> => {
  await execute(
    tx,
    `update owner_doubts set decision = $3, decided_by = $4, decided_at = $5, moved = $6::jsonb
     where jurisdiction_id = :jurisdiction and first_id = $1 and second_id = $2`,
    [firstId, secondId, decision, by.actorId, by.at, moved && JSON.stringify(moved)],
  );
};
/** A doubt is open again. */
export const reopenDoubt = async (tx: Tx, { firstId, secondId }: Pair): Promise<void> => {
  await execute(
    tx,
    `update owner_doubts set decision = null, decided_by = null, decided_at = null, moved = null
     where jurisdiction_id = :jurisdiction and first_id = $1 and second_id = $2`,
    [firstId, secondId],
  );
};
/** What was doubted of somebody who is one with another now is doubted of that other one. */
export const followMerge = async (tx: Tx, estateId: string, from: string, into: string): Promise<Pick<Moved, 'gone' | 'come'>> => {
  const { rows } = await execute<DoubtRow>(
    tx,
    `delete from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.decision is null and (d.first_id = $1 or d.second_id = $1) returning ${columns}`,
    [from],
  );
  const come = await insertDoubts(
    tx,
    estateId,
    rows
      .map((one) => ({ ...one, firstId: one.firstId === from ? into : one.firstId, secondId: one.secondId === from ? into : one.secondId }))
      .filter(({ firstId, secondId }) => firstId !== secondId),
  );
  return { gone: rows.map(({ firstId, secondId, reasons }) => ({ firstId, secondId, reasons })), come };
};
/** Doubts that came with a merge go, as long as nobody has decided on them, and those that went come back. */
export const unfollowMerge = async (tx: Tx, estateId: string, { gone, come }: Pick<Moved, 'gone' | 'come'>): Promise<void> => {
  for (const { firstId, secondId } of come)
    await execute(
      tx,
      'delete from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.first_id = $1 and d.second_id = $2 and d.decision is null',
      [firstId, secondId],
    );
  await insertDoubts(tx, estateId, gone);
};
