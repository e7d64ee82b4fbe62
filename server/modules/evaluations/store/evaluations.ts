import type { EvaluationState, EvaluationView, Item } from '#contract/evaluations/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Shares } from '../domain/results.ts';

/** What can be changed of a draft. */
export interface Settings {
  readonly title: string;
  readonly first: string;
  readonly last: string;
  readonly until: string;
  readonly items: readonly Item[];
  readonly secret: boolean;
  readonly least: number;
  readonly low: number;
  readonly high: number;
  readonly shares: Shares;
  readonly streets: boolean;
  readonly delegates: boolean;
}
/** An evaluation as it is stored. */
export interface EvaluationRecord extends Settings {
  readonly id: string;
  readonly state: EvaluationState;
  readonly edit: number;
}
const columns = `e.id, e.title, e.first_day::text as first, e.last_day::text as last, e.until_day::text as until, e.items, e.secret, e.least, e.low, e.high, e.shares,
  e.streets, e.delegates, e.state, e.edit`;
const valuesOf = (s: Settings): unknown[] => [
  s.title,
  s.first,
  s.last,
  s.until,
  JSON.stringify(s.items),
  s.secret,
  s.least,
  s.low,
  s.high,
  JSON.stringify(s.shares),
  s.streets,
  s.delegates,
];

export const insertEvaluation = async (tx: Tx, id: string, settings: Settings, by: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into evaluations (jurisdiction_id, id, made_by, made_at, title, first_day, last_day, until_day, items, secret, least, low, high, shares, streets,
       delegates) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [id, by, at, ...valuesOf(settings)],
  );
};
/** @returns whether it was still a draft as the editor saw it */
export const changeSettings = async (tx: Tx, id: string, edit: number, settings: Settings): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update evaluations set title = $3, first_day = $4, last_day = $5, until_day = $6, items = $7, secret = $8, least = $9, low = $10, high = $11, shares = $12,
       streets = $13, delegates = $14, edit = edit + 1
     where jurisdiction_id = :jurisdiction and id = $1 and edit = $2 and state = 'draft' returning edit`,
    [id, edit, ...valuesOf(settings)],
  );
  return rows.length === 1;
};
const read = async (tx: Tx, id: string, lock: string): Promise<EvaluationRecord | null> =>
  (
    await execute<EvaluationRecord>(
      tx,
      `select ${columns} from evaluations e where e.jurisdiction_id = :jurisdiction and e.id = $1${lock}`,
      [id],
    )
  ).rows[0] ?? null;
export const findEvaluation = (tx: Tx, id: string): Promise<EvaluationRecord | null> => read(tx, id, '');
/** The same, held against whoever else takes a step of it or fills a sheet. */
export const lockEvaluation = (tx: Tx, id: string): Promise<EvaluationRecord | null> => read(tx, id, ' for update');
/** The same for whoever fills a sheet: with others, but not beside whoever closes it. */
export const holdEvaluation = (tx: Tx, id: string): Promise<EvaluationRecord | null> => read(tx, id, ' for share');
export const setState = async (tx: Tx, id: string, state: EvaluationState, endedAt: Date | null): Promise<void> => {
  await execute(tx, 'update evaluations set state = $2, ended_at = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    state,
    endedAt,
  ]);
};
/** The one whose period began last. */
export const newestEvaluation = async (tx: Tx): Promise<EvaluationRecord | null> =>
  (
    await execute<EvaluationRecord>(
      tx,
      `select ${columns} from evaluations e where e.jurisdiction_id = :jurisdiction and e.state in ('open', 'closed') order by e.first_day desc, e.id desc limit 1`,
    )
  ).rows[0] ?? null;

/** Who asks for a list. */
export interface Asker {
  readonly reads: boolean;
  readonly manages: boolean;
  readonly raters: readonly string[];
  readonly organisations: readonly string[];
  /** Sheets are taken to the end of an evaluation's last day. */
  readonly today: string;
}
export type ListedRecord = Pick<EvaluationRecord, 'id' | 'title' | 'first' | 'last' | 'until' | 'state'> & {
  readonly due: number;
  readonly came: number;
  readonly mine: number;
};
const pairs = 'evaluation_pairs p where p.jurisdiction_id = :jurisdiction and p.evaluation_id = e.id and p.weight > 0';
const unfilled = `not exists (select 1 from evaluation_sheets s where s.jurisdiction_id = :jurisdiction and s.evaluation_id = p.evaluation_id
  and s.rater_key = p.rater_key and s.department_id = p.department_id)`;
/** Evaluations somebody may see, newest first, behind one of them. Drafts are of those alone who run them. */
export const pageOfEvaluations = async (
  tx: Tx,
  view: EvaluationView,
  { reads, manages, raters, organisations, today }: Asker,
  after: readonly [first: string, id: string] | null,
  limit: number,
): Promise<ListedRecord[]> => {
  const values: unknown[] = [raters, organisations, after?.[0] ?? null, after?.[1] ?? null, limit, today];
  const mine = `(select count(*) from ${pairs} and p.rater_key = any($1::text[]) and ${unfilled})`;
  const parts = ['e.jurisdiction_id = :jurisdiction', '($3::date is null or (e.first_day, e.id) < ($3::date, $4::uuid))'];
  if (view === 'drafts') parts.push(manages ? "e.state = 'draft'" : 'false');
  else {
    parts.push("e.state in ('open', 'closed')");
    if (view === 'mine') parts.push(`e.state = 'open' and e.until_day >= $6::date and ${mine} > 0`);
    else if (!reads) parts.push(`exists (select 1 from ${pairs} and (p.rater_key = any($1::text[]) or p.department_id = any($2::uuid[])))`);
  }
  const { rows } = await execute<ListedRecord>(
    tx,
    `select e.id, e.title, e.first_day::text as first, e.last_day::text as last, e.until_day::text as until, e.state,
       (select count(*)::int from ${pairs}) as due,
       (select count(*)::int from evaluation_sheets s where s.jurisdiction_id = :jurisdiction and s.evaluation_id = e.id) as came,
       case when e.state = 'open' and e.until_day >= $6::date then ${mine}::int else 0 end as mine
     from evaluations e where ${parts.join(' and ')} and ($1::text[] is not null and $2::uuid[] is not null)
     order by e.first_day desc, e.id desc limit $5`,
    values,
  );
  return rows;
};
/** Open evaluations whose last day is over, or whose sheets are all in. */
export const toClose = async (tx: Tx, today: string, limit: number): Promise<{ id: string; title: string; until: string }[]> =>
  (
    await execute<{ id: string; title: string; until: string }>(
      tx,
      `select e.id, e.title, e.until_day::text as until from evaluations e where e.jurisdiction_id = :jurisdiction and e.state = 'open'
         and (e.until_day < $1::date or not exists (select 1 from ${pairs} and ${unfilled})) order by e.until_day, e.id limit $2`,
      [today, limit],
    )
  ).rows;
