import type { HouseholdFacts } from '#contract/visits/condition.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Givers } from '#kernel/permissions.ts';
import { withinCodes } from '#kernel/within.ts';

/** A household that a plan may be for, with what conditions ask about it. */
export interface Candidate {
  readonly id: string;
  readonly buildingId: string;
  readonly unit: string;
  readonly room: string;
  readonly contactId: string | null;
  readonly areaPath: string;
  readonly areaCode: string;
  readonly facts: HouseholdFacts;
}

/** Existing households of areas, at most so many. */
export const candidates = async (tx: Tx, codes: readonly string[], ids: readonly string[] | null, limit: number): Promise<Candidate[]> => {
  const values: unknown[] = [ids, limit];
  const { rows } = await execute<Omit<Candidate, 'facts'> & HouseholdFacts>(
    tx,
    `select h.id, h.building_id as "buildingId", h.unit, h.room, h.contact_id as "contactId", b.area_path::text as "areaPath", h.area_code as "areaCode",
       split_part(h.use, '-', 1) as use, split_part(h.occupancy, '-', 1) as occupancy, h.people, h.floor, b.name as building,
       coalesce(m.n, 0) as members, coalesce(m.party, 0) as party_members, coalesce(m.registers, '{}') as registers
     from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
       left join lateral (select count(distinct m.id)::int as n, count(distinct m.id) filter (where p.party_member)::int as party,
           array_agg(distinct g.code) filter (where g.code is not null) as registers
         from household_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
           left join register_links k on k.jurisdiction_id = :jurisdiction and k.kind = 'person' and k.target = m.person_id::text
           left join registers g on g.jurisdiction_id = :jurisdiction and g.no = k.register
         where m.jurisdiction_id = :jurisdiction and m.household_id = h.id and m.until is null) m on true
     where h.jurisdiction_id = :jurisdiction and h.ended_on is null and ${withinCodes('h.area_code', codes, values)}
       and ($1::uuid[] is null or h.id = any($1::uuid[])) order by h.area_code, h.place, h.id limit $2`,
    values,
  );
  return rows.map(({ id, buildingId, unit, room, contactId, areaPath, areaCode, ...facts }) => ({
    id,
    buildingId,
    unit,
    room,
    contactId,
    areaPath,
    areaCode,
    facts,
  }));
};

/** Somebody who can visit. */
export interface VisitorRow {
  readonly id: string;
  readonly name: string;
}
/** Accounts by whose posts they work in an area, those closest first; also of areas around it. */
export const workersOf = async (tx: Tx, posts: Givers, areaPath: string, at: Date): Promise<(VisitorRow & { areaPath: string })[]> =>
  (
    await execute<VisitorRow & { areaPath: string }>(
      tx,
      `select distinct on (nlevel(p.area_path), a.id) a.id, a.name, p.area_path::text as "areaPath" from posts p join accounts a on a.id = p.account_id and not a.disabled
         left join roles r on r.jurisdiction_id = :jurisdiction and r.code = p.local_role
       where p.jurisdiction_id = :jurisdiction and (p.role = any($1) or r.permissions && $2::text[]) and p.area_path is not null
         and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3) and (p.area_path @> $4::ltree or p.area_path <@ $4::ltree)
       order by nlevel(p.area_path) desc, a.id limit 500`,
      [posts.roles, posts.permissions, at, areaPath],
    )
  ).rows;

/** Accounts of the heads of buildings and units of areas, on a day. */
export const headsIn = async (
  tx: Tx,
  codes: readonly string[],
  day: string,
): Promise<(VisitorRow & { buildingId: string; unit: string })[]> => {
  const values: unknown[] = [day];
  return (
    await execute<VisitorRow & { buildingId: string; unit: string }>(
      tx,
      `select a.id, a.name, d.building_id as "buildingId", d.unit from building_heads d
         join buildings b on b.jurisdiction_id = :jurisdiction and b.id = d.building_id and ${withinCodes('b.area_code', codes, values)}
         join persons p on p.jurisdiction_id = :jurisdiction and p.id = d.person_id join accounts a on a.id = p.account_id and not a.disabled
       where d.jurisdiction_id = :jurisdiction and d.valid_from <= $1::date and (d.valid_to is null or d.valid_to >= $1::date) order by d.unit desc, d.id`,
      values,
    )
  ).rows;
};
/** Accounts of those who hold an office in contact households, on a day. */
export const contactsOf = async (
  tx: Tx,
  organisationIds: readonly string[],
  day: string,
): Promise<(VisitorRow & { organisationId: string })[]> =>
  (
    await execute<VisitorRow & { organisationId: string }>(
      tx,
      `select a.id, a.name, o.organisation_id as "organisationId" from offices o join persons p on p.jurisdiction_id = :jurisdiction and p.id = o.person_id
         join accounts a on a.id = p.account_id and not a.disabled
       where o.jurisdiction_id = :jurisdiction and o.organisation_id = any($1::uuid[]) and o.valid_from <= $2::date
         and (o.valid_to is null or o.valid_to >= $2::date) order by o.valid_from, o.id`,
      [organisationIds, day],
    )
  ).rows;
/** Accounts that exist and may sign in, by id. */
export const accountsByIds = async (tx: Tx, ids: readonly string[]): Promise<VisitorRow[]> =>
  (await execute<VisitorRow>(tx, 'select a.id, a.name from accounts a where a.id = any($1::uuid[]) and not a.disabled', [ids])).rows;
/** Accounts by user name, for a workbook. */
export const accountsByName = async (tx: Tx, names: readonly string[]): Promise<{ id: string; username: string }[]> =>
  (
    await execute<{ id: string; username: string }>(
      tx,
      'select a.id, a.username from accounts a where a.username = any($1::text[]) and not a.disabled',
      [names],
    )
  ).rows;
/** User names of accounts by id, as a workbook names them. */
export const usernamesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await execute<{ id: string; username: string | null }>(tx, 'select a.id, a.username from accounts a where a.id = any($1::uuid[])', [
        ids,
      ])
    ).rows.map(({ id, username }) => [id, username ?? '']),
  );

/** Who lives in households today, by household, the head first; the phone is sealed. */
export interface ResidentRow {
  readonly householdId: string;
  readonly personId: string;
  readonly name: string;
  readonly relation: string;
  readonly phoneSealed: Buffer | null;
}
export const residentsOf = async (tx: Tx, householdIds: readonly string[]): Promise<ResidentRow[]> =>
  (
    await execute<ResidentRow>(
      tx,
      `select m.household_id as "householdId", m.person_id as "personId", p.name, m.relation, p.phone_sealed as "phoneSealed"
       from household_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
       where m.jurisdiction_id = :jurisdiction and m.household_id = any($1::uuid[]) and m.until is null
       order by m.household_id, m.relation <> 'head', m.id`,
      [householdIds],
    )
  ).rows;
/** Persons who are visited themselves, in a household or without one. */
export const personsByIds = async (tx: Tx, ids: readonly string[]): Promise<Omit<ResidentRow, 'householdId' | 'relation'>[]> =>
  ids.length === 0
    ? []
    : (
        await execute<Omit<ResidentRow, 'householdId' | 'relation'>>(
          tx,
          'select p.id as "personId", p.name, p.phone_sealed as "phoneSealed" from persons p where p.jurisdiction_id = :jurisdiction and p.id = any($1::uuid[])',
          [ids],
        )
      ).rows;
/** Where a household or, without one, a person is looked after; null: nobody knows. */
export const pathOf = async (tx: Tx, householdId: string | null, personId: string | null): Promise<string | null> => {
  const text =
    householdId === null
      ? 'select p.area_path::text as path from persons p where p.jurisdiction_id = :jurisdiction and p.id = $1'
      : `select b.area_path::text as path from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
         where h.jurisdiction_id = :jurisdiction and h.id = $1`;
  return (await execute<{ path: string | null }>(tx, text, [householdId ?? personId])).rows[0]?.path ?? null;
};
