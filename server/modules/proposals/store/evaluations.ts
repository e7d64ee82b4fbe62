import type { CarriedOut, Satisfaction } from '#contract/proposals/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What somebody thinks. */
export interface EvaluationRecord {
  readonly satisfaction: Satisfaction;
  readonly carriedOut: CarriedOut;
  readonly words: string;
}

/** Enters or changes what somebody thinks; the key has each counted once. */
export const putEvaluation = async (tx: Tx, proposalId: string, accountId: string, e: EvaluationRecord, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into proposal_evaluations (jurisdiction_id, proposal_id, account_id, satisfaction, carried_out, words, at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6)
     on conflict (jurisdiction_id, proposal_id, account_id)
       do update set satisfaction = excluded.satisfaction, carried_out = excluded.carried_out, words = excluded.words, at = excluded.at`,
    [proposalId, accountId, e.satisfaction, e.carriedOut, e.words, at],
  );
};
export const evaluationOf = async (tx: Tx, proposalId: string, accountId: string): Promise<EvaluationRecord | null> =>
  (
    await execute<EvaluationRecord>(
      tx,
      `select e.satisfaction, e.carried_out as "carriedOut", e.words from proposal_evaluations e
       where e.jurisdiction_id = :jurisdiction and e.proposal_id = $1 and e.account_id = $2`,
      [proposalId, accountId],
    )
  ).rows[0] ?? null;

/** How many think what. */
export interface EvaluationSums {
  readonly total: number;
  readonly satisfied: number;
  readonly fair: number;
  readonly unsatisfied: number;
  readonly yes: number;
  readonly partly: number;
  readonly no: number;
  readonly unknown: number;
}
export const sumsOf = async (tx: Tx, proposalId: string): Promise<EvaluationSums> => {
  const of = (column: string, value: string, name = value): string => `(count(*) filter (where e.${column} = '${value}'))::int as ${name}`;
  const { rows } = await execute<EvaluationSums>(
    tx,
    `select count(*)::int as total, ${of('satisfaction', 'satisfied')}, ${of('satisfaction', 'fair')}, ${of('satisfaction', 'unsatisfied')},
       ${of('carried_out', 'yes')}, ${of('carried_out', 'partly')}, ${of('carried_out', 'no')}, ${of('carried_out', 'unknown', '"unknown"')}
     from proposal_evaluations e where e.jurisdiction_id = :jurisdiction and e.proposal_id = $1`,
    [proposalId],
  );
  return rows[0] as EvaluationSums;
};

/** What they wrote, in the order of the alphabet: neither by whom nor when. */
export const wordsOfEvaluations = async (tx: Tx, proposalId: string, most: number): Promise<string[]> =>
  (
    await execute<{ words: string }>(
      tx,
      `select e.words from proposal_evaluations e where e.jurisdiction_id = :jurisdiction and e.proposal_id = $1 and e.words <> '' order by e.words limit $2`,
      [proposalId, most],
    )
  ).rows.map(({ words }) => words);
