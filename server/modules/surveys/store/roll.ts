import type { AnswerWay } from '#contract/surveys/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { numbersInOrder } from '#kernel/numbers-in-order.ts';

/** Somebody who could be asked. */
export interface Candidate {
  readonly key: string;
  readonly householdId: string;
  readonly buildingId: string;
  readonly building: string;
  readonly buildingPlace: string;
  readonly label: string;
  readonly place: string;
}
const address = `h.id as "householdId", b.id as "buildingId", b.name as building, b.place as "buildingPlace", h.unit || h.room as label, h.place`;
const lived = `from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
  where h.jurisdiction_id = :jurisdiction and h.ended_on is null and (h.use = 'dwelling' or h.use like 'dwelling-%')
    and exists (select 1 from unnest($1::text[]) a where h.area_code >= a and h.area_code < a || '~')`;
/** Households of the register in some areas, but those that stand empty. */
export const householdsIn = async (tx: Tx, areas: readonly string[]): Promise<Candidate[]> =>
  (
    await execute<Candidate>(
      tx,
      `select h.id as key, ${address} ${lived} and (h.occupancy is null or (h.occupancy <> 'vacant' and h.occupancy not like 'vacant-%'))
       order by b.place, b.id, h.place, h.id`,
      [areas],
    )
  ).rows;
/** People of these households as the register has them, each once. */
export const personsIn = async (tx: Tx, areas: readonly string[]): Promise<Candidate[]> =>
  (
    await execute<Candidate>(
      tx,
      `select distinct on (m.person_id) m.id as key, ${address}
       from household_members m join households h on h.jurisdiction_id = :jurisdiction and h.id = m.household_id
         join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
       where m.jurisdiction_id = :jurisdiction and m.until is null and h.jurisdiction_id = :jurisdiction and h.ended_on is null
         and exists (select 1 from unnest($1::text[]) a where h.area_code >= a and h.area_code < a || '~')
       order by m.person_id, m.id`,
      [areas],
    )
  ).rows;

export interface RollRow {
  readonly key: string;
  readonly buildingId: string | null;
  readonly householdId: string | null;
  readonly label: string;
  readonly place: string;
  readonly code: string;
}
const batch = 5_000;
export const insertRoll = async (tx: Tx, surveyId: string, rows: readonly RollRow[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += batch)
    await execute(
      tx,
      `insert into survey_roll (jurisdiction_id, survey_id, key, building_id, household_id, label, place, code)
       select :jurisdiction, $1, r.key, r."buildingId", r."householdId", r.label, r.place, r.code
       from jsonb_to_recordset($2::jsonb) as r (key uuid, "buildingId" uuid, "householdId" uuid, label text, place text, code text)
       returning key`,
      [surveyId, JSON.stringify(rows.slice(from, from + batch))],
    );
};
export interface BuildingRow {
  readonly buildingId: string;
  readonly name: string;
  readonly place: string;
  readonly population: number;
  readonly asked: number;
}
export const insertBuildings = async (tx: Tx, surveyId: string, rows: readonly BuildingRow[]): Promise<void> => {
  await execute(
    tx,
    `insert into survey_buildings (jurisdiction_id, survey_id, building_id, name, place, population, asked)
     select :jurisdiction, $1, r."buildingId", r.name, r.place, r.population, r.asked
     from jsonb_to_recordset($2::jsonb) as r ("buildingId" uuid, name text, place text, population int, asked int)
     returning building_id`,
    [surveyId, JSON.stringify(rows)],
  );
};
/** Buildings of a survey with how many have answered there. */
export const buildingsOf = async (tx: Tx, surveyId: string): Promise<(BuildingRow & { phone: number; paper: number })[]> =>
  (
    await execute<BuildingRow & { phone: number; paper: number }>(
      tx,
      `select s.building_id as "buildingId", s.name, s.place, s.population, s.asked, coalesce(c.phone, 0) as phone, coalesce(c.paper, 0) as paper
       from survey_buildings s left join (
         select r.building_id, count(*) filter (where t.way = 'phone')::int as phone, count(*) filter (where t.way = 'paper')::int as paper
         from survey_turnout t join survey_roll r on r.jurisdiction_id = :jurisdiction and r.survey_id = t.survey_id and r.key = t.key
         where t.jurisdiction_id = :jurisdiction and t.survey_id = $1 group by r.building_id) c on c.building_id = s.building_id
       where s.jurisdiction_id = :jurisdiction and s.survey_id = $1 order by s.place, s.building_id`,
      [surveyId],
    )
  ).rows;
/** How many answered on each day, by how they did. */
export const daysOf = async (tx: Tx, surveyId: string): Promise<{ day: string; phone: number; paper: number }[]> =>
  (
    await execute<{ day: string; phone: number; paper: number }>(
      tx,
      `select t.answered_on::text as day, count(*) filter (where t.way <> 'paper')::int as phone, count(*) filter (where t.way = 'paper')::int as paper
       from survey_turnout t where t.jurisdiction_id = :jurisdiction and t.survey_id = $1 group by t.answered_on order by t.answered_on`,
      [surveyId],
    )
  ).rows;
/** A building of a survey, held: sheets of it are counted in turn. */
export const lockBuilding = async (tx: Tx, surveyId: string, buildingId: string): Promise<boolean> =>
  (
    await execute(
      tx,
      'select 1 from survey_buildings b where b.jurisdiction_id = :jurisdiction and b.survey_id = $1 and b.building_id = $2 for update',
      [surveyId, buildingId],
    )
  ).rows.length > 0;

export interface RollShown extends RollRow {
  readonly building: string | null;
  readonly buildingPlace: string | null;
  readonly way: AnswerWay | null;
  /** Of whom a person is asked; to be masked. */
  readonly name: string | null;
}
const shown = `r.key, r.building_id as "buildingId", r.household_id as "householdId", r.label, r.place, r.code, b.name as building, b.place as "buildingPlace", t.way, p.name`;
const joined = `from survey_roll r
  left join survey_buildings b on b.jurisdiction_id = :jurisdiction and b.survey_id = r.survey_id and b.building_id = r.building_id
  left join survey_turnout t on t.jurisdiction_id = :jurisdiction and t.survey_id = r.survey_id and t.key = r.key
  left join household_members m on m.jurisdiction_id = :jurisdiction and m.id = r.key
  left join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
  where r.jurisdiction_id = :jurisdiction`;
export const pageOfRoll = async (
  tx: Tx,
  surveyId: string,
  f: { buildingId: string | null; open: boolean; words: string | null },
  after: readonly [string, string] | null,
  limit: number,
): Promise<RollShown[]> =>
  (
    await execute<RollShown>(
      tx,
      `select ${shown} ${joined} and r.survey_id = $1 and ($2::uuid is null or r.building_id = $2) and (not $3::boolean or t.key is null)
         and ($4::text is null or strpos(coalesce(b.name, '') || r.label, $4) > 0 or coalesce(b.name, '') || r.label ~ $8)
         and ($5::text is null or (r.place, r.key) > ($5, $6::uuid)) order by r.place, r.key limit $7`,
      [surveyId, f.buildingId, f.open, f.words, after?.[0] ?? null, after?.[1] ?? null, limit, f.words && numbersInOrder(f.words)],
    )
  ).rows;
export const findOnRoll = async (tx: Tx, surveyId: string, key: string): Promise<RollShown | null> =>
  (await execute<RollShown>(tx, `select ${shown} ${joined} and r.survey_id = $1 and r.key = $2`, [surveyId, key])).rows[0] ?? null;
/** Places of the roll that somebody answers for, by survey. */
export const placesOfPerson = async (tx: Tx, personId: string): Promise<(RollShown & { surveyId: string })[]> =>
  (
    await execute<RollShown & { surveyId: string }>(
      tx,
      `select r.survey_id as "surveyId", ${shown} ${joined} and r.key in (
         select m.id from household_members m where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.until is null
         union select m.household_id from household_members m where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.until is null)
       order by r.survey_id desc, r.place limit 200`,
      [personId],
    )
  ).rows;
export const findByCode = async (tx: Tx, code: string): Promise<(RollShown & { surveyId: string }) | null> =>
  (await execute<RollShown & { surveyId: string }>(tx, `select r.survey_id as "surveyId", ${shown} ${joined} and r.code = $1`, [code]))
    .rows[0] ?? null;

/** Accounts of whoever is asked and may sign in; of those alone who have not answered, or of all. */
export const accountsAsked = async (tx: Tx, surveyId: string, openOnly: boolean): Promise<string[]> =>
  (
    await execute<{ accountId: string }>(
      tx,
      `select distinct p.account_id as "accountId" from survey_roll r
         join household_members m on m.jurisdiction_id = :jurisdiction and (m.id = r.key or m.household_id = r.key) and m.until is null
         join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id and p.account_id is not null and p.erased_at is null
       where r.jurisdiction_id = :jurisdiction and r.survey_id = $1
         and not ($2::boolean and exists (select 1 from survey_turnout t
           where t.jurisdiction_id = :jurisdiction and t.survey_id = r.survey_id and t.key = r.key))`,
      [surveyId, openOnly],
    )
  ).rows.map(({ accountId }) => accountId);
