import type { FormSchema } from '#contract/kernel/form/schema.ts';
import type { AskedKind, SurveyState } from '#contract/surveys/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A survey as it is stored. */
export interface SurveyRow {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly areaPath: string;
  readonly askedAreas: readonly string[];
  readonly form: FormSchema;
  readonly asked: AskedKind;
  readonly anonymous: boolean;
  readonly sampleSize: number | null;
  readonly seed: string;
  readonly controlPercent: number;
  /** Its first day; null: as soon as it is published. */
  readonly opensOn: string | null;
  readonly closesOn: string;
  readonly state: SurveyState;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly basis: string | null;
  readonly version: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly reason: string | null;
  readonly remindedAt: Date | null;
}
const columns = `s.id, s.title, s.purpose, s.area_path::text as "areaPath", s.asked_areas as "askedAreas", s.form, s.asked, s.anonymous,
  s.sample_size as "sampleSize", s.seed, s.control_percent as "controlPercent", s.opens_on::text as "opensOn",
  s.closes_on::text as "closesOn", s.state, s.subject_type as "subjectType",
  s.subject_id as "subjectId", s.basis, s.version, s.opened_at as "openedAt", s.closed_at as "closedAt", s.reason, s.reminded_at as "remindedAt"`;

export const findSurvey = async (tx: Tx, id: string): Promise<SurveyRow | null> =>
  (await execute<SurveyRow>(tx, `select ${columns} from surveys s where s.jurisdiction_id = :jurisdiction and s.id = $1`, [id])).rows[0] ??
  null;
/** Held by whoever changes or ends it. */
export const lockSurvey = async (tx: Tx, id: string): Promise<SurveyRow | null> =>
  (await execute<SurveyRow>(tx, `select ${columns} from surveys s where s.jurisdiction_id = :jurisdiction and s.id = $1 for update`, [id]))
    .rows[0] ?? null;
/** Held by those who answer, side by side: it does not end meanwhile. */
export const shareSurvey = async (tx: Tx, id: string): Promise<SurveyRow | null> =>
  (await execute<SurveyRow>(tx, `select ${columns} from surveys s where s.jurisdiction_id = :jurisdiction and s.id = $1 for share`, [id]))
    .rows[0] ?? null;

export interface CountedSurvey extends SurveyRow {
  readonly onRoll: number;
  readonly answered: number;
}
const counts = `(select count(*)::int from survey_roll r where r.jurisdiction_id = :jurisdiction and r.survey_id = s.id) as "onRoll",
  (select count(*)::int from survey_turnout t where t.jurisdiction_id = :jurisdiction and t.survey_id = s.id) as answered`;
export const countedSurvey = async (tx: Tx, id: string): Promise<CountedSurvey | null> =>
  (
    await execute<CountedSurvey>(tx, `select ${columns}, ${counts} from surveys s where s.jurisdiction_id = :jurisdiction and s.id = $1`, [
      id,
    ])
  ).rows[0] ?? null;

/** Surveys of areas, newest first. @param areas codes: there and below */
export const pageOfSurveys = async (
  tx: Tx,
  f: { areas: readonly string[]; states: readonly string[] | null; words: string | null },
  after: string | null,
  limit: number,
): Promise<CountedSurvey[]> =>
  (
    await execute<CountedSurvey>(
      tx,
      `select ${columns}, ${counts} from surveys s where s.jurisdiction_id = :jurisdiction
         and exists (select 1 from unnest($1::text[]) a where s.area_code >= a and s.area_code < a || '~')
         and ($2::text[] is null or s.state = any($2)) and ($3::text is null or strpos(s.title, $3) > 0)
         and ($4::uuid is null or s.id < $4) order by s.id desc limit $5`,
      [f.areas, f.states, f.words, after, limit],
    )
  ).rows;

export type NewSurvey = Omit<SurveyRow, 'state' | 'version' | 'openedAt' | 'closedAt' | 'reason' | 'remindedAt'>;
export const insertSurvey = async (tx: Tx, s: NewSurvey, by: { actorId: string | null; at: Date }): Promise<void> => {
  await execute(
    tx,
    `insert into surveys (jurisdiction_id, id, title, purpose, area_path, asked_areas, form, asked, anonymous, sample_size, seed, control_percent, closes_on,
       state, subject_type, subject_id, basis, created_by, created_at, opens_on)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6::jsonb, $7, $8, $9, $10, $11, $12::date, 'draft', $13, $14, $15, $16, $17, $18::date)`,
    [
      s.id,
      s.title,
      s.purpose,
      s.areaPath,
      s.askedAreas,
      JSON.stringify(s.form),
      s.asked,
      s.anonymous,
      s.sampleSize,
      s.seed,
      s.controlPercent,
      s.closesOn,
      s.subjectType,
      s.subjectId,
      s.basis,
      by.actorId,
      by.at,
      s.opensOn,
    ],
  );
};
export const updateSurvey = async (tx: Tx, s: Omit<NewSurvey, 'areaPath' | 'seed' | 'subjectType' | 'subjectId'>): Promise<void> => {
  await execute(
    tx,
    `update surveys s set title = $2, purpose = $3, asked_areas = $4, form = $5::jsonb, asked = $6, anonymous = $7, sample_size = $8, control_percent = $9,
       closes_on = $10::date, basis = $11, opens_on = $12::date, version = s.version + 1 where s.jurisdiction_id = :jurisdiction and s.id = $1`,
    [
      s.id,
      s.title,
      s.purpose,
      s.askedAreas,
      JSON.stringify(s.form),
      s.asked,
      s.anonymous,
      s.sampleSize,
      s.controlPercent,
      s.closesOn,
      s.basis,
      s.opensOn,
    ],
  );
};
export const setOpen = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(
    tx,
    "update surveys s set state = 'open', opened_at = $2, version = s.version + 1 where s.jurisdiction_id = :jurisdiction and s.id = $1",
    [id, at],
  );
};
/** Announced, with its roll drawn: answers are taken from its first day on. */
export const setPlanned = async (tx: Tx, id: string): Promise<void> => {
  await execute(
    tx,
    "update surveys s set state = 'planned', version = s.version + 1 where s.jurisdiction_id = :jurisdiction and s.id = $1",
    [id],
  );
};
/** Announced surveys whose first day has come. */
export const surveysDue = async (tx: Tx, today: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      "select s.id from surveys s where s.jurisdiction_id = :jurisdiction and s.state = 'planned' and s.opens_on <= $1::date order by s.id limit 200",
      [today],
    )
  ).rows.map(({ id }) => id);
/** Lets surveys of an area, and what is asked in it, be of the one that takes it over. @returns how many */
export const moveSurveys = async (tx: Tx, from: { code: string; path: string }, to: { code: string; path: string }): Promise<number> =>
  (
    await execute<{ id: string }>(
      tx,
      `update surveys s set area_path = case when s.area_path = $1::ltree then $2::ltree else s.area_path end,
         asked_areas = array(select distinct case when c = $3 then $4 else c end from unnest(s.asked_areas) c order by 1)
       where s.jurisdiction_id = :jurisdiction and (s.area_path = $1::ltree or $3 = any(s.asked_areas)) returning s.id`,
      [from.path, to.path, from.code, to.code],
    )
  ).rows.length;
/** Lets the staff of the area that takes over answer for the one they took over. */
export const moveOffices = async (tx: Tx, from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update survey_roll r set place = $2 where r.jurisdiction_id = :jurisdiction and r.building_id is null and r.place = $1',
    [from, to],
  );
};
export const setEnded = async (tx: Tx, id: string, state: 'closed' | 'withdrawn', at: Date, reason: string | null): Promise<void> => {
  await execute(
    tx,
    'update surveys s set state = $2, closed_at = $3, reason = $4, version = s.version + 1 where s.jurisdiction_id = :jurisdiction and s.id = $1',
    [id, state, at, reason],
  );
};
/** Whether this is the one reminder a survey has. */
export const setReminded = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (
    await execute(
      tx,
      'update surveys s set reminded_at = $2 where s.jurisdiction_id = :jurisdiction and s.id = $1 and s.reminded_at is null returning s.id',
      [id, at],
    )
  ).rows.length > 0;
/** Open surveys whose last day has passed. */
export const surveysOver = async (tx: Tx, today: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      "select s.id from surveys s where s.jurisdiction_id = :jurisdiction and s.state = 'open' and s.closes_on < $1::date order by s.id limit 200",
      [today],
    )
  ).rows.map(({ id }) => id);
/** Surveys another module asks for. */
export const surveysOfSubject = async (tx: Tx, type: string, subjectIds: readonly string[]): Promise<CountedSurvey[]> =>
  (
    await execute<CountedSurvey>(
      tx,
      `select ${columns}, ${counts} from surveys s where s.jurisdiction_id = :jurisdiction and s.subject_id = any($2::uuid[]) and s.subject_type = $1
       order by s.id`,
      [type, subjectIds],
    )
  ).rows;
