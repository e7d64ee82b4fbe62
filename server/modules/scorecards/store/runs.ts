import type { AppealState, RunState } from '#contract/scorecards/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Fact } from '../domain/figures.ts';
import type { ScoreRecord } from '../domain/record.ts';

/** A period of a card as it is stored. */
export interface RunRecord {
  readonly id: string;
  readonly card: string;
  readonly version: number;
  readonly first: string;
  readonly last: string;
  readonly state: RunState;
  readonly edition: number;
  readonly appealUntil: string | null;
  readonly openedBy: string;
}
const columns = `r.id, r.card, r.version, r.first_day::text as first, r.last_day::text as last, r.state, r.edition, r.appeal_until::text as "appealUntil",
  r.opened_by as "openedBy"`;

/** @throws a violation of `scorecard_runs_one` where the period has a run already */
export const insertRun = async (
  tx: Tx,
  run: { id: string; card: string; version: number; first: string; last: string; at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    `insert into scorecard_runs (jurisdiction_id, id, card, version, first_day, last_day, opened_at, opened_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)`,
    [run.id, run.card, run.version, run.first, run.last, run.at, run.by],
  );
};
const readRun = async (tx: Tx, id: string, lock: string): Promise<RunRecord | null> =>
  (
    await execute<RunRecord>(tx, `select ${columns} from scorecard_runs r where r.jurisdiction_id = :jurisdiction and r.id = $1${lock}`, [
      id,
    ])
  ).rows[0] ?? null;
export const findRun = (tx: Tx, id: string): Promise<RunRecord | null> => readRun(tx, id, '');
/** The same, held against whoever else takes a step of it. */
export const lockRun = (tx: Tx, id: string): Promise<RunRecord | null> => readRun(tx, id, ' for update');
/** The same for whoever adds something to it: with others, but not beside whoever takes a step. */
export const holdRun = (tx: Tx, id: string): Promise<RunRecord | null> => readRun(tx, id, ' for share');

export const setRun = async (
  tx: Tx,
  id: string,
  { state, edition, appealUntil, endedAt }: { state: RunState; edition: number; appealUntil: string | null; endedAt: Date | null },
): Promise<void> => {
  await execute(
    tx,
    `update scorecard_runs set state = $2, edition = $3, appeal_until = $4, ended_at = coalesce($5, ended_at)
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, edition, appealUntil, endedAt],
  );
};

/** Runs whose period is over and that are not frozen, and those whose appeals are over, with the title of their card. */
export const runsToStep = async (
  tx: Tx,
  today: string,
  limit: number,
): Promise<(RunRecord & { readonly title: { readonly zh: string; readonly en: string | null } })[]> =>
  (
    await execute<RunRecord & { readonly title: { readonly zh: string; readonly en: string | null } }>(
      tx,
      `select ${columns}, c.title from scorecard_runs r join scorecards c on c.jurisdiction_id = :jurisdiction and c.code = r.card
       where r.jurisdiction_id = :jurisdiction
         and (r.state = 'running' and r.last_day < $1::date or r.state = 'preliminary' and r.appeal_until < $1::date)
       order by r.last_day, r.id limit $2`,
      [today, limit],
    )
  ).rows;

/** Runs newest first, behind one of them. */
export const pageOfRuns = async (
  tx: Tx,
  card: string | null,
  after: readonly [first: string, id: string] | null,
  limit: number,
): Promise<RunRecord[]> =>
  (
    await execute<RunRecord>(
      tx,
      `select ${columns} from scorecard_runs r where r.jurisdiction_id = :jurisdiction and ($1::text is null or r.card = $1)
         and ($2::date is null or (r.first_day, r.id) < ($2::date, $3::uuid)) order by r.first_day desc, r.id desc limit $4`,
      [card, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

/** Final and archived runs, the newest first. */
export const pageOfSettled = async (tx: Tx, card: string | null, id: string | null, limit: number): Promise<RunRecord[]> =>
  (
    await execute<RunRecord>(
      tx,
      `select ${columns} from scorecard_runs r where r.jurisdiction_id = :jurisdiction and r.state in ('final', 'archived')
         and ($1::text is null or r.card = $1) and ($2::uuid is null or r.id = $2) order by r.first_day desc, r.id desc limit $3`,
      [card, id, limit],
    )
  ).rows;

/** The final run of a card before a day, the newest. */
export const runBefore = async (tx: Tx, card: string, first: string): Promise<RunRecord | null> =>
  (
    await execute<RunRecord>(
      tx,
      `select ${columns} from scorecard_runs r where r.jurisdiction_id = :jurisdiction and r.card = $1 and r.first_day < $2::date
         and r.state in ('final', 'archived') order by r.first_day desc limit 1`,
      [card, first],
    )
  ).rows[0] ?? null;

/** The so many newest runs of each card that the scored may see, newest first. */
export const newestRuns = async (tx: Tx, each: number): Promise<RunRecord[]> =>
  (
    await execute<RunRecord>(
      tx,
      `select r.* from scorecards c, lateral (
         select ${columns} from scorecard_runs r where r.jurisdiction_id = :jurisdiction and r.card = c.code and r.state in ('running', 'preliminary', 'final', 'archived')
         order by r.first_day desc limit $1) r
       where c.jurisdiction_id = :jurisdiction order by r.first desc, r.id`,
      [each],
    )
  ).rows;

const scoreColumns = `s.subject, s.name, s.area_path::text as "areaPath", s.organisation_id as "organisationId", s.zone, s.facts, s.lines, s.total, s.unranked,
  s.rank, s.band, s.list`;

/** @param subject of this one alone */
export const scoresOf = async (tx: Tx, runId: string, edition: number, subject: string | null = null): Promise<ScoreRecord[]> =>
  (
    await execute<ScoreRecord>(
      tx,
      `select ${scoreColumns} from scorecard_scores s where s.jurisdiction_id = :jurisdiction and s.run_id = $1 and s.edition = $2 and ($3::text is null or s.subject = $3)
       order by s.subject`,
      [runId, edition, subject],
    )
  ).rows;

/** Scores of an edition for organisations, or for areas by their path. */
export const scoresFor = async (
  tx: Tx,
  { id, edition }: Pick<RunRecord, 'id' | 'edition'>,
  organisations: readonly string[],
  areas: readonly string[],
): Promise<ScoreRecord[]> =>
  (
    await execute<ScoreRecord>(
      tx,
      `select ${scoreColumns} from scorecard_scores s where s.jurisdiction_id = :jurisdiction and s.run_id = $1 and s.edition = $2
         and (s.organisation_id = any($3::uuid[]) or s.area_path = any($4::ltree[])) order by s.subject`,
      [id, edition, organisations, areas],
    )
  ).rows;

/** Writes an edition with all its scores. They are never changed. */
export const insertEdition = async (
  tx: Tx,
  edition: { runId: string; number: number; at: Date; by: string | null; reason: string },
  scores: readonly ScoreRecord[],
): Promise<void> => {
  const { runId, number } = edition;
  await execute(
    tx,
    'insert into scorecard_editions (jurisdiction_id, run_id, edition, made_at, made_by, reason) values (:jurisdiction, $1, $2, $3, $4, $5)',
    [runId, number, edition.at, edition.by, edition.reason],
  );
  await execute(
    tx,
    `insert into scorecard_scores (jurisdiction_id, run_id, edition, subject, name, area_path, organisation_id, zone, facts, lines, total, unranked, rank, band,
       list)
     select :jurisdiction, $1, $2, s.subject, s.name, s."areaPath"::ltree, s."organisationId", s.zone, s.facts, s.lines, s.total, s.unranked, s.rank, s.band, s.list
     from jsonb_to_recordset($3::jsonb) as s (subject text, name text, "areaPath" text, "organisationId" uuid, zone text, facts jsonb, lines jsonb,
       total double precision, unranked text, rank int, band text, list text)
     returning subject`,
    [runId, number, JSON.stringify(scores)],
  );
};

/** Totals of one subject in the newest editions of published periods of a card, the newest first. */
export const trendOf = async (
  tx: Tx,
  card: string,
  subject: string,
  limit: number,
): Promise<{ runId: string; first: string; last: string; total: number | null; rank: number | null }[]> =>
  (
    await execute<{ runId: string; first: string; last: string; total: number | null; rank: number | null }>(
      tx,
      `select r.id as "runId", r.first_day::text as first, r.last_day::text as last, s.total, s.rank
       from scorecard_runs r join scorecard_scores s on s.jurisdiction_id = :jurisdiction and s.run_id = r.id and s.edition = r.edition and s.subject = $2
       where r.jurisdiction_id = :jurisdiction and r.card = $1 and r.state in ('preliminary', 'final', 'archived') order by r.first_day desc limit $3`,
      [card, subject, limit],
    )
  ).rows;

export const editionsOf = async (tx: Tx, runId: string): Promise<{ edition: number; madeAt: Date; reason: string }[]> =>
  (
    await execute<{ edition: number; madeAt: Date; reason: string }>(
      tx,
      `select edition, made_at as "madeAt", reason from scorecard_editions where jurisdiction_id = :jurisdiction and run_id = $1 order by edition`,
      [runId],
    )
  ).rows;

/** The points given last for each subject and indicator. */
export interface GivenRow {
  readonly subject: string;
  readonly indicator: string;
  readonly number: number;
  readonly points: number | null;
  readonly words: string;
  readonly givenBy: string;
}
/** @param subjects of these alone; null: of all */
export const lastGiven = async (tx: Tx, runId: string, subjects: readonly string[] | null = null): Promise<GivenRow[]> =>
  (
    await execute<GivenRow>(
      tx,
      `select distinct on (subject, indicator) subject, indicator, number, points, words, given_by as "givenBy" from scorecard_given
       where jurisdiction_id = :jurisdiction and run_id = $1 and ($2::text[] is null or subject = any($2)) order by subject, indicator, number desc`,
      [runId, subjects],
    )
  ).rows;
/** Adds what was given; the caller holds the run, so that numbers follow one another. @returns its number */
export const insertGiven = async (
  tx: Tx,
  given: { runId: string; subject: string; indicator: string; points: number | null; words: string; at: Date; by: string },
): Promise<number> => {
  const { rows } = await execute<{ number: number }>(
    tx,
    `insert into scorecard_given (jurisdiction_id, run_id, subject, indicator, number, points, words, given_at, given_by)
     select :jurisdiction, $1, $2, $3, 1 + coalesce(max(g.number), 0), $4, $5, $6, $7 from scorecard_given g
     where g.jurisdiction_id = :jurisdiction and g.run_id = $1 and g.subject = $2 and g.indicator = $3
     returning number`,
    [given.runId, given.subject, given.indicator, given.points, given.words, given.at, given.by],
  );
  return rows[0]?.number ?? 0;
};

/** An appeal as it is stored. */
export interface AppealRecord {
  readonly id: string;
  readonly runId: string;
  readonly subject: string;
  readonly subjectName: string;
  readonly indicator: string;
  readonly edition: number;
  readonly words: string;
  readonly raisedAt: Date;
  readonly raisedBy: string;
  readonly state: AppealState;
  readonly answerBy: string;
  readonly answer: string | null;
  readonly fact: Fact | null;
  readonly answeredAt: Date | null;
}
const appealColumns = `a.id, a.run_id as "runId", a.subject, s.name as "subjectName", a.indicator, a.edition, a.words, a.raised_at as "raisedAt",
  a.raised_by as "raisedBy", a.state, a.answer_by::text as "answerBy", a.answer, a.fact, a.answered_at as "answeredAt"`;
const appealRows = `scorecard_appeals a join scorecard_scores s on s.jurisdiction_id = :jurisdiction and s.run_id = a.run_id and s.edition = a.edition
  and s.subject = a.subject where a.jurisdiction_id = :jurisdiction`;

/** @throws a violation of `scorecard_appeals_one_open` where the figure is contested already */
export const insertAppeal = async (
  tx: Tx,
  a: {
    id: string;
    runId: string;
    subject: string;
    indicator: string;
    edition: number;
    words: string;
    at: Date;
    by: string;
    answerBy: string;
  },
): Promise<void> => {
  await execute(
    tx,
    `insert into scorecard_appeals (jurisdiction_id, id, run_id, subject, indicator, edition, words, raised_at, raised_by, answer_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [a.id, a.runId, a.subject, a.indicator, a.edition, a.words, a.at, a.by, a.answerBy],
  );
};
export const lockAppeal = async (tx: Tx, id: string): Promise<AppealRecord | null> =>
  (await execute<AppealRecord>(tx, `select ${appealColumns} from ${appealRows} and a.id = $1 for update of a`, [id])).rows[0] ?? null;
export const answerAppealRow = async (
  tx: Tx,
  id: string,
  { state, answer, fact, at, by }: { state: 'granted' | 'refused'; answer: string; fact: Fact | null; at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    `update scorecard_appeals set state = $2, answer = $3, fact = $4, answered_at = $5, answered_by = $6 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, answer, fact === null ? null : JSON.stringify(fact), at, by],
  );
};
export const withdrawAppealRow = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update scorecard_appeals set state = 'withdrawn', answered_at = $2 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, at],
  );
};
/** Appeals of a run, the oldest first. @param subjects of these alone; null: of all */
export const pageOfAppeals = async (
  tx: Tx,
  runId: string,
  subjects: readonly string[] | null,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<AppealRecord[]> =>
  (
    await execute<AppealRecord>(
      tx,
      `select ${appealColumns} from ${appealRows} and a.run_id = $1 and ($2::text[] is null or a.subject = any($2))
         and ($3::timestamptz is null or (a.raised_at, a.id) > ($3::timestamptz, $4::uuid)) order by a.raised_at, a.id limit $5`,
      [runId, subjects, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;
/** Open appeals, those to be answered soonest first. */
export const appealsToAnswer = async (tx: Tx, limit: number): Promise<AppealRecord[]> =>
  (
    await execute<AppealRecord>(tx, `select ${appealColumns} from ${appealRows} and a.state = 'open' order by a.answer_by, a.id limit $1`, [
      limit,
    ])
  ).rows;
/** What granted appeals put in the place of facts, in the order of their answers. */
export const grantedOf = async (tx: Tx, runId: string): Promise<Pick<AppealRecord, 'subject' | 'indicator' | 'fact'>[]> =>
  (
    await execute<Pick<AppealRecord, 'subject' | 'indicator' | 'fact'>>(
      tx,
      `select a.subject, a.indicator, a.fact from scorecard_appeals a where a.jurisdiction_id = :jurisdiction and a.run_id = $1 and a.state = 'granted'
       order by a.answered_at, a.id`,
      [runId],
    )
  ).rows;
/** How many appeals of a run came to what; those taken back are not told of. */
export const appealCounts = async (tx: Tx, runId: string): Promise<{ raised: number; granted: number; refused: number }> =>
  (
    await execute<{ raised: number; granted: number; refused: number }>(
      tx,
      `select count(*) filter (where state <> 'withdrawn')::int as raised, count(*) filter (where state = 'granted')::int as granted, count(*) filter (where state = 'refused')::int as refused
       from scorecard_appeals where jurisdiction_id = :jurisdiction and run_id = $1`,
      [runId],
    )
  ).rows[0] ?? { raised: 0, granted: 0, refused: 0 };
/** Open appeals by run. */
export const openAppeals = async (tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await execute<{ runId: string; n: number }>(
    tx,
    `select run_id as "runId", count(*)::int as n from scorecard_appeals where jurisdiction_id = :jurisdiction and run_id = any($1::uuid[]) and state = 'open'
     group by 1`,
    [runIds],
  );
  return new Map(rows.map(({ runId, n }) => [runId, n]));
};
