import { execute, type Tx } from '#kernel/db.ts';

/** Condition: the person `p` is enrolled in one of some areas. */
export const enrolledWithin = (codes: string): string =>
  `exists (select from enrolments e join unnest(${codes}) as root(code) on e.area_code >= root.code collate "C" and e.area_code < (root.code || ':') collate "C"
     where e.jurisdiction_id = :jurisdiction and e.person_id = p.id and e.ended_on is null)`;

export interface EnrolmentTie {
  readonly personId: string;
  readonly areaPath: string;
  readonly unitName: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly state: string;
}
export const enrolmentTies = async (tx: Tx, ids: readonly string[]): Promise<EnrolmentTie[]> =>
  (
    await execute<EnrolmentTie>(
      tx,
      `select e.person_id as "personId", e.area_path::text as "areaPath", coalesce(u.name, e.unit_name) as "unitName", e.since::text as since,
         e.ended_on::text as until, e.state
       from enrolments e left join organisations u on u.jurisdiction_id = :jurisdiction and u.id = e.unit_id
       where e.jurisdiction_id = :jurisdiction and e.person_id = any($1) order by e.id`,
      [ids],
    )
  ).rows;
/** Persons who are the contact of an enrolled unit. */
export const contactTies = async (tx: Tx, ids: readonly string[]) =>
  (
    await execute<{ personId: string; areaPath: string; unitName: string; until: string | null }>(
      tx,
      `select u.contact_id as "personId", u.area_path::text as "areaPath", o.name as "unitName", u.ended_on::text as until
       from enrolled_units u join organisations o on o.jurisdiction_id = :jurisdiction and o.id = u.unit_id
       where u.jurisdiction_id = :jurisdiction and u.contact_id = any($1) order by u.id`,
      [ids],
    )
  ).rows;

/** Hangs rows on another person; `ids` null: all of them. @returns ids of what moved */
const mover =
  (table: 'enrolments' | 'enrolled_units', column: 'person_id' | 'contact_id') =>
  async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> =>
    (
      await execute<{ id: string }>(
        tx,
        `update ${table} set ${column} = $2 where jurisdiction_id = :jurisdiction and ${column} = $1 and ($3::uuid[] is null or id = any($3)) returning id`,
        [from, to, ids],
      )
    ).rows.map(({ id }) => id);
export const moveEnrolments = mover('enrolments', 'person_id');
export const moveContacts = mover('enrolled_units', 'contact_id');

/** Ends what lasts of a person's enrolment. @returns path of the area where it stood */
export const endOfPerson = async (tx: Tx, personId: string, on: string): Promise<string | null> =>
  (
    await execute<{ path: string }>(
      tx,
      `update enrolments e set version = version + 1, state = 'ended', ended_on = $2::date, away_until = null, excused_until = null, renew_by = null
       where e.jurisdiction_id = :jurisdiction and e.person_id = $1 and e.ended_on is null returning e.area_path::text as path`,
      [personId, on],
    )
  ).rows[0]?.path ?? null;
/** What was said of skills and services goes with an erasure. */
export const forget = async (tx: Tx, personId: string): Promise<void> => {
  await execute(
    tx,
    `update enrolments e set skills = '{}', services = '{}', unit_name = null, why = null where e.jurisdiction_id = :jurisdiction and e.person_id = $1`,
    [personId],
  );
};
