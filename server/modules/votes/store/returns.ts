import { execute, type Tx } from '#kernel/db.ts';

/** Somebody asked that the note of a secret paper be taken back. */
export interface ReturnRecord {
  readonly id: string;
  readonly voteId: string;
  readonly key: string;
  readonly label: string | null;
  readonly rightKey: string | null;
  readonly rightLabel: string | null;
  readonly reason: string;
  readonly askedBy: string;
  readonly state: 'asked' | 'agreed' | 'refused';
}
const select = `select b.id, b.vote_id as "voteId", b.key, r.label, b.right_key as "rightKey", o.label as "rightLabel", b.reason, b.asked_by as "askedBy", b.state
  from vote_hand_in_returns b
  join vote_roll r on r.jurisdiction_id = :jurisdiction and r.vote_id = b.vote_id and r.key = b.key
  left join vote_roll o on o.jurisdiction_id = :jurisdiction and o.vote_id = b.vote_id and o.key = b.right_key
  where b.jurisdiction_id = :jurisdiction`;

export const findReturn = async (tx: Tx, id: string): Promise<ReturnRecord | null> =>
  (await execute<ReturnRecord>(tx, `${select} and b.id = $1`, [id])).rows[0] ?? null;
/** Those of a vote that wait for the second person. */
export const openReturns = async (tx: Tx, voteId: string): Promise<ReturnRecord[]> =>
  (await execute<ReturnRecord>(tx, `${select} and b.vote_id = $1 and b.state = 'asked' order by b.id`, [voteId])).rows;
/** How many of each vote wait for this account to be the second person. */
export const returnsFor = async (tx: Tx, voteIds: readonly string[], accountId: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await execute<{ voteId: string; n: number }>(
    tx,
    `select vote_id as "voteId", count(*)::int as n from vote_hand_in_returns
     where jurisdiction_id = :jurisdiction and vote_id = any($1) and state = 'asked' and asked_by <> $2 group by vote_id`,
    [voteIds, accountId],
  );
  return new Map(rows.map((row) => [row.voteId, row.n]));
};
export const insertReturn = (
  tx: Tx,
  b: Pick<ReturnRecord, 'id' | 'voteId' | 'key' | 'rightKey' | 'reason' | 'askedBy'>,
  at: Date,
): Promise<unknown> =>
  execute(
    tx,
    `insert into vote_hand_in_returns (jurisdiction_id, id, vote_id, key, right_key, reason, asked_by, asked_at, state)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, 'asked')`,
    [b.id, b.voteId, b.key, b.rightKey, b.reason, b.askedBy, at],
  );
/** @returns whether it still waited */
export const decideReturn = async (tx: Tx, id: string, state: 'agreed' | 'refused', by: string, at: Date): Promise<boolean> =>
  (
    await execute<{ id: string }>(
      tx,
      `update vote_hand_in_returns b set state = $2, decided_by = $3, decided_at = $4
       where b.jurisdiction_id = :jurisdiction and b.id = $1 and b.state = 'asked' returning b.id`,
      [id, state, by, at],
    )
  ).rows.length > 0;

/** Papers of a weight that somebody has begun to read and that are not settled. */
export const begunOfWeight = async (tx: Tx, voteId: string, heads: number, area: number): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from vote_papers p where p.jurisdiction_id = :jurisdiction and p.vote_id = $1 and p.state in ('entered', 'differs')
         and exists (select from vote_paper_entries e where e.jurisdiction_id = :jurisdiction and e.paper_id = p.id
           and (e.said->>'heads')::int = $2 and (e.said->>'area')::bigint = $3)`,
      [voteId, heads, area],
    )
  ).rows[0]?.n ?? 0;
