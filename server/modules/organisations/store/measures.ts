import { execute, type Tx } from '#kernel/db.ts';
import type { Givers } from '#kernel/permissions.ts';

/** Where and when figures are asked of: areas with all below by their codes, none within another; offices by the day, posts by the moment. */
export interface When {
  readonly codes: readonly string[];
  readonly day: string;
  readonly at: Date;
}

// $1 codes of areas, $2 the day
const within = (table: string, name: string): string =>
  `unnest($1::text[]) as root(code) join ${table} ${name}
     on ${name}.jurisdiction_id = :jurisdiction and ${name}.area_code >= root.code collate "C" and ${name}.area_code < (root.code || ':') collate "C"`;
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
  { codes, day, at }: When,
  width: number,
  offices: readonly string[],
  posts: Givers,
): Promise<Map<string, number>> {
  const { rows } = await execute<{ code: string; persons: number }>(
    tx,
    `with held as (
       select o.area_code as code, o.person_id as person from ${within('offices', 'o')} where split_part(o.kind, '-', 1) = any($4::text[]) and ${holds('o')}
       union all
       select replace(p.area_path::text, '.', ''), coalesce(x.id, p.account_id)
       from posts p join accounts a on a.id = p.account_id and not a.disabled
         left join roles r on r.jurisdiction_id = :jurisdiction and r.code = p.local_role
         left join persons x on x.jurisdiction_id = :jurisdiction and x.account_id = p.account_id
       where p.jurisdiction_id = :jurisdiction and (p.role = any($5::text[]) or r.permissions && $7::text[])
         and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3)
         and exists (select from unnest($1::text[]) root where starts_with(replace(p.area_path::text, '.', ''), root)))
     select left(code, $6) as code, count(distinct person)::int as persons from held where length(code) >= $6 group by 1`,
    [codes, day, at, offices, posts.roles, width, posts.permissions],
  );
  return new Map(rows.map(({ code, persons }) => [code, persons]));
}

/** How many branches each area itself has, by its code. */
export async function countBranches(tx: Tx, { codes, day }: When): Promise<Map<string, number>> {
  const { rows } = await execute<{ code: string; branches: number }>(
    tx,
    `select o.area_code as code, count(*)::int as branches from ${within('organisations', 'o')} where split_part(o.kind, '-', 1) = 'branch' and ${exists('o')} group by 1`,
    [codes, day],
  );
  return new Map(rows.map(({ code, branches }) => [code, branches]));
}

/**
 * Contacts in each grid, by its code: contact households, and contact members who belong to none of them. Whoever is a contact member and
 * holds an office in a contact household of the same grid counts with it.
 */
export async function countContacts(tx: Tx, { codes, day }: When): Promise<Map<string, number>> {
  const { rows } = await execute<{ code: string; contacts: number }>(
    tx,
    `with house as (
       select o.id, left(o.area_code, 15) as code from ${within('organisations', 'o')} where split_part(o.kind, '-', 1) = 'contact_household' and ${exists('o')}),
     -- joined with the table and not with the list above: by its key the join stays quick whatever the planner knows of the tables
     held as (
       select left(f.area_code, 15) as code, f.person_id as person,
         max(h.id::text) over (partition by f.person_id, left(f.area_code, 15)) as house
       from ${within('offices', 'f')}
         left join organisations h on h.jurisdiction_id = :jurisdiction and h.id = f.organisation_id
           and split_part(h.kind, '-', 1) = 'contact_household' and ${exists('h')}
       where ${holds('f')} and (split_part(f.kind, '-', 1) = 'contact_member' or h.id is not null)),
     contacts as (select code, id::text as contact from house union select code, coalesce(house, person::text) from held)
     select code, count(*)::int as contacts from contacts where length(code) = 15 group by 1`,
    [codes, day],
  );
  return new Map(rows.map(({ code, contacts }) => [code, contacts]));
}

/** Contact households with the number of households each looks after; null where nobody has said. */
export async function readContactHouseholds(
  tx: Tx,
  { codes, day }: When,
): Promise<{ id: string; name: string; areaCode: string; households: number | null }[]> {
  const text = `select o.id, o.name, o.area_code as "areaCode", o.households from ${within('organisations', 'o')}
    where split_part(o.kind, '-', 1) = 'contact_household' and ${exists('o')}`;
  return (await execute<{ id: string; name: string; areaCode: string; households: number | null }>(tx, text, [codes, day])).rows;
}

/** Owners' committees with how many different people hold office in each, and how many of those are party members. */
export async function readOwnersCommittees(
  tx: Tx,
  { codes, day }: When,
): Promise<{ id: string; name: string; areaCode: string; persons: number; partyMembers: number }[]> {
  const text = `select o.id, o.name, o.area_code as "areaCode", count(distinct p.id)::int as persons,
      count(distinct p.id) filter (where p.party_member)::int as "partyMembers"
    from ${within('organisations', 'o')}
      left join offices f on f.jurisdiction_id = :jurisdiction and f.organisation_id = o.id and split_part(f.kind, '-', 1) <> 'liaison' and ${holds('f')}
      left join persons p on p.jurisdiction_id = :jurisdiction and p.id = f.person_id
    where split_part(o.kind, '-', 1) = 'owners_committee' and ${exists('o')} group by o.id, o.name, o.area_code`;
  return (await execute<{ id: string; name: string; areaCode: string; persons: number; partyMembers: number }>(tx, text, [codes, day]))
    .rows;
}
