import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';
import type { Enrolled } from '../enrolment.ts';

/** The enrolment of a person that lasts, as other modules need it. */
export const placeOf = async (tx: Tx, personId: string): Promise<Enrolled | null> =>
  (
    await execute<Enrolled>(
      tx,
      `select e.area_id as "communityAreaId", e.area_path::text as "areaPath", e.unit_id as "unitId", e.since::text as since, e.state
       from enrolments e where e.jurisdiction_id = :jurisdiction and e.person_id = $1 and e.ended_on is null`,
      [personId],
    )
  ).rows[0] ?? null;

/** Persons who are confirmed or away, by their id. */
export const memberIds = async (
  tx: Tx,
  of: { readonly areaPath: string } | { readonly unitId: string },
  page: { after: string | null; limit: number } = { after: null, limit: 1000 },
): Promise<string[]> => {
  const values: unknown[] = [page.after, page.limit];
  const where =
    'unitId' in of ? `e.unit_id = $${values.push(of.unitId)}` : withinCodes('e.area_code', [of.areaPath.replaceAll('.', '')], values);
  const { rows } = await execute<{ id: string }>(
    tx,
    `select e.person_id as id from enrolments e where e.jurisdiction_id = :jurisdiction and e.ended_on is null and e.state in ('confirmed', 'away')
       and ($1::uuid is null or e.person_id > $1) and ${where} order by e.person_id limit $2`,
    values,
  );
  return rows.map(({ id }) => id);
};
