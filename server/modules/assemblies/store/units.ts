import type { AreaBasis, UnitState, UnitUse } from '#contract/assemblies/kinds.ts';
import type { RollUnit } from '#contract/assemblies/roll.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';

/** A unit as it is stored. */
export interface UnitRow {
  readonly id: string;
  readonly estateId: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly address: string;
  readonly sort: string;
  readonly use: UnitUse;
  readonly state: UnitState;
  readonly area: number;
  readonly areaBasis: AreaBasis;
  readonly titleSealed: Buffer | null;
}
const columns = `u.id, u.estate_id as "estateId", u.building, u.unit, u.room, u.address, u.sort, u.use, u.state, u.area, u.area_basis as "areaBasis",
  u.title_sealed as "titleSealed"`;
const place = (id: string): string => `owner_units.title ${id}`;
export const sealTitle = (ring: Ring, id: string, number: string | null): Buffer | null =>
  number === null ? null : ring.seal(place(id), number);
export const openTitle = (ring: Ring, { id, titleSealed }: Pick<UnitRow, 'id' | 'titleSealed'>): string | null =>
  titleSealed === null ? null : ring.open(place(id), titleSealed);

export interface UnitFilter {
  readonly estateId: string;
  readonly building: string | null;
  readonly use: UnitUse | null;
  /** Beginning of an address in its sorted form, or a whole name. */
  readonly words: string | null;
  readonly sortWords: string | null;
}
/** Units in the order of the building, after one. */
export const pageOfUnits = async (
  tx: Tx,
  f: UnitFilter,
  after: readonly [sort: string, id: string] | null,
  limit: number,
): Promise<UnitRow[]> => {
  const values: unknown[] = [f.estateId];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['u.jurisdiction_id = :jurisdiction', 'u.estate_id = $1', 'u.ended_on is null'];
  if (f.building !== null) parts.push(`u.building = ${p(f.building)}`);
  if (f.use !== null) parts.push(`u.use = ${p(f.use)}`);
  if (f.words !== null)
    parts.push(
      `(u.sort like ${p(f.sortWords)} or strpos(u.room, ${p(f.words)}) > 0 or u.id in (select s.unit_id from owner_shares s
        join owner_holders h on h.jurisdiction_id = :jurisdiction and h.id = s.holder_id
        left join persons o on o.jurisdiction_id = :jurisdiction and o.id = h.person_id
        where s.jurisdiction_id = :jurisdiction and s.estate_id = $1 and s.until_on is null and coalesce(h.name, o.name) = ${p(f.words)}))`,
    );
  if (after) parts.push(`(u.sort, u.id) > (${p(after[0])}::text, ${p(after[1])}::uuid)`);
  const text = `select ${columns} from owner_units u where ${parts.join(' and ')} order by u.sort, u.id limit ${p(limit)}`;
  return (await execute<UnitRow>(tx, text, values)).rows;
};
/** All units of an estate, or of a building or unit of it, in order. */
export const unitsOf = async (
  tx: Tx,
  estateId: string,
  within: { readonly building: string; readonly unit: string | null } | null = null,
): Promise<UnitRow[]> =>
  (
    await execute<UnitRow>(
      tx,
      `select ${columns} from owner_units u where u.jurisdiction_id = :jurisdiction and u.estate_id = $1 and u.ended_on is null
         and ($2::text is null or u.building = $2) and ($3::text is null or u.unit = $3) order by u.sort, u.id`,
      [estateId, within?.building ?? null, within?.unit ?? null],
    )
  ).rows;
export const unitsById = async (tx: Tx, ids: readonly string[], lock = false): Promise<UnitRow[]> =>
  (
    await execute<UnitRow>(
      tx,
      `select ${columns} from owner_units u where u.jurisdiction_id = :jurisdiction and u.id = any($1::uuid[]) order by u.sort, u.id ${lock ? 'for update' : ''}`,
      [ids],
    )
  ).rows;

/** Inserts units, however many, in one statement. */
export const insertUnits = async (tx: Tx, keyVersion: number, units: readonly UnitRow[]): Promise<void> => {
  if (units.length === 0) return;
  const column = <K extends keyof UnitRow>(key: K): UnitRow[K][] => units.map((one) => one[key]);
  await execute(
    tx,
    `insert into owner_units (jurisdiction_id, id, estate_id, building, unit, room, address, sort, use, state, area, area_basis, title_sealed, key_version)
     select :jurisdiction, r.id, r.estate, r.building, r.unit, r.room, r.address, r.sort, r.use, r.state, r.area, r.basis, r.title,
       case when r.title is null then null else $13::smallint end
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::text[], $12::bytea[])
       as r (id, estate, building, unit, room, address, sort, use, state, area, basis, title) returning id`,
    [
      column('id'),
      column('estateId'),
      column('building'),
      column('unit'),
      column('room'),
      column('address'),
      column('sort'),
      column('use'),
      column('state'),
      column('area'),
      column('areaBasis'),
      column('titleSealed'),
      keyVersion,
    ],
  );
};
export const writeUnit = async (
  tx: Tx,
  one: Pick<UnitRow, 'id' | 'use' | 'state' | 'area' | 'areaBasis' | 'titleSealed'>,
  keyVersion: number,
): Promise<void> => {
  await execute(
    tx,
    `update owner_units set use = $2, state = $3, area = $4, area_basis = $5, title_sealed = $6,
       key_version = case when $6::bytea is null then null else $7::smallint end where jurisdiction_id = :jurisdiction and id = $1`,
    [one.id, one.use, one.state, one.area, one.areaBasis, one.titleSealed, keyVersion],
  );
};

/** Titles sealed with older keys are sealed anew. @returns how many */
export const resealTitles = async (tx: Tx, ring: Ring, limit: number): Promise<number> => {
  const { rows } = await execute<{ id: string; titleSealed: Buffer }>(
    tx,
    `select u.id, u.title_sealed as "titleSealed" from owner_units u where u.jurisdiction_id = :jurisdiction and u.key_version < $1 and u.title_sealed is not null
     order by u.key_version, u.id limit $2 for update`,
    [ring.version, limit],
  );
  for (const row of rows)
    await execute(tx, 'update owner_units set title_sealed = $2, key_version = $3 where jurisdiction_id = :jurisdiction and id = $1', [
      row.id,
      ring.seal(place(row.id), openTitle(ring, row) ?? ''),
      ring.version,
    ]);
  return rows.length;
};

/** Who owns units today, as the roll is made of it. */
export const rollUnits = (
  units: readonly UnitRow[],
  shares: readonly { unitId: string; holderId: string; n: number | null; d: number | null }[],
): RollUnit[] => {
  const owners = Map.groupBy(shares, ({ unitId }) => unitId);
  return units.map(({ id, use, state, area }) => ({
    id,
    use,
    state,
    area,
    owners: (owners.get(id) ?? []).map(({ holderId, n, d }) => ({
      holder: holderId,
      share: n === null || d === null ? null : ([n, d] as const),
    })),
  }));
};
