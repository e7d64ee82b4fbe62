import type { paperStates } from '#contract/votes/api.ts';
import type { Marks } from '#contract/votes/model.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

export interface PaperRecord {
  readonly id: string;
  readonly voteId: string;
  readonly slip: string;
  readonly key: string | null;
  readonly label: string | null;
  readonly state: (typeof paperStates)[number];
  readonly begunAt: Date;
}
/** What somebody read off a paper; of a secret one its weight beside its marks. */
export interface Reading {
  readonly marks: Marks;
  readonly heads: number;
  readonly area: number;
}
export interface ReadingRecord {
  readonly paperId: string;
  readonly n: number;
  readonly accountId: string;
  readonly said: Reading;
}
const columns = `p.id, p.vote_id as "voteId", p.slip, p.key,
  (select r.label from vote_roll r where r.jurisdiction_id = :jurisdiction and r.vote_id = p.vote_id and r.key = p.key) as label, p.state, p.begun_at as "begunAt"`;

/** Begins a paper, unless it has begun. @returns whether this began it */
export const beginPaper = async (tx: Tx, p: Omit<PaperRecord, 'state' | 'label'>): Promise<boolean> =>
  (
    await execute<{ id: string }>(
      tx,
      `insert into vote_papers (jurisdiction_id, id, vote_id, slip, key, state, begun_at) values (:jurisdiction, $1, $2, $3, $4, 'entered', $5)
       on conflict (jurisdiction_id, vote_id, slip) where state <> 'withdrawn' do nothing returning id`,
      [p.id, p.voteId, p.slip, p.key, p.begunAt],
    )
  ).rows.length > 0;
/** Holds the paper of a slip: those who enter it take turns. */
export const lockSlip = async (tx: Tx, voteId: string, slip: string): Promise<PaperRecord | null> =>
  (
    await executeByKey<PaperRecord>(
      tx,
      `select ${columns} from vote_papers p where p.jurisdiction_id = :jurisdiction and p.vote_id = $1 and p.slip = $2 and p.state <> 'withdrawn' for update`,
      [voteId, slip],
    )
  ).rows[0] ?? null;
export const findPaper = async (tx: Tx, id: string): Promise<PaperRecord | null> =>
  (await execute<PaperRecord>(tx, `select ${columns} from vote_papers p where p.jurisdiction_id = :jurisdiction and p.id = $1`, [id]))
    .rows[0] ?? null;
export const lockPaper = async (tx: Tx, id: string): Promise<PaperRecord | null> =>
  (
    await execute<PaperRecord>(
      tx,
      `select ${columns} from vote_papers p where p.jurisdiction_id = :jurisdiction and p.id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;
export const setPaper = (tx: Tx, id: string, state: PaperRecord['state'], reason: string | null = null): Promise<unknown> =>
  execute(tx, 'update vote_papers p set state = $2, end_reason = $3 where p.jurisdiction_id = :jurisdiction and p.id = $1', [
    id,
    state,
    reason,
  ]);

export const readingsOf = async (tx: Tx, paperIds: readonly string[]): Promise<ReadingRecord[]> =>
  (
    await execute<ReadingRecord>(
      tx,
      `select e.paper_id as "paperId", e.n, e.account_id as "accountId", e.said from vote_paper_entries e
       where e.jurisdiction_id = :jurisdiction and e.paper_id = any($1::uuid[]) order by e.paper_id, e.n`,
      [paperIds],
    )
  ).rows;
export const insertReading = (tx: Tx, e: ReadingRecord, at: Date): Promise<unknown> =>
  execute(
    tx,
    'insert into vote_paper_entries (jurisdiction_id, paper_id, n, account_id, said, at) values (:jurisdiction, $1, $2, $3, $4::jsonb, $5)',
    [e.paperId, e.n, e.accountId, JSON.stringify(e.said), at],
  );

export const pageOfPapers = async (
  tx: Tx,
  voteId: string,
  f: { open: boolean; after: string | null; limit: number },
): Promise<PaperRecord[]> =>
  (
    await execute<PaperRecord>(
      tx,
      `select ${columns} from vote_papers p where p.jurisdiction_id = :jurisdiction and p.vote_id = $1
         and (p.state in ('entered', 'differs')) = $2 and ($3::uuid is null or p.id > $3) order by p.id limit $4`,
      [voteId, f.open, f.after, f.limit],
    )
  ).rows;

/** Papers that cannot be counted yet: not compared, and of a secret vote those in the box that nobody has entered. */
export const unsettledPapers = async (tx: Tx, voteId: string, secret: boolean): Promise<number> => {
  const { rows } = await execute<{ open: number; missing: number }>(
    tx,
    `select (select count(*)::int from vote_papers p where p.jurisdiction_id = :jurisdiction and p.vote_id = $1 and p.state in ('entered', 'differs')) as open,
       (select count(*)::int from vote_turnout t where t.jurisdiction_id = :jurisdiction and t.vote_id = $1)
       - (select count(*)::int from vote_ballots b where b.jurisdiction_id = :jurisdiction and b.vote_id = $1) as missing`,
    [voteId],
  );
  const { open = 0, missing = 0 } = rows[0] ?? {};
  // a secret paper has begun before it is settled, and is missing all the while
  return secret ? Math.max(open, missing) : open;
};
