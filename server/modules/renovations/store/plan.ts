import type { Bearing } from '#contract/renovations/costs.ts';
import type { OptionKind, SurveyPurpose } from '#contract/renovations/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface OptionRow {
  readonly id: string;
  readonly renovationId: string;
  readonly kind: OptionKind;
  readonly title: string;
  readonly words: string;
  readonly buildingId: string | null;
  readonly unit: string | null;
  readonly place: string | null;
  readonly costFen: number;
  readonly subsidyFen: number;
  readonly bearing: readonly Bearing[];
  readonly photoIds: readonly string[];
  readonly chosen: boolean;
}
const optionColumns = `o.id, o.renovation_id as "renovationId", o.kind, o.title, o.words, o.building_id as "buildingId", o.unit, o.place, o.cost_fen as "costFen",
  o.subsidy_fen as "subsidyFen", o.bearing, o.photo_ids as "photoIds", o.chosen`;
export const optionsOf = async (tx: Tx, renovationIds: readonly string[]): Promise<OptionRow[]> =>
  (
    await execute<OptionRow>(
      tx,
      `select ${optionColumns} from renovation_options o where o.jurisdiction_id = :jurisdiction and o.renovation_id = any($1::uuid[]) and not o.removed
       order by o.id`,
      [renovationIds],
    )
  ).rows;
export const insertOption = async (tx: Tx, o: OptionRow): Promise<void> => {
  await execute(
    tx,
    `insert into renovation_options (jurisdiction_id, id, renovation_id, kind, title, words, building_id, unit, place, cost_fen, subsidy_fen, bearing, photo_ids, chosen)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13)`,
    [
      o.id,
      o.renovationId,
      o.kind,
      o.title,
      o.words,
      o.buildingId,
      o.unit,
      o.place,
      o.costFen,
      o.subsidyFen,
      JSON.stringify(o.bearing),
      o.photoIds,
      o.chosen,
    ],
  );
};
export const setOption = async (tx: Tx, id: string, o: { chosen: boolean; removed: boolean }): Promise<void> => {
  await execute(tx, 'update renovation_options o set chosen = $2, removed = $3 where o.jurisdiction_id = :jurisdiction and o.id = $1', [
    id,
    o.chosen,
    o.removed,
  ]);
};

export type VoteState = 'running' | 'passed' | 'failed' | 'void';
export interface VoteRow {
  readonly voteId: string;
  readonly renovationId: string;
  readonly optionId: string | null;
  readonly scope: 'plan' | 'unit' | 'building' | 'estate';
  readonly state: VoteState;
  /** Of whom its roll was taken. */
  readonly roll: 'owners' | 'households';
}
export const votesOf = async (tx: Tx, renovationIds: readonly string[]): Promise<VoteRow[]> =>
  (
    await execute<VoteRow>(
      tx,
      `select v.vote_id as "voteId", v.renovation_id as "renovationId", v.option_id as "optionId", v.scope, v.state, v.roll from renovation_votes v
       where v.jurisdiction_id = :jurisdiction and v.renovation_id = any($1::uuid[]) order by v.vote_id`,
      [renovationIds],
    )
  ).rows;
export const insertVote = async (tx: Tx, v: Omit<VoteRow, 'state'>): Promise<void> => {
  await execute(
    tx,
    `insert into renovation_votes (jurisdiction_id, vote_id, renovation_id, option_id, scope, roll) values (:jurisdiction, $1, $2, $3, $4, $5)`,
    [v.voteId, v.renovationId, v.optionId, v.scope, v.roll],
  );
};
export const setVote = async (tx: Tx, voteId: string, state: VoteState): Promise<void> => {
  await execute(tx, 'update renovation_votes v set state = $2 where v.jurisdiction_id = :jurisdiction and v.vote_id = $1', [voteId, state]);
};

export const insertSurvey = async (tx: Tx, surveyId: string, renovationId: string, purpose: SurveyPurpose): Promise<void> => {
  await execute(
    tx,
    'insert into renovation_surveys (jurisdiction_id, survey_id, renovation_id, purpose) values (:jurisdiction, $1, $2, $3)',
    [surveyId, renovationId, purpose],
  );
};
export const purposesOf = async (tx: Tx, renovationIds: readonly string[]): Promise<Map<string, SurveyPurpose>> =>
  new Map(
    (
      await execute<{ surveyId: string; purpose: SurveyPurpose }>(
        tx,
        `select s.survey_id as "surveyId", s.purpose from renovation_surveys s where s.jurisdiction_id = :jurisdiction and s.renovation_id = any($1::uuid[])`,
        [renovationIds],
      )
    ).rows.map(({ surveyId, purpose }) => [surveyId, purpose]),
  );
