import { execute, type Tx } from '#kernel/db.ts';

export interface OwnerTie {
  readonly personId: string;
  readonly estate: string;
  readonly areaPath: string;
  readonly current: boolean;
  readonly until: string | null;
}
/** Where persons are or were owners. */
export const tiesOfPersons = async (tx: Tx, personIds: readonly string[]): Promise<OwnerTie[]> =>
  (
    await execute<OwnerTie>(
      tx,
      `select h.person_id as "personId", e.name as estate, e.area_path::text as "areaPath",
         h.merged_into is null and exists (select from owner_shares s where s.jurisdiction_id = :jurisdiction and s.holder_id = h.id and s.until_on is null) as current,
         (select max(s.until_on)::text from owner_shares s where s.jurisdiction_id = :jurisdiction and s.holder_id = h.id) as "until"
       from owner_holders h join owner_estates e on e.jurisdiction_id = :jurisdiction and e.id = h.estate_id
       where h.jurisdiction_id = :jurisdiction and h.person_id = any($1::uuid[])`,
      [personIds],
    )
  ).rows;
/** Hangs owners on another person, all or those named. @returns which moved */
export const moveTies = async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update owner_holders set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 and ($3::uuid[] is null or id = any($3)) returning id`,
      [from, to, ids],
    )
  ).rows.map(({ id }) => id);
/** The person `p` owns something in one of the areas, or below. */
export const ownsWithin = (codes: string): string =>
  `exists (select from owner_holders h join owner_estates e on e.jurisdiction_id = :jurisdiction and e.id = h.estate_id
    where h.jurisdiction_id = :jurisdiction and h.person_id = p.id and exists (select from unnest(${codes}) a where e.area_code >= a and e.area_code < a || '~'))`;
