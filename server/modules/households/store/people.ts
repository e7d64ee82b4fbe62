import { execute, type Tx } from '#kernel/db.ts';

/** Whether something with a first and last day is held on a day. */
export const held = (alias: string, day: string): string =>
  `${alias}.valid_from <= ${day}::date and (${alias}.valid_to is null or ${alias}.valid_to >= ${day}::date)`;

/** A person beside a building or household; the phone is sealed. */
export interface PersonBeside {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly phoneSealed: Buffer | null;
}
export interface HeadRow extends PersonBeside {
  readonly unit: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}
export interface MemberRow extends PersonBeside {
  readonly relation: string;
  readonly since: string | null;
}

/** Heads of a building and its units today and to come. */
export const headsOf = async (tx: Tx, buildingId: string, day: string): Promise<HeadRow[]> =>
  (
    await execute<HeadRow>(
      tx,
      `select h.id, h.person_id as "personId", p.name, p.phone_sealed as "phoneSealed", h.unit, h.valid_from::text as "validFrom",
         h.valid_to::text as "validTo"
       from building_heads h join persons p on p.jurisdiction_id = :jurisdiction and p.id = h.person_id
       where h.jurisdiction_id = :jurisdiction and h.building_id = $1 and (h.valid_to is null or h.valid_to >= $2)
       order by h.unit, h.valid_from, h.id`,
      [buildingId, day],
    )
  ).rows;

/** Guard: `building_heads_once`. */
export const insertHead = async (
  tx: Tx,
  one: { id: string; buildingId: string; unit: string; personId: string; validFrom: string },
): Promise<void> => {
  await execute(
    tx,
    'insert into building_heads (jurisdiction_id, id, building_id, unit, person_id, valid_from) values (:jurisdiction, $1, $2, $3, $4, $5)',
    [one.id, one.buildingId, one.unit, one.personId, one.validFrom],
  );
};

/** The building of a head, held; null when there is none that lasts beyond a day. */
export const lockHead = async (tx: Tx, id: string, day: string): Promise<{ buildingId: string; validFrom: string } | null> => {
  const text = `select building_id as "buildingId", valid_from::text as "validFrom" from building_heads
    where jurisdiction_id = :jurisdiction and id = $1 and (valid_to is null or valid_to >= $2) for update`;
  return (await execute<{ buildingId: string; validFrom: string }>(tx, text, [id, day])).rows[0] ?? null;
};
export const endHeadRow = async (tx: Tx, id: string, on: string): Promise<void> => {
  await execute(
    tx,
    'update building_heads set valid_to = greatest($2::date, valid_from) where jurisdiction_id = :jurisdiction and id = $1',
    [id, on],
  );
};

/** Whether one of these persons heads a building today. */
export const headsBuilding = async (tx: Tx, personIds: readonly string[], buildingId: string, day: string): Promise<boolean> => {
  const text = `select 1 from building_heads h
    where h.jurisdiction_id = :jurisdiction and h.building_id = $2 and h.person_id = any($1::uuid[]) and ${held('h', '$3')} limit 1`;
  return (await execute(tx, text, [personIds, buildingId, day])).rows.length > 0;
};

/** The phone of an account, and the person it is tied to. */
export const accountHolder = async (tx: Tx, accountId: string): Promise<{ phone: string | null; personId: string | null }> => {
  const text = `select a.phone, p.id as "personId" from accounts a
    left join persons p on p.jurisdiction_id = :jurisdiction and p.account_id = a.id where a.id = $1`;
  return (
    (await execute<{ phone: string | null; personId: string | null }>(tx, text, [accountId])).rows[0] ?? { phone: null, personId: null }
  );
};

/** Members of a household, the head first. */
export const membersOf = async (tx: Tx, householdId: string): Promise<MemberRow[]> =>
  (
    await execute<MemberRow>(
      tx,
      `select m.id, m.person_id as "personId", p.name, p.phone_sealed as "phoneSealed", m.relation, m.since::text as since
       from household_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
       where m.jurisdiction_id = :jurisdiction and m.household_id = $1 and m.until is null order by m.relation <> 'head', m.id`,
      [householdId],
    )
  ).rows;

/** Whether two persons live in one household. */
export const shareHousehold = async (tx: Tx, one: string, other: string): Promise<boolean> => {
  const text = `select 1 from household_members a join household_members b on b.jurisdiction_id = a.jurisdiction_id and b.household_id = a.household_id
    where a.jurisdiction_id = :jurisdiction and b.jurisdiction_id = :jurisdiction and a.person_id = $1 and b.person_id = $2
      and a.until is null and b.until is null limit 1`;
  return (await execute(tx, text, [one, other])).rows.length > 0;
};

/** The same of several households, each with its own. */
export const membersOfEach = async (
  tx: Tx,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly relation: string }[]>> => {
  const { rows } = await execute<{ householdId: string; name: string; relation: string }>(
    tx,
    `select m.household_id as "householdId", p.name, m.relation
     from household_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
     where m.jurisdiction_id = :jurisdiction and m.household_id = any($1::uuid[]) and m.until is null order by m.relation <> 'head', m.id`,
    [householdIds],
  );
  return Map.groupBy(rows, ({ householdId }) => householdId);
};

/** Members of several households by name, for an import. */
export const membersByHousehold = async (
  tx: Tx,
  householdIds: readonly string[],
): Promise<{ householdId: string; personId: string; name: string }[]> =>
  (
    await execute<{ householdId: string; personId: string; name: string }>(
      tx,
      `select m.household_id as "householdId", m.person_id as "personId", p.name
       from household_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
       where m.jurisdiction_id = :jurisdiction and m.household_id = any($1::uuid[]) and m.until is null`,
      [householdIds],
    )
  ).rows;

/** Guard: `household_members_once`. */
export const insertMember = async (
  tx: Tx,
  one: { id: string; householdId: string; personId: string; relation: string; since: string | null },
): Promise<void> => {
  await execute(
    tx,
    'insert into household_members (jurisdiction_id, id, household_id, person_id, relation, since) values (:jurisdiction, $1, $2, $3, $4, $5)',
    [one.id, one.householdId, one.personId, one.relation, one.since],
  );
};

/** The household of a present member, held; null when there is none. */
export const lockMember = async (tx: Tx, id: string): Promise<string | null> => {
  const text = `select household_id as "householdId" from household_members where jurisdiction_id = :jurisdiction and id = $1 and until is null for update`;
  return (await execute<{ householdId: string }>(tx, text, [id])).rows[0]?.householdId ?? null;
};
export const endMemberRow = async (tx: Tx, id: string, on: string): Promise<void> => {
  await execute(tx, 'update household_members set until = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, on]);
};

/** A tie of a person to a building or household. */
export interface TieRow {
  readonly personId: string;
  readonly at: string;
  readonly path: string;
  readonly current: boolean;
  readonly until: string | null;
}

/** Households that persons belong or belonged to. */
export const membershipsOf = async (tx: Tx, personIds: readonly string[]): Promise<TieRow[]> =>
  (
    await execute<TieRow>(
      tx,
      `select m.person_id as "personId", b.name || h.unit || h.room as at, b.area_path::text as path, m.until is null as current,
         m.until::text as until
       from household_members m join households h on h.jurisdiction_id = :jurisdiction and h.id = m.household_id
         join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
       where m.jurisdiction_id = :jurisdiction and m.person_id = any($1::uuid[])`,
      [personIds],
    )
  ).rows;

/** Buildings that persons head or headed. */
export const headshipsOf = async (tx: Tx, personIds: readonly string[], day: string): Promise<TieRow[]> =>
  (
    await execute<TieRow>(
      tx,
      `select d.person_id as "personId", b.name || d.unit as at, b.area_path::text as path, ${held('d', '$2')} as current,
         d.valid_to::text as until
       from building_heads d join buildings b on b.jurisdiction_id = :jurisdiction and b.id = d.building_id
       where d.jurisdiction_id = :jurisdiction and d.person_id = any($1::uuid[])`,
      [personIds, day],
    )
  ).rows;

/** Tables in which rows hang on persons. */
type Hanging = 'household_members' | 'building_heads';

/** A condition: the person `p` has a row there in one of the areas in `codes`, or below. */
export const hangsWithin =
  (table: Hanging) =>
  (codes: string): string =>
    table === 'household_members'
      ? `exists (select from household_members x join households y on y.jurisdiction_id = :jurisdiction and y.id = x.household_id
          where x.jurisdiction_id = :jurisdiction and x.person_id = p.id and x.until is null
            and exists (select from unnest(${codes}) root where starts_with(y.area_code, root)))`
      : `exists (select from building_heads x join buildings y on y.jurisdiction_id = :jurisdiction and y.id = x.building_id
          where x.jurisdiction_id = :jurisdiction and x.person_id = p.id
            and exists (select from unnest(${codes}) root where starts_with(y.area_code, root)))`;

/** Hangs the rows of one person on another. @returns their ids */
export const moveRows = async (tx: Tx, table: Hanging, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id`,
      [from, to],
    )
  ).rows.map(({ id }) => id);

/** Hangs rows back on whom they hung. */
export const moveRowsBack = async (tx: Tx, table: Hanging, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    `update ${table} set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and id = any($1::uuid[])`,
    [ids, from, to],
  );
};

/** Whether a contact household stands in or around an area. */
export const contactFits = async (tx: Tx, id: string): Promise<boolean> => {
  const text = `select 1 from organisations where jurisdiction_id = :jurisdiction and id = $1 and split_part(kind, '-', 1) = 'contact_household'
    and dissolved_on is null`;
  return (await execute(tx, text, [id])).rows.length > 0;
};
/** Contact households of the area with this code and those below, those of `first` leading. @param q part of the name */
export const contactsIn = async (
  tx: Tx,
  code: string,
  first: string,
  q: string | null,
  limit: number,
): Promise<{ id: string; name: string; areaCode: string }[]> => {
  const text = `select id, name, area_code as "areaCode" from organisations
    where jurisdiction_id = :jurisdiction and area_code >= $1 and area_code < $1 || ':' and split_part(kind, '-', 1) = 'contact_household'
      and dissolved_on is null and ($3::text is null or strpos(name, $3) > 0)
    order by not starts_with(area_code, $2), area_code, name, id limit $4`;
  return (await execute<{ id: string; name: string; areaCode: string }>(tx, text, [code, first, q, limit])).rows;
};
/** The name of an organisation. */
export const nameOfContact = async (tx: Tx, id: string): Promise<string | null> =>
  (await execute<{ name: string }>(tx, 'select name from organisations where jurisdiction_id = :jurisdiction and id = $1', [id])).rows[0]
    ?.name ?? null;

/** Who lives in an area or below and has an account, each once, in no order that tells anything but an id. */
export const residentAccounts = async (tx: Tx, areaCode: string): Promise<{ personId: string; accountId: string }[]> =>
  (
    await execute<{ personId: string; accountId: string }>(
      tx,
      `select distinct p.id as "personId", p.account_id as "accountId"
       from households h
       join household_members m on m.jurisdiction_id = :jurisdiction and m.household_id = h.id and m.until is null
       join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id and p.account_id is not null and p.merged_into is null and p.erased_at is null
       where h.jurisdiction_id = :jurisdiction and h.ended_on is null and h.area_code >= $1 and h.area_code < $1 || ':' order by p.id`,
      [areaCode],
    )
  ).rows;
