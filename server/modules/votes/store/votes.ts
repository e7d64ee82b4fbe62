import type { VoteState } from '#contract/votes/api.ts';
import type { Count } from '#contract/votes/count.ts';
import type { Question } from '#contract/votes/model.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** A vote as it is stored. */
export interface VoteRecord {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly areaPath: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly secret: boolean;
  readonly change: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: VoteState;
  readonly published: boolean;
  readonly proxiesMost: number;
  readonly entries: number;
  readonly closedAt: Date | null;
  readonly endReason: string | null;
  readonly outcome: Count | null;
  readonly sha256: string | null;
}
const columns = `v.id, v.subject_type as "subjectType", v.subject_id as "subjectId", v.area_path::text as "areaPath", v.title, v.questions, v.secret, v.change,
  v.opens_at as "opensAt", v.closes_at as "closesAt", v.state, v.published, v.proxies_most as "proxiesMost", v.entries, v.closed_at as "closedAt",
  v.end_reason as "endReason", v.outcome, v.bundle_sha256 as "sha256"`;
const byId = `select ${columns} from votes v where v.jurisdiction_id = :jurisdiction and v.id = $1`;

export const findVote = async (tx: Tx, id: string): Promise<VoteRecord | null> =>
  (await executeByKey<VoteRecord>(tx, byId, [id])).rows[0] ?? null;
/** Holds a vote against closing, beside others who cast. */
export const holdVote = async (tx: Tx, id: string): Promise<VoteRecord | null> =>
  (await executeByKey<VoteRecord>(tx, `${byId} for share`, [id])).rows[0] ?? null;
/** Holds a vote alone: nobody casts meanwhile. */
export const lockVote = async (tx: Tx, id: string): Promise<VoteRecord | null> =>
  (await executeByKey<VoteRecord>(tx, `${byId} for update`, [id])).rows[0] ?? null;

export const insertVote = async (
  tx: Tx,
  v: Pick<
    VoteRecord,
    | 'id'
    | 'subjectType'
    | 'subjectId'
    | 'areaPath'
    | 'title'
    | 'questions'
    | 'secret'
    | 'change'
    | 'opensAt'
    | 'closesAt'
    | 'published'
    | 'proxiesMost'
    | 'entries'
  >,
  at: Date,
  by: string | null,
): Promise<void> => {
  await execute(
    tx,
    `insert into votes (jurisdiction_id, id, subject_type, subject_id, area_path, title, questions, secret, change, opens_at, closes_at, state, published,
       proxies_most, entries, created_at, created_by)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6::jsonb, $7, $8, $9, $10, 'open', $11, $12, $13, $14, $15)`,
    [
      v.id,
      v.subjectType,
      v.subjectId,
      v.areaPath,
      v.title,
      JSON.stringify(v.questions),
      v.secret,
      v.change,
      v.opensAt,
      v.closesAt,
      v.published,
      v.proxiesMost,
      v.entries,
      at,
      by,
    ],
  );
};

export const postpone = (tx: Tx, id: string, closesAt: Date, reason: string): Promise<unknown> =>
  execute(
    tx,
    `update votes v set closes_at = $2, state = 'open', end_reason = $3, reminded_at = null where v.jurisdiction_id = :jurisdiction and v.id = $1`,
    [id, closesAt, reason],
  );
export const setCounting = (tx: Tx, id: string): Promise<unknown> =>
  execute(tx, `update votes v set state = 'counting' where v.jurisdiction_id = :jurisdiction and v.id = $1`, [id]);
export const setVoid = (tx: Tx, id: string, reason: string): Promise<unknown> =>
  execute(tx, `update votes v set state = 'void', end_reason = $2 where v.jurisdiction_id = :jurisdiction and v.id = $1`, [id, reason]);
export const setClosed = (
  tx: Tx,
  v: { id: string; at: Date; by: string | null; reason: string | null; outcome: Count; sha256: string },
): Promise<unknown> =>
  execute(
    tx,
    `update votes v set state = 'closed', closed_at = $2, closed_by = $3, end_reason = coalesce($4, v.end_reason), outcome = $5::jsonb, bundle_sha256 = $6
     where v.jurisdiction_id = :jurisdiction and v.id = $1`,
    [v.id, v.at, v.by, v.reason, JSON.stringify(v.outcome), v.sha256],
  );
export const setPublished = (tx: Tx, id: string): Promise<unknown> =>
  execute(tx, 'update votes v set published = true where v.jurisdiction_id = :jurisdiction and v.id = $1', [id]);
export const setEntries = (tx: Tx, id: string): Promise<unknown> =>
  execute(
    tx,
    `update votes v set entries = (select count(*) from vote_roll r where r.jurisdiction_id = :jurisdiction and r.vote_id = $1)
     where v.jurisdiction_id = :jurisdiction and v.id = $1`,
    [id],
  );
/** Notes that voters were told, once. @returns whether they had not been */
export const setTold = async (tx: Tx, id: string, what: 'told_open_at' | 'reminded_at', at: Date): Promise<boolean> =>
  (
    await execute<{ id: string }>(
      tx,
      `update votes v set ${what} = $2 where v.jurisdiction_id = :jurisdiction and v.id = $1 and v.${what} is null returning v.id`,
      [id, at],
    )
  ).rows.length > 0;

/** Votes that want something of the clock: to be told of, to be reminded of, to be closed. */
export const dueVotes = async (tx: Tx, now: Date, remindBefore: Date): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select v.id from votes v where v.jurisdiction_id = :jurisdiction and v.state in ('open', 'counting')
         and ((v.told_open_at is null and v.opens_at <= $1) or (v.reminded_at is null and v.opens_at <= $1 and v.closes_at <= $2) or v.closes_at <= $1)
       order by v.closes_at`,
      [now, remindBefore],
    )
  ).rows.map(({ id }) => id);

/** A vote in lists, with how many ballots are in and papers open. */
export type VoteLine = VoteRecord & { readonly cast: number; readonly papers: number };
const counted = `(select count(*)::int from vote_turnout t where t.jurisdiction_id = :jurisdiction and t.vote_id = v.id) as "cast",
  (select count(*)::int from vote_papers p where p.jurisdiction_id = :jurisdiction and p.vote_id = v.id and p.state in ('entered', 'differs')) as "papers"`;
export const pageOfVotes = async (
  tx: Tx,
  f: { codes: readonly string[]; state: VoteState | null; after: string | null; limit: number },
): Promise<VoteLine[]> =>
  (
    await execute<VoteLine>(
      tx,
      `select ${columns}, ${counted} from votes v where v.jurisdiction_id = :jurisdiction
         and exists (select from unnest($1::text[]) root where v.area_code >= root and v.area_code < root || ':')
         and ($2::text is null or v.state = $2) and ($3::uuid is null or v.id < $3) order by v.id desc limit $4`,
      [f.codes, f.state, f.after, f.limit],
    )
  ).rows;
export const linesOf = async (tx: Tx, ids: readonly string[]): Promise<VoteLine[]> =>
  (
    await execute<VoteLine>(
      tx,
      `select ${columns}, ${counted} from votes v where v.jurisdiction_id = :jurisdiction and v.id = any($1::uuid[])`,
      [ids],
    )
  ).rows;
/** Votes on something of another module, newest first. */
export const votesOn = async (tx: Tx, type: string, subjectIds: readonly string[]): Promise<VoteLine[]> =>
  (
    await execute<VoteLine>(
      tx,
      `select ${columns}, ${counted} from votes v where v.jurisdiction_id = :jurisdiction and v.subject_type = $1 and v.subject_id = any($2::uuid[]) order by v.id desc`,
      [type, subjectIds],
    )
  ).rows;

/** An area, and the settings of its jurisdiction, as the transaction sees them. */
export const findArea = async (tx: Tx, id: string): Promise<{ path: string; settings: Readonly<Record<string, unknown>> } | null> =>
  (
    await execute<{ path: string; settings: Record<string, unknown> }>(
      tx,
      `select a.path::text as path, j.settings from areas a join jurisdictions j on j.id = a.jurisdiction_id where a.jurisdiction_id = :jurisdiction and a.id = $1`,
      [id],
    )
  ).rows[0] ?? null;
