import type { CandidateState } from '#contract/honours/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Somebody who was nominated. */
export interface CandidateRecord {
  readonly id: string;
  readonly roundId: string;
  readonly personId: string;
  readonly name: string;
  readonly duty: string;
  readonly areaPath: string;
  readonly state: CandidateState;
  readonly evidence: Readonly<Record<string, string>>;
  readonly met: readonly string[];
  readonly words: string | null;
  readonly nominatedBy: string;
  readonly validUntil: string | null;
}
const rows = `select c.id, c.round_id as "roundId", c.person_id as "personId", p.name, c.duty, c.area_path::text as "areaPath", c.state, c.evidence, c.met, c.words,
    c.nominated_by as "nominatedBy", c.valid_until::text as "validUntil"
  from honour_candidates c join persons p on p.jurisdiction_id = :jurisdiction and p.id = c.person_id where c.jurisdiction_id = :jurisdiction`;

export const candidatesOf = async (tx: Tx, roundIds: readonly string[]): Promise<CandidateRecord[]> =>
  (await execute<CandidateRecord>(tx, `${rows} and c.round_id = any($1::uuid[]) order by c.area_path, p.name, c.id`, [roundIds])).rows;
export const findCandidate = async (tx: Tx, id: string): Promise<CandidateRecord | null> =>
  (await execute<CandidateRecord>(tx, `${rows} and c.id = $1`, [id])).rows[0] ?? null;
/** @throws a violation of `honour_candidates_once` where they are nominated already */
export const insertCandidate = async (
  tx: Tx,
  c: { id: string; roundId: string; personId: string; duty: string; areaPath: string; evidence: object; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into honour_candidates (jurisdiction_id, id, round_id, person_id, duty, area_path, evidence, nominated_by, nominated_at)
     values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6, $7, $8)`,
    [c.id, c.roundId, c.personId, c.duty, c.areaPath, JSON.stringify(c.evidence), c.by, c.at],
  );
};
export const setCandidates = async (
  tx: Tx,
  ids: readonly string[],
  {
    state,
    met = null,
    words = null,
    checkedBy = null,
    validUntil = null,
  }: {
    state: CandidateState;
    met?: readonly string[] | null;
    words?: string | null;
    checkedBy?: string | null;
    validUntil?: string | null;
  },
): Promise<void> => {
  await execute(
    tx,
    `update honour_candidates set state = $2, met = coalesce($3, met), words = coalesce($4, words), checked_by = coalesce($5, checked_by),
       valid_until = coalesce($6, valid_until) where jurisdiction_id = :jurisdiction and id = any($1::uuid[])`,
    [ids, state, met, words, checkedBy, validUntil],
  );
};

export interface ObjectionRecord {
  readonly id: string;
  readonly candidateId: string;
  readonly words: string;
  readonly by: string | null;
  readonly at: Date;
  readonly answer: string | null;
  readonly upheld: boolean | null;
}
/** Objections to candidates with the names of those who gave theirs, oldest first. */
export const objectionsTo = async (tx: Tx, candidateIds: readonly string[]): Promise<ReadonlyMap<string, ObjectionRecord[]>> => {
  const { rows: found } = await execute<ObjectionRecord>(
    tx,
    `select o.id, o.candidate_id as "candidateId", o.words, a.name as by, o.at, o.answer, o.upheld from honour_objections o
     left join accounts a on a.id = o.account_id where o.jurisdiction_id = :jurisdiction and o.candidate_id = any($1::uuid[]) order by o.at, o.id`,
    [candidateIds],
  );
  return Map.groupBy(found, ({ candidateId }) => candidateId);
};
export const findObjection = async (tx: Tx, id: string): Promise<{ candidateId: string } | null> =>
  (
    await execute<{ candidateId: string }>(
      tx,
      'select candidate_id as "candidateId" from honour_objections where jurisdiction_id = :jurisdiction and id = $1',
      [id],
    )
  ).rows[0] ?? null;
/** @throws a violation of `honour_objections_once` where the account has objected by name already */
export const insertObjection = async (
  tx: Tx,
  o: { id: string; candidateId: string; words: string; accountId: string | null; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into honour_objections (jurisdiction_id, id, candidate_id, words, account_id, at) values (:jurisdiction, $1, $2, $3, $4, $5)`,
    [o.id, o.candidateId, o.words, o.accountId, o.at],
  );
};
/** @returns whether nobody has answered it before */
export const answerObjectionRow = async (tx: Tx, id: string, upheld: boolean, answer: string, by: string): Promise<boolean> =>
  (
    await execute(
      tx,
      `update honour_objections set upheld = $2, answer = $3, answered_by = $4 where jurisdiction_id = :jurisdiction and id = $1 and answer is null returning id`,
      [id, upheld, answer, by],
    )
  ).rows.length === 1;
/** Names of rounds that somebody objected to by name, with what they said. */
export const objectedBy = async (tx: Tx, accountId: string, most: number): Promise<{ title: string; at: Date; words: string }[]> =>
  (
    await execute<{ title: string; at: Date; words: string }>(
      tx,
      `select r.title, o.at, o.words from honour_objections o
       join honour_candidates c on c.jurisdiction_id = :jurisdiction and c.id = o.candidate_id
       join honour_rounds r on r.jurisdiction_id = :jurisdiction and r.id = c.round_id
       where o.jurisdiction_id = :jurisdiction and o.account_id = $1 order by o.at, o.id limit $2`,
      [accountId, most],
    )
  ).rows;
