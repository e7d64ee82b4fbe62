import { execute, type Tx } from '#kernel/db.ts';

/** A flat of the register, with who heads its household. */
export interface Flat {
  readonly id: string;
  readonly label: string;
  readonly floor: number | null;
  /** In hundredths of a square metre; null: nobody has said. */
  readonly area: number | null;
  readonly personId: string | null;
  readonly accountId: string | null;
}
/** Where flats are counted: of a whole estate, a building, or one unit of it. */
export interface Scope {
  readonly areaCode: string;
  readonly buildingId: string | null;
  readonly unit: string | null;
}
/** Every unit of the register there, vacant ones too, as their owners are due; in the order of their addresses. */
export const flatsIn = async (tx: Tx, { areaCode, buildingId, unit }: Scope): Promise<Flat[]> =>
  (
    await execute<Flat>(
      tx,
      `select h.id, b.name || h.unit || h.room as label, h.floor, round(h.floor_area * 100)::int as area, x.person_id as "personId", x.account_id as "accountId"
       from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
       left join lateral (
         select m.person_id, p.account_id from household_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id and p.erased_at is null
         where m.jurisdiction_id = :jurisdiction and m.household_id = h.id and m.until is null and m.relation = 'head' order by m.id limit 1) x on true
       where h.jurisdiction_id = :jurisdiction and h.ended_on is null and h.area_code >= $1 and h.area_code < $1 || '~'
         and ($2::uuid is null or h.building_id = $2) and ($3::text is null or h.unit = $3)
       order by h.place, h.id`,
      [areaCode, buildingId, unit],
    )
  ).rows;
/** Buildings of an estate with their units. */
export const unitsIn = async (tx: Tx, areaCode: string): Promise<{ id: string; name: string; units: string[] }[]> =>
  (
    await execute<{ id: string; name: string; units: string[] }>(
      tx,
      `select b.id, b.name, coalesce((select array_agg(distinct h.unit order by h.unit) from households h
         where h.jurisdiction_id = :jurisdiction and h.building_id = b.id and h.ended_on is null and h.unit <> ''), '{}') as units
       from buildings b where b.jurisdiction_id = :jurisdiction and b.gone_on is null and b.area_code >= $1 and b.area_code < $1 || '~' order by b.place, b.id`,
      [areaCode],
    )
  ).rows;
export const householdsCount = async (tx: Tx, areaCode: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from households h where h.jurisdiction_id = :jurisdiction and h.ended_on is null and h.area_code >= $1 and h.area_code < $1 || '~'`,
      [areaCode],
    )
  ).rows[0]?.n ?? 0;
/** Whether somebody lives in the area, as the register has it. */
export const livesIn = async (tx: Tx, personId: string, areaCode: string): Promise<boolean> =>
  (
    await execute(
      tx,
      `select 1 from household_members m join households h on h.jurisdiction_id = :jurisdiction and h.id = m.household_id and h.ended_on is null
       where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.until is null and h.area_code >= $2 and h.area_code < $2 || '~' limit 1`,
      [personId, areaCode],
    )
  ).rows.length > 0;
