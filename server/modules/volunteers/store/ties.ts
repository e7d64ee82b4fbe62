import { execute, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { type HoursRow, hoursOfPerson } from './hours.ts';

/** Where persons are or were volunteers. */
export const tiesOf = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; areaPath: string; endedOn: string | null }[]> =>
  (
    await execute<{ personId: string; areaPath: string; endedOn: string | null }>(
      tx,
      `select person_id as "personId", area_path::text as "areaPath", ended_on::text as "endedOn" from volunteers
       where jurisdiction_id = :jurisdiction and person_id = any($1::uuid[])`,
      [personIds],
    )
  ).rows;

/** Everything of a person as a volunteer goes to another record of the same person. @throws persons.merge_conflict where both are registered */
export const moveAll = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const move = async (table: string): Promise<void> => {
    await execute(tx, `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1`, [from, to]);
  };
  try {
    for (const table of ['volunteers', 'volunteer_hours', 'volunteer_trainings', 'volunteer_team_members', 'volunteer_certificates'])
      await move(table);
  } catch (error) {
    if (isViolation(error, 'volunteers_pkey') || isViolation(error, 'volunteer_team_members_once')) fail('persons.merge_conflict');
    throw error;
  }
  return [];
};

/** All hours of a person, newest first, as their own copy tells them. */
export const hoursHeld = (tx: Tx, personId: string): Promise<HoursRow[]> => hoursOfPerson(tx, personId, null, 10_000);
