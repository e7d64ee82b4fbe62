import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { columns, digestsOf, opened, own, type PersonRow, type Sealed } from './persons.ts';

/** What is looked for, in every form it can have; see {@link searchPersons}. */
export interface Sought {
  readonly name: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly pinyin: string | null;
}

/** Persons looked at for the beginning of a name, in each of the orders; more letters find the others. */
const mostLooked = 2_000;
/** After everything that begins with it, in the order of bytes. */
const after = (begin: string): string => `${begin}\u{10ffff}`;

/**
 * Persons by the beginning of a name, or a whole phone or identity number. Outside the given areas only the whole name or number finds anybody.
 * The whole name first, then by name, then age.
 * @param areas codes, "this area and below"; null: the whole jurisdiction
 * @param within conditions by which modules say whether a person `p` stands in one of the areas `$1`
 */
export const searchPersons = async (
  tx: Tx,
  ring: Ring,
  { name, phone, idNumber, pinyin }: Sought,
  areas: readonly string[] | null,
  within: readonly string[],
  limit: number,
): Promise<PersonRow[]> => {
  const values: unknown[] = [
    areas,
    name,
    limit,
    digestsOf(ring, 'phone', phone === null ? [] : [phone]),
    digestsOf(ring, 'id_number', idNumber === null ? [] : [idNumber]),
  ];
  // where everybody found is shown, no more is looked at than fits
  const looked = areas === null ? limit * 4 : mostLooked;
  const beginning = (column: string, begin: string): string => {
    values.push(begin, after(begin));
    return `(select p.id from persons p where ${own} and ${column} >= $${values.length - 1} collate "C" and ${column} < $${values.length} collate "C"
      order by ${column}, p.id limit ${looked})`;
  };
  const orders = [
    ['p.name collate "C"', name],
    ['p.given', name],
    ...(pinyin === null ? [] : (['p.pinyin', 'p.given_pinyin', 'p.initials'] as const).map((column) => [column, pinyin] as const)),
  ] as const;
  const numbers = '(p.phone_digest = any($4::bytea[]) or p.id_number_digest = any($5::bytea[]))';
  const inAreas = [
    "exists (select from unnest($1::text[]) as s(code) where p.area_code >= s.code and p.area_code < s.code || '~')",
    ...within,
  ];
  const { rows } = await execute<Sealed>(
    tx,
    `with found as materialized (${orders.map(([column, begin]) => beginning(column, begin)).join(' union ')}
       union select p.id from persons p where ${own} and p.phone_digest = any($4::bytea[])
       union select p.id from persons p where ${own} and p.id_number_digest = any($5::bytea[]))
     select ${columns} from persons p where ${own} and p.id in (select id from found)
       and (p.name = $2 or ${numbers} or $1::text[] is null or ${areas === null ? 'false' : inAreas.join(' or ')})
     order by p.name <> $2, p.name collate "C", p.id limit $3`,
    values,
  );
  return rows.map((row) => opened(ring, row));
};

/** Persons whom an area and those below look after, by area, then age. */
export const pageOfArea = async (
  tx: Tx,
  ring: Ring,
  areaCode: string,
  behind: readonly [areaCode: string, id: string] | null,
  limit: number,
): Promise<(PersonRow & { areaCode: string })[]> => {
  const { rows } = await execute<Sealed & { areaCode: string }>(
    tx,
    `select ${columns}, p.area_code as "areaCode" from persons p where ${own} and p.area_code >= $1 and p.area_code < $1 || '~'
       ${behind ? 'and (p.area_code, p.id) > ($3 collate "C", $4::uuid)' : ''}
     order by p.area_code, p.id limit $2`,
    [areaCode, limit, ...(behind ?? [])],
  );
  return rows.map((row) => ({ ...opened(ring, row), areaCode: row.areaCode }));
};

/** Areas that look after persons, of those who have one. */
export const areasOfPersons = async (tx: Tx, ids: readonly string[]): Promise<{ id: string; areaId: string; areaPath: string }[]> =>
  (
    await execute<{ id: string; areaId: string; areaPath: string }>(
      tx,
      `select p.id, p.area_id as "areaId", p.area_path::text as "areaPath" from persons p where ${own} and p.id = any($1) and p.area_id is not null`,
      [ids],
    )
  ).rows;

/** Persons of these names whom an area or one below looks after. */
export const namedIn = async (tx: Tx, ring: Ring, areaCode: string, names: readonly string[]): Promise<PersonRow[]> => {
  const { rows } = await execute<Sealed>(
    tx,
    `select ${columns} from persons p where ${own} and p.name collate "C" = any($2::text[]) and p.area_code >= $1 and p.area_code < $1 || '~'`,
    [areaCode, names],
  );
  return rows.map((row) => opened(ring, row));
};

/** Has an area look after persons nobody looks after. */
export const joinRegister = async (tx: Tx, ids: readonly string[], area: { readonly id: string; readonly path: string }): Promise<void> => {
  if (ids.length === 0) return;
  await execute(
    tx,
    `update persons p set area_id = $2, area_path = $3::ltree, version = version + 1 where ${own} and p.id = any($1) and p.area_id is null`,
    [ids, area.id, area.path],
  );
};
