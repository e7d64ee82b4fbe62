import type { Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import type { AnswerWay } from '#contract/surveys/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Notes that somebody on the roll has answered. @returns false where they had before */
export const insertTurnout = async (tx: Tx, surveyId: string, keys: readonly string[], way: AnswerWay, on: string): Promise<number> =>
  (
    await execute(
      tx,
      `insert into survey_turnout (jurisdiction_id, survey_id, key, way, answered_on)
       select :jurisdiction, $1, k, $3, $4::date from unnest($2::uuid[]) k order by k on conflict do nothing returning key`,
      [surveyId, keys, way, on],
    )
  ).rows.length;
export const wayOf = async (tx: Tx, surveyId: string, key: string): Promise<AnswerWay | null> =>
  (
    await execute<{ way: AnswerWay }>(
      tx,
      'select t.way from survey_turnout t where t.jurisdiction_id = :jurisdiction and t.survey_id = $1 and t.key = $2',
      [surveyId, key],
    )
  ).rows[0]?.way ?? null;

export interface NewAnswer {
  readonly id: string;
  readonly surveyId: string;
  readonly key: string | null;
  readonly buildingId: string | null;
  readonly way: AnswerWay;
  readonly answers: Answers;
  readonly receipt: Buffer | null;
}
export const insertAnswer = async (tx: Tx, a: NewAnswer): Promise<void> => {
  await execute(
    tx,
    `insert into survey_answers (jurisdiction_id, id, survey_id, key, building_id, way, answers, receipt)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6::jsonb, $7)`,
    [a.id, a.surveyId, a.key, a.buildingId, a.way, JSON.stringify(a.answers), a.receipt],
  );
};
/** Puts another answer in the place of one that is found by its key or receipt. */
export const replaceAnswer = async (
  tx: Tx,
  surveyId: string,
  by: { readonly key: string } | { readonly receipt: Buffer },
  answers: Answers,
): Promise<boolean> => {
  const [column, value] = 'key' in by ? ['key', by.key] : ['receipt', by.receipt];
  const { rows } = await execute(
    tx,
    `update survey_answers a set answers = $3::jsonb where a.jurisdiction_id = :jurisdiction and a.survey_id = $1 and a.${column} = $2 returning a.id`,
    [surveyId, value, JSON.stringify(answers)],
  );
  return rows.length > 0;
};
export const setAnswers = async (tx: Tx, answerId: string, answers: Answers): Promise<void> => {
  await execute(tx, 'update survey_answers a set answers = $2::jsonb where a.jurisdiction_id = :jurisdiction and a.id = $1', [
    answerId,
    JSON.stringify(answers),
  ]);
};
/** All answers of a survey, for its results. */
export const answersOf = async (tx: Tx, surveyId: string): Promise<{ key: string | null; buildingId: string | null; answers: Answers }[]> =>
  (
    await execute<{ key: string | null; buildingId: string | null; answers: Answers }>(
      tx,
      `select a.key, a.building_id as "buildingId", a.answers from survey_answers a where a.jurisdiction_id = :jurisdiction and a.survey_id = $1 order by a.id`,
      [surveyId],
    )
  ).rows;
export const answersOfKeys = async (tx: Tx, surveyId: string, keys: readonly string[]): Promise<Map<string, Answers>> =>
  new Map(
    (
      await execute<{ key: string; answers: Answers }>(
        tx,
        'select a.key, a.answers from survey_answers a where a.jurisdiction_id = :jurisdiction and a.survey_id = $1 and a.key = any($2::uuid[])',
        [surveyId, keys],
      )
    ).rows.map(({ key, answers }) => [key, answers]),
  );

export interface PaperRow {
  readonly sheet: string;
  readonly answerId: string;
  readonly buildingId: string | null;
  readonly key: string | null;
  readonly firstBy: string;
  readonly control: boolean;
  readonly second: Answers | null;
  readonly secondBy: string | null;
  readonly differing: readonly string[];
  readonly settledBy: string | null;
  readonly building: string | null;
  readonly answers: Answers;
}
const paperColumns = `p.sheet, p.answer_id as "answerId", p.building_id as "buildingId", p.key, p.first_by as "firstBy", p.control, p.second,
  p.second_by as "secondBy", p.differing, p.settled_by as "settledBy", b.name as building, a.answers`;
const papersFrom = `from survey_papers p join survey_answers a on a.jurisdiction_id = :jurisdiction and a.id = p.answer_id
  left join survey_buildings b on b.jurisdiction_id = :jurisdiction and b.survey_id = p.survey_id and b.building_id = p.building_id
  where p.jurisdiction_id = :jurisdiction and p.survey_id = $1`;
/** Whether the sheet is new. */
export const insertPaper = async (
  tx: Tx,
  surveyId: string,
  p: Pick<PaperRow, 'sheet' | 'answerId' | 'buildingId' | 'key' | 'firstBy' | 'control'>,
): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into survey_papers (jurisdiction_id, survey_id, sheet, answer_id, building_id, key, first_by, control)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7) on conflict (jurisdiction_id, survey_id, sheet) do nothing returning sheet`,
      [surveyId, p.sheet, p.answerId, p.buildingId, p.key, p.firstBy, p.control],
    )
  ).rows.length > 0;
export const lockPaper = async (tx: Tx, surveyId: string, sheet: string): Promise<PaperRow | null> =>
  (await execute<PaperRow>(tx, `select ${paperColumns} ${papersFrom} and p.sheet = $2 for update of p`, [surveyId, sheet])).rows[0] ?? null;
/** Sheets about which something is to be done. */
export const papersToDo = async (tx: Tx, surveyId: string): Promise<PaperRow[]> =>
  (
    await execute<PaperRow>(
      tx,
      `select ${paperColumns} ${papersFrom} and ((p.control and p.second is null) or (cardinality(p.differing) > 0 and p.settled_by is null))
       order by p.sheet limit 500`,
      [surveyId],
    )
  ).rows;
/** Sheets of an anonymous survey that came back and that nobody has entered. */
export const unenteredSheets = async (tx: Tx, surveyId: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select (select count(*)::int from survey_turnout t where t.jurisdiction_id = :jurisdiction and t.survey_id = $1 and t.way = 'paper')
         - (select count(*)::int from survey_papers p where p.jurisdiction_id = :jurisdiction and p.survey_id = $1) as n`,
      [surveyId],
    )
  ).rows[0]?.n ?? 0;
export const setSecond = async (
  tx: Tx,
  surveyId: string,
  sheet: string,
  s: { second: Answers; by: string; compared: number; differing: readonly string[] },
): Promise<void> => {
  await execute(
    tx,
    `update survey_papers p set second = $3::jsonb, second_by = $4, compared = $5, differing = $6
     where p.jurisdiction_id = :jurisdiction and p.survey_id = $1 and p.sheet = $2`,
    [surveyId, sheet, JSON.stringify(s.second), s.by, s.compared, s.differing],
  );
};
export const setSettled = async (tx: Tx, surveyId: string, sheet: string, by: string): Promise<void> => {
  await execute(
    tx,
    'update survey_papers p set settled_by = $3 where p.jurisdiction_id = :jurisdiction and p.survey_id = $1 and p.sheet = $2',
    [surveyId, sheet, by],
  );
};
export interface PaperFigures {
  readonly sheets: number;
  readonly control: number;
  readonly checked: number;
  readonly compared: number;
  readonly differing: number;
  readonly open: number;
}
export const paperFigures = async (tx: Tx, surveyId: string): Promise<PaperFigures> =>
  (
    await execute<PaperFigures>(
      tx,
      `select count(*)::int as sheets, count(*) filter (where p.control)::int as control, count(p.second)::int as checked,
         coalesce(sum(p.compared), 0)::int as compared, coalesce(sum(cardinality(p.differing)), 0)::int as differing,
         count(*) filter (where cardinality(p.differing) > 0 and p.settled_by is null)::int as open
       from survey_papers p where p.jurisdiction_id = :jurisdiction and p.survey_id = $1`,
      [surveyId],
    )
  ).rows[0] as PaperFigures;
/** Sheets of an anonymous survey that came back from a building, and that were entered. */
export const sheetsOfBuilding = async (tx: Tx, surveyId: string, buildingId: string): Promise<{ returned: number; entered: number }> =>
  (
    await execute<{ returned: number; entered: number }>(
      tx,
      `select (select count(*)::int from survey_turnout t join survey_roll r on r.jurisdiction_id = :jurisdiction and r.survey_id = t.survey_id and r.key = t.key
           where t.jurisdiction_id = :jurisdiction and t.survey_id = $1 and t.way = 'paper' and r.building_id = $2) as returned,
         (select count(*)::int from survey_papers p where p.jurisdiction_id = :jurisdiction and p.survey_id = $1 and p.building_id = $2) as entered`,
      [surveyId, buildingId],
    )
  ).rows[0] as { returned: number; entered: number };
/** What a person, or their household while they were of it, answered to surveys that are not anonymous; newest first. */
export const namedAnswersOf = async (
  tx: Tx,
  personId: string,
): Promise<{ title: string; label: string; answeredOn: string; form: FormSchema; answers: Answers }[]> =>
  (
    await execute<{ title: string; label: string; answeredOn: string; form: FormSchema; answers: Answers }>(
      tx,
      `select s.title, coalesce(b.name, '') || r.label as label, t.answered_on::text as "answeredOn", s.form, a.answers
       from household_members m
         join survey_turnout t on t.jurisdiction_id = :jurisdiction and t.key in (m.id, m.household_id)
           and (m.since is null or m.since <= t.answered_on) and (m.until is null or m.until >= t.answered_on)
         join survey_answers a on a.jurisdiction_id = :jurisdiction and a.survey_id = t.survey_id and a.key = t.key
         join survey_roll r on r.jurisdiction_id = :jurisdiction and r.survey_id = t.survey_id and r.key = t.key
         left join survey_buildings b on b.jurisdiction_id = :jurisdiction and b.survey_id = r.survey_id and b.building_id = r.building_id
         join surveys s on s.jurisdiction_id = :jurisdiction and s.id = t.survey_id
       where m.jurisdiction_id = :jurisdiction and m.person_id = $1 order by t.answered_on desc, s.id, r.place limit 1000`,
      [personId],
    )
  ).rows;
