import { execute, type Tx } from '#kernel/db.ts';

/** Ranges of area codes, each "this area and below", as a condition on a column. `codes`: an array of them. */
const within = (column: string, codes: string): string =>
  `exists (select from unnest(${codes}::text[]) as s(code) where ${column} >= s.code and ${column} < s.code || '~')`;

/** The person `p` holds or held office in one of the areas. */
export const holdsOfficeWithin = (codes: string): string =>
  `exists (select from offices f where f.jurisdiction_id = :jurisdiction and f.person_id = p.id and ${within('f.area_code', codes)})`;

interface OfficeTie {
  personId: string;
  kind: string;
  areaPath: string;
  areaId: string | null;
  organisation: string | null;
  held: boolean;
  until: string | null;
}

/** Where persons hold or held office: paths for permission, names for telling people apart (today's only). */
export const officesOfPersons = async (tx: Tx, ids: readonly string[], today: string): Promise<OfficeTie[]> => {
  const { rows } = await execute<OfficeTie>(
    tx,
    `select f.person_id as "personId", f.kind, f.area_path::text as "areaPath", f.area_id as "areaId", o.name as organisation,
       f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $2) as held, f.valid_to::text as until
     from offices f left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = f.organisation_id
     where f.jurisdiction_id = :jurisdiction and f.person_id = any($1) order by f.valid_from, f.id`,
    [ids, today],
  );
  return rows;
};

/** Where persons are responsible for a promise: whoever manages the agreement may correct and call them. */
export const promisesOfPersons = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ personId: string; path: string; partner: string; until: string | null }[]> => {
  const { rows } = await execute<{ personId: string; path: string; partner: string; until: string | null }>(
    tx,
    `select distinct m.responsible_id as "personId", o.area_path::text as path, o.name as partner, a.valid_to::text as until from promises m
     join agreements a on a.jurisdiction_id = :jurisdiction and a.id = m.agreement_id
     join organisations o on o.jurisdiction_id = :jurisdiction and o.id = a.partner_id
     where m.jurisdiction_id = :jurisdiction and m.responsible_id = any($1) and m.withdrawn_on is null`,
    [ids],
  );
  return rows;
};

/** Gives offices of one person to another: all, or those named. @returns their ids */
export const moveOfficesOf = async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update offices set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 and ($3::uuid[] is null or id = any($3)) returning id`,
      [from, to, ids],
    )
  ).rows.map(({ id }) => id);

/** The same with promises somebody is responsible for. */
export const movePromisesOf = async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update promises set responsible_id = $2 where jurisdiction_id = :jurisdiction and responsible_id = $1 and ($3::uuid[] is null or id = any($3))
       returning id`,
      [from, to, ids],
    )
  ).rows.map(({ id }) => id);
