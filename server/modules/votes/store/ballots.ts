import type { Ballot, Marks, Way } from '#contract/votes/model.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** Claims an entry's one ballot. @returns whether it was free */
export const claimTurnout = async (
  tx: Tx,
  t: { voteId: string; key: string; way: Way; at: Date; accountId: string | null },
): Promise<boolean> =>
  (
    await executeByKey<{ key: string }>(
      tx,
      `insert into vote_turnout (jurisdiction_id, vote_id, key, way, at, account_id) values (:jurisdiction, $1, $2, $3, $4, $5)
       on conflict (jurisdiction_id, vote_id, key) do nothing returning key`,
      [t.voteId, t.key, t.way, t.at, t.accountId],
    )
  ).rows.length > 0;
/** Who has handed in the ballot of an entry, held while it is changed. */
export const lockTurnout = async (tx: Tx, voteId: string, key: string): Promise<{ way: Way; accountId: string | null } | null> =>
  (
    await executeByKey<{ way: Way; accountId: string | null }>(
      tx,
      `select t.way, t.account_id as "accountId" from vote_turnout t where t.jurisdiction_id = :jurisdiction and t.vote_id = $1 and t.key = $2 for update`,
      [voteId, key],
    )
  ).rows[0] ?? null;
/** A ballot is in another hand from now on. */
export const setHand = (tx: Tx, voteId: string, key: string, way: Way, accountId: string): Promise<unknown> =>
  execute(
    tx,
    'update vote_turnout t set way = $3, account_id = $4 where t.jurisdiction_id = :jurisdiction and t.vote_id = $1 and t.key = $2',
    [voteId, key, way, accountId],
  );
export const releaseTurnout = (tx: Tx, voteId: string, key: string): Promise<unknown> =>
  execute(tx, 'delete from vote_turnout t where t.jurisdiction_id = :jurisdiction and t.vote_id = $1 and t.key = $2', [voteId, key]);

export interface NewBallot extends Ballot {
  readonly id: string;
  readonly voteId: string;
  readonly secret: boolean;
  readonly way: Way;
  readonly day: string;
  readonly receipt: Buffer | null;
}
export const insertBallot = (tx: Tx, b: NewBallot): Promise<unknown> =>
  executeByKey(
    tx,
    `insert into vote_ballots (jurisdiction_id, vote_id, id, secret, key, heads, area, marks, way, day, receipt)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::date, $10)`,
    [b.voteId, b.id, b.secret, b.key, b.heads, b.area, JSON.stringify(b.marks), b.way, b.day, b.receipt],
  );
/** Changes an open ballot. */
export const changeOpen = (
  tx: Tx,
  voteId: string,
  key: string,
  b: { marks: Marks; receipt: Buffer; day: string; way: Way },
): Promise<unknown> =>
  executeByKey(
    tx,
    `update vote_ballots b set marks = $3::jsonb, receipt = $4, day = $5::date, way = $6
     where b.jurisdiction_id = :jurisdiction and b.vote_id = $1 and b.key = $2`,
    [voteId, key, JSON.stringify(b.marks), b.receipt, b.day, b.way],
  );
/** Changes the secret ballot whose receipt somebody has, of the weight of their entry. @returns whether there is one */
export const changeSecret = async (
  tx: Tx,
  voteId: string,
  was: Buffer,
  b: { heads: number; area: number; marks: Marks; receipt: Buffer; day: string },
): Promise<boolean> =>
  (
    await executeByKey<{ id: string }>(
      tx,
      `update vote_ballots b set marks = $5::jsonb, receipt = $6, day = $7::date
       where b.jurisdiction_id = :jurisdiction and b.vote_id = $1 and b.receipt = $2 and b.secret and b.heads = $3 and b.area = $4 returning b.id`,
      [voteId, was, b.heads, b.area, JSON.stringify(b.marks), b.receipt, b.day],
    )
  ).rows.length > 0;

/** How an entry voted, where the vote is open. */
export const marksOf = async (tx: Tx, voteId: string, keys: readonly string[]): Promise<Map<string, Marks>> =>
  new Map(
    (
      await execute<{ key: string; marks: Marks }>(
        tx,
        'select b.key, b.marks from vote_ballots b where b.jurisdiction_id = :jurisdiction and b.vote_id = $1 and b.key = any($2::text[])',
        [voteId, keys],
      )
    ).rows.map(({ key, marks }) => [key, marks]),
  );
export const findByReceipt = async (tx: Tx, voteId: string, digest: Buffer): Promise<Marks | null> =>
  (
    await execute<{ marks: Marks }>(
      tx,
      'select b.marks from vote_ballots b where b.jurisdiction_id = :jurisdiction and b.vote_id = $1 and b.receipt = $2',
      [voteId, digest],
    )
  ).rows[0]?.marks ?? null;
/** All ballots as they are counted, with the digests of their receipts, hex. */
export const allBallots = async (tx: Tx, voteId: string): Promise<(Ballot & { receipt: string | null })[]> =>
  (
    await execute<Ballot & { receipt: string | null }>(
      tx,
      `select b.key, b.heads, b.area, b.marks, encode(b.receipt, 'hex') as receipt from vote_ballots b where b.jurisdiction_id = :jurisdiction and b.vote_id = $1`,
      [voteId],
    )
  ).rows;
export const countBallots = async (tx: Tx, voteId: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      'select count(*)::int as n from vote_ballots b where b.jurisdiction_id = :jurisdiction and b.vote_id = $1',
      [voteId],
    )
  ).rows[0]?.n ?? 0;

/** Writes the secret ballots of a vote anew in a random order, so that neither their place in the table nor their transaction tells who wrote them. */
export const shuffleBallots = async (tx: Tx, voteId: string): Promise<void> => {
  await execute(
    tx,
    `with old as (delete from vote_ballots b where b.jurisdiction_id = :jurisdiction and b.vote_id = $1 and b.secret returning *)
     insert into vote_ballots (jurisdiction_id, vote_id, id, secret, key, heads, area, marks, way, day, receipt)
     select :jurisdiction, vote_id, gen_random_uuid(), secret, key, heads, area, marks, way, day, receipt from old order by random()`,
    [voteId],
  );
};

/** Papers in the box of a secret vote, of one weight: handed in, and entered. */
export const papersOfWeight = async (tx: Tx, voteId: string, heads: number, area: number): Promise<{ handedIn: number; entered: number }> =>
  (
    await execute<{ handedIn: number; entered: number }>(
      tx,
      `select (select count(*)::int from vote_turnout t join vote_roll r on r.jurisdiction_id = :jurisdiction and r.vote_id = t.vote_id and r.key = t.key
                where t.jurisdiction_id = :jurisdiction and t.vote_id = $1 and t.way = 'paper' and r.heads = $2 and r.area = $3) as "handedIn",
              (select count(*)::int from vote_ballots b
                where b.jurisdiction_id = :jurisdiction and b.vote_id = $1 and b.way = 'paper' and b.heads = $2 and b.area = $3) as entered`,
      [voteId, heads, area],
    )
  ).rows[0] as { handedIn: number; entered: number };
