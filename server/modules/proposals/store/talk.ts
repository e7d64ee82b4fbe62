import type { AmendmentState, Stance } from '#contract/proposals/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { sayingsIn } from '#kernel/sayings.ts';

/** A comment as it is stored, with the name of whoever made it. */
export interface CommentRecord {
  readonly id: string;
  readonly proposalId: string;
  readonly step: number;
  readonly version: number;
  readonly partKey: string | null;
  readonly stance: Stance;
  readonly accountId: string;
  readonly name: string | null;
  readonly staff: boolean;
  readonly words: string;
  readonly at: Date;
  readonly answer: string | null;
  readonly hidden: string | null;
}
const commentColumns = `c.id, c.proposal_id as "proposalId", c.step, c.version, c.part_key as "partKey", c.stance, c.account_id as "accountId", a.name,
  c.staff, c.words, c.at, c.answer, c.hidden`;
export const sayings = sayingsIn('proposal_comments', 'proposal_id');
const commentRows = 'proposal_comments c left join accounts a on a.id = c.account_id';

export const insertComment = async (
  tx: Tx,
  c: Omit<CommentRecord, 'name' | 'answer' | 'hidden'> & { readonly day: string },
): Promise<void> => {
  await execute(
    tx,
    `insert into proposal_comments (jurisdiction_id, id, proposal_id, step, version, part_key, stance, account_id, staff, words, at, day)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [c.id, c.proposalId, c.step, c.version, c.partKey, c.stance, c.accountId, c.staff, c.words, c.at, c.day],
  );
};
export const findComment = async (tx: Tx, id: string): Promise<CommentRecord | null> =>
  (
    await execute<CommentRecord>(tx, `select ${commentColumns} from ${commentRows} where c.jurisdiction_id = :jurisdiction and c.id = $1`, [
      id,
    ])
  ).rows[0] ?? null;
/** Comments, newest first, behind one of them. */
export const commentsOf = async (
  tx: Tx,
  proposalId: string,
  part: string | null,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<CommentRecord[]> =>
  (
    await execute<CommentRecord>(
      tx,
      `select ${commentColumns} from ${commentRows} where c.jurisdiction_id = :jurisdiction and c.proposal_id = $1
         and ($2::text is null or c.part_key = $2) and ($3::timestamptz is null or (c.at, c.id) < ($3, $4::uuid))
       order by c.at desc, c.id desc limit $5`,
      [proposalId, part, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

/** An amendment as it is stored, with the name of whoever asks for it. */
export interface AmendmentRecord {
  readonly id: string;
  readonly proposalId: string;
  readonly step: number;
  readonly version: number;
  readonly partKey: string | null;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly accountId: string;
  readonly name: string | null;
  readonly staff: boolean;
  readonly at: Date;
  readonly state: AmendmentState;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly takenVersion: number | null;
}
const amendmentColumns = `m.id, m.proposal_id as "proposalId", m.step, m.version, m.part_key as "partKey", m.before, m.after, m.reason,
  m.account_id as "accountId", a.name, m.staff, m.at, m.state, m.answer, m.answered_at as "answeredAt", m.taken_version as "takenVersion"`;
const amendmentRows = 'proposal_amendments m left join accounts a on a.id = m.account_id';

export const openOf = async (tx: Tx, proposalId: string, accountId: string): Promise<number> => {
  const { rows } = await execute<{ n: number }>(
    tx,
    `select count(*)::int as n from proposal_amendments m where m.jurisdiction_id = :jurisdiction and m.proposal_id = $1 and m.account_id = $2 and m.state = 'open'`,
    [proposalId, accountId],
  );
  return rows[0]?.n ?? 0;
};
export const insertAmendment = async (
  tx: Tx,
  m: Omit<AmendmentRecord, 'name' | 'state' | 'answer' | 'answeredAt' | 'takenVersion'>,
): Promise<void> => {
  await execute(
    tx,
    `insert into proposal_amendments (jurisdiction_id, id, proposal_id, step, version, part_key, before, after, reason, account_id, staff, at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [m.id, m.proposalId, m.step, m.version, m.partKey, m.before, m.after, m.reason, m.accountId, m.staff, m.at],
  );
};
export const findAmendment = async (tx: Tx, id: string): Promise<AmendmentRecord | null> =>
  (
    await execute<AmendmentRecord>(
      tx,
      `select ${amendmentColumns} from ${amendmentRows} where m.jurisdiction_id = :jurisdiction and m.id = $1`,
      [id],
    )
  ).rows[0] ?? null;
/** Answers an amendment nobody has answered. @returns whether nobody had */
export const answerAmendmentRow = async (
  tx: Tx,
  id: string,
  to: { state: AmendmentState; words: string; by: string; at: Date; takenVersion: number | null },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update proposal_amendments set state = $2, answer = $3, answered_by = $4, answered_at = $5, taken_version = $6
     where jurisdiction_id = :jurisdiction and id = $1 and state = 'open' returning id`,
    [id, to.state, to.words, to.by, to.at, to.takenVersion],
  );
  return rows.length > 0;
};
export const amendmentsOf = async (
  tx: Tx,
  proposalId: string,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<AmendmentRecord[]> =>
  (
    await execute<AmendmentRecord>(
      tx,
      `select ${amendmentColumns} from ${amendmentRows} where m.jurisdiction_id = :jurisdiction and m.proposal_id = $1
         and ($2::timestamptz is null or (m.at, m.id) < ($2, $3::uuid)) order by m.at desc, m.id desc limit $4`,
      [proposalId, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

/** How much was said about a proposal. */
export interface TalkCounts {
  readonly comments: number;
  readonly amendments: number;
  readonly open: number;
}
export const countsOf = async (tx: Tx, proposalId: string): Promise<TalkCounts> => {
  const { rows } = await execute<TalkCounts>(
    tx,
    `select (select count(*)::int from proposal_comments c where c.jurisdiction_id = :jurisdiction and c.proposal_id = $1) as comments,
       count(*)::int as amendments, (count(*) filter (where m.state = 'open'))::int as open
     from proposal_amendments m where m.jurisdiction_id = :jurisdiction and m.proposal_id = $1`,
    [proposalId],
  );
  return rows[0] ?? { comments: 0, amendments: 0, open: 0 };
};
/** How many comments were made in each step, and when the last one was. */
export const commentsBySteps = async (tx: Tx, proposalId: string): Promise<{ step: number; count: number; last: Date }[]> =>
  (
    await execute<{ step: number; count: number; last: Date }>(
      tx,
      `select c.step, count(*)::int as count, max(c.at) as last from proposal_comments c
       where c.jurisdiction_id = :jurisdiction and c.proposal_id = $1 group by c.step order by c.step`,
      [proposalId],
    )
  ).rows;

/** Amendments that wait for an answer, by proposal. */
export const openByProposal = async (tx: Tx, proposalIds: readonly string[]): Promise<Map<string, number>> => {
  if (proposalIds.length === 0) return new Map();
  const { rows } = await execute<{ id: string; n: number }>(
    tx,
    `select m.proposal_id as id, count(*)::int as n from proposal_amendments m
     where m.jurisdiction_id = :jurisdiction and m.proposal_id = any($1::uuid[]) and m.state = 'open' group by m.proposal_id`,
    [proposalIds],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
};

/** Accounts that said something about a proposal or evaluated it, of which so many are told at most. */
export const takingPart = async (tx: Tx, proposalId: string, most: number): Promise<string[]> => {
  const of = (table: string, one: string): string =>
    `select ${one}.account_id from ${table} ${one} where ${one}.jurisdiction_id = :jurisdiction and ${one}.proposal_id = $1`;
  const { rows } = await execute<{ id: string }>(
    tx,
    `select x.account_id as id from (${of('proposal_comments', 'c')} union ${of('proposal_amendments', 'm')} union ${of('proposal_evaluations', 'e')}) x limit $2`,
    [proposalId, most],
  );
  return rows.map(({ id }) => id);
};
