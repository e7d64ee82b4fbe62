import { execute, type Tx } from '#kernel/db.ts';

/** Ranges of area codes, each "this area and below", as a condition on a column. `codes`: an array of them. */
const within = (column: string, codes: string): string =>
  `exists (select from unnest(${codes}::text[]) as s(code) where ${column} >= s.code and ${column} < s.code || '~')`;

/** The person `p` holds or held office in one of the areas. */
export const holdsOfficeWithin = (codes: string): string =>
  `exists (select from offices f where f.jurisdiction_id = :jurisdiction and f.person_id = p.id and ${within('f.area_code', codes)})`;

/** Where persons hold or held office: paths for permission, names for telling people apart (today's only). */
export const officesOfPersons = async (
  tx: Tx,
  ids: readonly string[],
  today: string,
): Promise<{ personId: string; kind: string; areaPath: string; areaId: string | null; organisation: string | null; held: boolean }[]> => {
  const { rows } = await execute<{
    personId: string;
    kind: string;
    areaPath: string;
    areaId: string | null;
    organisation: string | null;
    held: boolean;
  }>(
    tx,
    `select f.person_id as "personId", f.kind, f.area_path::text as "areaPath", f.area_id as "areaId", o.name as organisation,
       f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $2) as held
     from offices f left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = f.organisation_id
     where f.jurisdiction_id = :jurisdiction and f.person_id = any($1) order by f.valid_from, f.id`,
    [ids, today],
  );
  return rows;
};

/** Where persons are responsible for a promise: whoever manages the agreement may correct and call them. */
export const promisesOfPersons = async (tx: Tx, ids: readonly string[]): Promise<{ personId: string; path: string; partner: string }[]> => {
  const { rows } = await execute<{ personId: string; path: string; partner: string }>(
    tx,
    `select distinct m.responsible_id as "personId", o.area_path::text as path, o.name as partner from promises m
     join agreements a on a.jurisdiction_id = :jurisdiction and a.id = m.agreement_id
     join organisations o on o.jurisdiction_id = :jurisdiction and o.id = a.partner_id
     where m.jurisdiction_id = :jurisdiction and m.responsible_id = any($1) and m.withdrawn_on is null`,
    [ids],
  );
  return rows;
};
