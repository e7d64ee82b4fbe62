import { execute, type Tx } from '#kernel/db.ts';

/** When and where figures are asked of: subtrees by their paths, offices by the day, posts by the moment. */
export interface When {
  readonly paths: readonly string[];
  readonly day: string;
  readonly at: Date;
}

/** The area code of a path: its digits without the dots. */
const codeOf = (path: string): string => `replace(${path}::text, '.', '')`;
const holds = (office: string): string =>
  `${office}.valid_from <= $2::date and (${office}.valid_to is null or ${office}.valid_to >= $2::date)`;
const exists = (organisation: string): string =>
  `(${organisation}.founded_on is null or ${organisation}.founded_on <= $2::date)
   and (${organisation}.dissolved_on is null or ${organisation}.dissolved_on >= $2::date)`;

/**
 * How many different people hold one of the offices or posts in each area of a level, by the area's code; areas with nobody are absent. Offices and
 * posts in areas below count, those of areas above do not. Whoever holds several, or an office and a post, counts once; a post of a disabled
 * account does not count.
 * @param width digits of the level's codes: 12 community, 15 grid
 */
export async function countPersons(
  tx: Tx,
  { paths, day, at }: When,
  width: number,
  offices: readonly string[],
  roles: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await execute<{ code: string; persons: number }>(
    tx,
    `with held as (
       select ${codeOf('o.area_path')} as code, o.person_id as person from offices o
       where o.jurisdiction_id = linli.jurisdiction() and o.kind = any($4::text[]) and ${holds('o')} and o.area_path <@ any($1::ltree[])
       union all
       select ${codeOf('p.area_path')}, coalesce(x.id, p.account_id)
       from posts p join accounts a on a.id = p.account_id and not a.disabled
         left join persons x on x.jurisdiction_id = p.jurisdiction_id and x.account_id = p.account_id
       where p.jurisdiction_id = linli.jurisdiction() and p.role = any($5::text[]) and p.area_path <@ any($1::ltree[])
         and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3))
     select left(code, $6) as code, count(distinct person)::int as persons from held where length(code) >= $6 group by 1`,
    [paths, day, at, offices, roles, width],
  );
  return new Map(rows.map(({ code, persons }) => [code, persons]));
}

/** How many branches each area itself has, by its code. */
export async function countBranches(tx: Tx, { paths, day }: When): Promise<Map<string, number>> {
  const { rows } = await execute<{ code: string; branches: number }>(
    tx,
    `select ${codeOf('o.area_path')} as code, count(*)::int as branches from organisations o
     where o.jurisdiction_id = linli.jurisdiction() and o.kind = 'branch' and ${exists('o')} and o.area_path <@ any($1::ltree[]) group by 1`,
    [paths, day],
  );
  return new Map(rows.map(({ code, branches }) => [code, branches]));
}

/**
 * Contacts in each grid, by its code: contact households, and contact members who belong to none of them. Whoever is a contact member and
 * holds an office in a contact household of the same grid counts with it.
 */
export async function countContacts(tx: Tx, { paths, day }: When): Promise<Map<string, number>> {
  const { rows } = await execute<{ code: string; contacts: number }>(
    tx,
    `with house as (
       select o.id, left(${codeOf('o.area_path')}, 15) as code from organisations o
       where o.jurisdiction_id = linli.jurisdiction() and o.kind = 'contact_household' and ${exists('o')} and o.area_path <@ any($1::ltree[])),
     held as (
       select left(${codeOf('f.area_path')}, 15) as code, f.person_id as person,
         max(h.id::text) over (partition by f.person_id, left(${codeOf('f.area_path')}, 15)) as house
       from offices f left join house h on h.id = f.organisation_id
       where f.jurisdiction_id = linli.jurisdiction() and ${holds('f')} and f.area_path <@ any($1::ltree[])
         and (f.kind = 'contact_member' or h.id is not null)),
     contacts as (select code, id::text as contact from house union select code, coalesce(house, person::text) from held)
     select code, count(*)::int as contacts from contacts where length(code) = 15 group by 1`,
    [paths, day],
  );
  return new Map(rows.map(({ code, contacts }) => [code, contacts]));
}

/** Contact households with the number of households each looks after; null where nobody has said. */
export async function readContactHouseholds(
  tx: Tx,
  { paths, day }: When,
): Promise<{ id: string; name: string; areaCode: string; households: number | null }[]> {
  const text = `select o.id, o.name, ${codeOf('o.area_path')} as "areaCode", o.households from organisations o
    where o.jurisdiction_id = linli.jurisdiction() and o.kind = 'contact_household' and ${exists('o')} and o.area_path <@ any($1::ltree[])`;
  return (await execute<{ id: string; name: string; areaCode: string; households: number | null }>(tx, text, [paths, day])).rows;
}

/** Owners' committees with how many different people hold office in each, and how many of those are party members. */
export async function readOwnersCommittees(
  tx: Tx,
  { paths, day }: When,
): Promise<{ id: string; name: string; areaCode: string; persons: number; partyMembers: number }[]> {
  const text = `select o.id, o.name, ${codeOf('o.area_path')} as "areaCode", count(distinct p.id)::int as persons,
      count(distinct p.id) filter (where p.party_member)::int as "partyMembers"
    from organisations o
      left join offices f on f.jurisdiction_id = o.jurisdiction_id and f.organisation_id = o.id and f.kind <> 'liaison' and ${holds('f')}
      left join persons p on p.jurisdiction_id = f.jurisdiction_id and p.id = f.person_id
    where o.jurisdiction_id = linli.jurisdiction() and o.kind = 'owners_committee' and ${exists('o')} and o.area_path <@ any($1::ltree[])
    group by o.id, o.name, o.area_path`;
  return (await execute<{ id: string; name: string; areaCode: string; persons: number; partyMembers: number }>(tx, text, [paths, day]))
    .rows;
}
