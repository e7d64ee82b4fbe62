import { execute, type Tx } from '#kernel/db.ts';

/** Holds buildings until the transaction ends. */
export const holdBuildings = async (tx: Tx, buildingIds: readonly string[]): Promise<void> => {
  await execute(tx, 'select from buildings where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) order by id for update', [
    buildingIds,
  ]);
};

/** Counts the dwellings of buildings anew. */
export const recountBuildings = async (tx: Tx, buildingIds: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `update buildings b set dwellings = (select count(*) from households h where h.jurisdiction_id = :jurisdiction and h.building_id = b.id
       and h.ended_on is null and split_part(h.use, '-', 1) = 'dwelling')
     where b.jurisdiction_id = :jurisdiction and b.id = any($1::uuid[])`,
    [buildingIds],
  );
};

/** A grid whose register is complete, with the number of its dwellings. */
export interface CountedGrid {
  readonly areaId: string;
  readonly households: number;
}

/** Grids with a complete register that hold these buildings, or all of them. Their areas are held, so that counts take turns. */
export const countedGrids = async (tx: Tx, buildingIds: readonly string[] | null): Promise<CountedGrid[]> => {
  const text = `select r.area_id as "areaId", (select coalesce(sum(b.dwellings), 0)::int from buildings b where b.jurisdiction_id = :jurisdiction
      and b.gone_on is null and b.area_code >= a.code and b.area_code < a.code || ':') as households
    from household_registers r join areas a on a.jurisdiction_id = :jurisdiction and a.id = r.area_id
    where r.jurisdiction_id = :jurisdiction and ($1::uuid[] is null or exists (select from buildings o where o.jurisdiction_id = :jurisdiction
      and o.id = any($1) and starts_with(o.area_code, a.code)))
    order by r.area_id`;
  return (await execute<CountedGrid>(tx, text, [buildingIds])).rows;
};

/** Holds the registers of grids that hold these buildings until the transaction ends: whoever counts one waits for whoever changes it. */
export const holdRegisters = async (tx: Tx, buildingIds: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `select from household_registers r where r.jurisdiction_id = :jurisdiction and r.area_id in (
       select a.id from areas a where a.jurisdiction_id = :jurisdiction and exists (select from buildings b where b.jurisdiction_id = :jurisdiction
         and b.id = any($1::uuid[]) and starts_with(b.area_code, a.code)))
     order by r.area_id for update of r`,
    [buildingIds],
  );
};

/** Buildings, dwellings and buildings without a head, by area code of the buildings. */
export const sumsByArea = async (
  tx: Tx,
  code: string,
  day: string,
): Promise<{ code: string; buildings: number; dwellings: number; headless: number }[]> => {
  const text = `select b.area_code as code, count(*)::int as buildings, sum(b.dwellings)::int as dwellings,
      (count(*) filter (where b.dwellings > 0 and not exists (select from building_heads h where h.jurisdiction_id = :jurisdiction
        and h.building_id = b.id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date))))::int as headless
    from buildings b where b.jurisdiction_id = :jurisdiction and b.gone_on is null and b.area_code >= $1 and b.area_code < $2 group by b.area_code`;
  return (await execute<{ code: string; buildings: number; dwellings: number; headless: number }>(tx, text, [code, `${code}:`, day])).rows;
};

/** Dwellings of areas and everything below. */
export const countDwellings = async (tx: Tx, codes: readonly string[]): Promise<number> => {
  const text = `select coalesce(sum(b.dwellings), 0)::int as total from buildings b where b.jurisdiction_id = :jurisdiction and b.gone_on is null
    and exists (select from unnest($1::text[]) root where b.area_code >= root and b.area_code < root || ':')`;
  return (await execute<{ total: number }>(tx, text, [codes])).rows[0]?.total ?? 0;
};

/** Ids of areas whose register is complete. */
export const completeAreas = async (tx: Tx): Promise<Set<string>> => {
  const { rows } = await execute<{ id: string }>(tx, 'select area_id as id from household_registers where jurisdiction_id = :jurisdiction');
  return new Set(rows.map(({ id }) => id));
};

/** Calls the register of an area complete, or takes it back. @returns whether that changed anything */
export const setComplete = async (tx: Tx, areaId: string, complete: boolean, day: string, by: string | null): Promise<boolean> => {
  const done = complete
    ? await execute(
        tx,
        `insert into household_registers (jurisdiction_id, area_id, complete_on, by_id) values (:jurisdiction, $1, $2, $3)
         on conflict (jurisdiction_id, area_id) do nothing`,
        [areaId, day, by],
      )
    : await execute(tx, 'delete from household_registers where jurisdiction_id = :jurisdiction and area_id = $1', [areaId]);
  return (done.numAffectedRows ?? 0n) > 0n;
};
