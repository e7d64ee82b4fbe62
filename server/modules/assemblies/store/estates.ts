import { execute, type Tx } from '#kernel/db.ts';

/** A register as it is stored. */
export interface EstateRow {
  readonly id: string;
  readonly name: string;
  readonly areaPath: string;
  readonly note: string | null;
  readonly version: number;
}
const columns = `e.id, e.name, e.area_path::text as "areaPath", e.note, e.version`;

export interface EstateSums extends EstateRow {
  readonly units: number;
  readonly flats: number;
  readonly parkings: number;
  readonly holders: number;
  readonly squares: number;
  readonly doubts: number;
}
/** Registers in areas, by code, with their sums; of an id where one is asked for. */
export const estatesIn = async (tx: Tx, areas: readonly string[], id: string | null = null): Promise<EstateSums[]> => {
  const { rows } = await execute<EstateSums>(
    tx,
    `select ${columns}, coalesce(u.units, 0)::int as units, coalesce(u.flats, 0)::int as flats, coalesce(u.parkings, 0)::int as parkings,
       coalesce(u.squares, 0)::bigint as squares,
       (select count(*)::int from owner_holders h where h.jurisdiction_id = :jurisdiction and h.estate_id = e.id and h.merged_into is null) as holders,
       (select count(*)::int from owner_doubts d where d.jurisdiction_id = :jurisdiction and d.estate_id = e.id and d.decision is null) as doubts
     from owner_estates e left join lateral (
       select count(*) as units, count(*) filter (where u.use = 'flat') as flats, count(*) filter (where u.use = 'parking') as parkings, sum(u.area) as squares
       from owner_units u where u.jurisdiction_id = :jurisdiction and u.estate_id = e.id and u.ended_on is null) u on true
     where e.jurisdiction_id = :jurisdiction and ($2::uuid is null or e.id = $2)
       and ($2::uuid is not null or exists (select from unnest($1::text[]) a where e.area_code >= a and e.area_code < a || '~'))
     order by e.area_code, e.name limit 500`,
    [areas, id],
  );
  return rows;
};
export const findEstate = async (tx: Tx, id: string): Promise<EstateRow | null> =>
  (await execute<EstateRow>(tx, `select ${columns} from owner_estates e where e.jurisdiction_id = :jurisdiction and e.id = $1`, [id]))
    .rows[0] ?? null;
/** Holds a register: whoever imports, hands over or merges takes turns. */
export const lockEstate = async (tx: Tx, id: string): Promise<EstateRow | null> =>
  (
    await execute<EstateRow>(
      tx,
      `select ${columns} from owner_estates e where e.jurisdiction_id = :jurisdiction and e.id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;
export const insertEstate = async (tx: Tx, one: Omit<EstateRow, 'version'>): Promise<void> => {
  await execute(
    tx,
    'insert into owner_estates (jurisdiction_id, id, name, area_path, note) values (:jurisdiction, $1::uuid, $2, $3::ltree, $4) returning id',
    [one.id, one.name, one.areaPath, one.note],
  );
};
export const buildingsOf = async (tx: Tx, estateId: string): Promise<{ building: string; units: number }[]> =>
  (
    await execute<{ building: string; units: number }>(
      tx,
      `select u.building, count(*)::int as units from owner_units u where u.jurisdiction_id = :jurisdiction and u.estate_id = $1 and u.ended_on is null
       group by u.building order by min(u.sort) limit 500`,
      [estateId],
    )
  ).rows;
