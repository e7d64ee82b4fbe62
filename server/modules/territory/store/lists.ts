import type { Area } from '#contract/territory/api.ts';
import { execute, type Tx } from '#kernel/db.ts';

type AreaRow = Omit<Area, 'center'> & { lon: number | null; lat: number | null };

const isPresent = (name: string) =>
  `((${name}.valid_from is null or ${name}.valid_from <= $1) and (${name}.valid_to is null or ${name}.valid_to > $1))`;
const columns = `a.id, a.code, a.path::text as path, a.parent_id as "parentId", a.level, a.short_name as name, a.households, a.lon, a.lat,
  (select count(*)::int from areas c where c.jurisdiction_id = :jurisdiction and c.parent_id = a.id and ${isPresent('c')}) as "childCount"`;
const own = `a.jurisdiction_id = :jurisdiction and ${isPresent('a')}`;

async function select(tx: Tx, rest: string, values: readonly unknown[]): Promise<Area[]> {
  const { rows } = await execute<AreaRow>(tx, `select ${columns} from areas a where ${own} and ${rest}`, values);
  return rows.map(({ lon, lat, ...area }) => ({ ...area, center: lon === null || lat === null ? null : { lon, lat } }));
}

/** A present area by its code. */
export async function findPresent(tx: Tx, code: string, at: Date): Promise<{ id: string; code: string } | null> {
  const text = `select a.id, a.code from areas a where ${own} and a.code = $2`;
  return (await execute<{ id: string; code: string }>(tx, text, [at, code])).rows[0] ?? null;
}

/** The topmost present area of the jurisdiction. */
export const presentRoot = async (tx: Tx, at: Date): Promise<Area | null> =>
  (await select(tx, 'a.parent_id is null order by length(a.code), a.code limit 1', [at]))[0] ?? null;

/** Present areas directly below, by code. */
export const presentChildren = (tx: Tx, parentId: string, at: Date): Promise<Area[]> =>
  select(tx, 'a.parent_id = $2 order by a.code', [at, parentId]);

/** Present areas below a code whose name or a place word in them contains the words. */
export const searchPresent = (tx: Tx, below: string, words: string, at: Date, limit: number): Promise<Area[]> =>
  select(
    tx,
    `a.code like $2 || '_%' and (position($3 in a.name) > 0 or position($3 in a.short_name) > 0
       or exists (select from unnest(a.names) word where position($3 in word) > 0))
     order by length(a.code), a.code limit $4`,
    [at, below, words, limit],
  );

/** An area by its code, dissolved ones too, with its time. */
export async function findEver(tx: Tx, code: string): Promise<{ code: string; name: string; from: Date | null; to: Date | null } | null> {
  const text = 'select code, name, valid_from as "from", valid_to as "to" from areas where jurisdiction_id = :jurisdiction and code = $1';
  return (await execute<{ code: string; name: string; from: Date | null; to: Date | null }>(tx, text, [code])).rows[0] ?? null;
}
