import { execute, type Tx } from '#kernel/db.ts';

/** An organisation as sheets know it. */
export interface SheetOrganisation {
  id: string;
  kind: string;
  name: string;
  areaCode: string;
  areaPath: string;
  parentId: string | null;
  parentName: string | null;
  parentArea: string | null;
  creditCode: string | null;
  address: string | null;
  phone: string | null;
  lon: number | null;
  lat: number | null;
  members: number | null;
  households: number | null;
  foundedOn: string | null;
  note: string | null;
}
export interface SheetOffice {
  id: string;
  kind: string;
  personId: string;
  name: string;
  phoneSealed: Buffer | null;
  partyMember: boolean;
  /** The organisation's id, or the area's. */
  placeId: string;
  organisation: string | null;
  areaCode: string;
  unitId: string | null;
  unit: string | null;
  unitArea: string | null;
  employment: string | null;
  validFrom: string;
  validTo: string | null;
}
export interface SheetMembership {
  id: string;
  unitId: string;
  bodyId: string;
  unit: string;
  unitArea: string;
  body: string;
  bodyArea: string;
  joinedOn: string;
  leftOn: string | null;
}
export interface SheetPromise {
  id: string;
  agreementId: string;
  text: string;
  responsibleId: string;
  person: string;
  phoneSealed: Buffer | null;
  dueOn: string | null;
  keptOn: string | null;
  outcome: string | null;
}
export interface SheetAgreement {
  id: string;
  title: string;
  unitId: string;
  partnerId: string;
  unit: string;
  unitArea: string;
  partner: string;
  partnerArea: string;
  signedOn: string;
  validFrom: string;
  validTo: string;
  remindDays: number;
  over: boolean;
}

// Whole sets meet here. Each organisation that is named is looked up by its key: a plan that does not depend on statistics, which a database that
// has just been filled lacks, and without which it joins ten thousands by comparing each with each.
const named = (alias: string, id: string): string =>
  `lateral (select x.name, x.area_code, x.dissolved_on from organisations x where x.jurisdiction_id = :jurisdiction and x.id = ${id} limit 1) ${alias}`;
const person = (alias: string, id: string): string =>
  `lateral (select x.name, x.phone_sealed, x.party_member from persons x where x.jurisdiction_id = :jurisdiction and x.id = ${id} limit 1) ${alias}`;

const organisations = `select o.id, o.kind, o.name, o.area_code as "areaCode", o.area_path::text as "areaPath", o.parent_id as "parentId", u.name as "parentName",
    u.area_code as "parentArea", o.credit_code as "creditCode", o.address, o.phone, o.lon, o.lat, o.members, o.households,
    o.founded_on::text as "foundedOn", o.note
  from organisations o left join ${named('u', 'o.parent_id')} on true
  where o.jurisdiction_id = :jurisdiction and o.dissolved_on is null`;
const offices = `select f.id, f.kind, f.person_id as "personId", p.name, p.phone_sealed as "phoneSealed", p.party_member as "partyMember",
    coalesce(f.organisation_id, f.area_id) as "placeId", o.name as organisation, f.area_code as "areaCode", f.unit_id as "unitId", u.name as unit,
    u.area_code as "unitArea", f.employment, f.valid_from::text as "validFrom", f.valid_to::text as "validTo"
  from offices f cross join ${person('p', 'f.person_id')}
    left join ${named('o', 'f.organisation_id')} on true
    left join ${named('u', 'f.unit_id')} on true
  where f.jurisdiction_id = :jurisdiction`;
const agreements = `select a.id, a.title, a.unit_id as "unitId", a.partner_id as "partnerId", u.name as unit, u.area_code as "unitArea", p.name as partner,
    p.area_code as "partnerArea", a.signed_on::text as "signedOn", a.valid_from::text as "validFrom", a.valid_to::text as "validTo",
    a.remind_days as "remindDays", a.ended_on is not null or a.renewed_by is not null as over
  from agreements a cross join ${named('u', 'a.unit_id')} cross join ${named('p', 'a.partner_id')}
  where a.jurisdiction_id = :jurisdiction`;
const memberships = `select m.id, m.unit_id as "unitId", m.body_id as "bodyId", u.name as unit, u.area_code as "unitArea", b.name as body,
    b.area_code as "bodyArea", m.joined_on::text as "joinedOn", m.left_on::text as "leftOn"
  from memberships m cross join ${named('u', 'm.unit_id')} cross join ${named('b', 'm.body_id')}
  where m.jurisdiction_id = :jurisdiction`;
const promises = `select m.id, m.agreement_id as "agreementId", m.text, m.responsible_id as "responsibleId", r.name as person, r.phone_sealed as "phoneSealed",
    m.due_on::text as "dueOn", m.kept_on::text as "keptOn", m.outcome
  from promises m cross join ${person('r', 'm.responsible_id')}
  where m.jurisdiction_id = :jurisdiction and m.withdrawn_on is null and m.agreement_id = any($1) order by m.agreement_id, m.sort, m.id`;

/** What a workbook shows. */
export interface SheetContents {
  organisations: SheetOrganisation[];
  memberships: SheetMembership[];
  offices: SheetOffice[];
  agreements: SheetAgreement[];
  promises: SheetPromise[];
}

/**
 * Everything of an area and below that a workbook shows: existing organisations, memberships and offices that have not ended, agreements that
 * are not over, with their promises.
 */
export const readForSheet = async (tx: Tx, areaCode: string, today: string, limit: number): Promise<SheetContents> => {
  const inside = (column: string) => `and ${column} >= $1 and ${column} < $1 || '~'`;
  const [o, m, f, a] = await Promise.all([
    execute<SheetOrganisation>(tx, `${organisations} ${inside('o.area_code')} order by o.area_code, o.name collate "C", o.id limit $2`, [
      areaCode,
      limit,
    ]),
    execute<SheetMembership>(
      tx,
      `${memberships} ${inside('b.area_code')} and (m.left_on is null or m.left_on >= $2) and u.dissolved_on is null and b.dissolved_on is null
       order by b.area_code, b.name collate "C", u.name collate "C", m.id limit $3`,
      [areaCode, today, limit],
    ),
    execute<SheetOffice>(
      tx,
      `${offices} ${inside('f.area_code')} and (f.valid_to is null or f.valid_to >= $2) order by f.area_code, o.name collate "C" nulls first, f.id limit $3`,
      [areaCode, today, limit],
    ),
    execute<SheetAgreement>(
      tx,
      `${agreements} ${inside('p.area_code')} and a.ended_on is null and a.renewed_by is null order by p.area_code, a.valid_to, a.id limit $2`,
      [areaCode, limit],
    ),
  ]);
  const promised = await findPromisesOf(
    tx,
    a.rows.map((one) => one.id),
  );
  const place = new Map(a.rows.map((one, at) => [one.id, at]));
  const byAgreement = promised.toSorted((p, q) => (place.get(p.agreementId) ?? 0) - (place.get(q.agreementId) ?? 0));
  return { organisations: o.rows, memberships: m.rows, offices: f.rows, agreements: a.rows, promises: byAgreement.slice(0, limit) };
};

/** Existing organisations by area code and name, or by credit code. `lock`: they stay as they are until the transaction ends. */
export const findNamed = async (
  tx: Tx,
  names: readonly { area: string; name: string }[],
  creditCodes: readonly string[],
  lock: boolean,
): Promise<SheetOrganisation[]> => {
  const { rows } = await execute<SheetOrganisation>(
    tx,
    `${organisations} and (o.credit_code = any($3) or (o.area_code, o.name) in (select * from unnest($1::text[], $2::text[])))
     ${lock ? 'for share of o' : ''}`,
    [names.map((n) => n.area), names.map((n) => n.name), creditCodes],
  );
  return rows;
};

/** Offices held in places: organisations or areas, by id. Ended ones too: they tell who is who. */
export const findOfficesIn = async (tx: Tx, placeIds: readonly string[]): Promise<SheetOffice[]> =>
  (await execute<SheetOffice>(tx, `${offices} and (f.organisation_id = any($1) or f.area_id = any($1))`, [placeIds])).rows;

/** Agreements of partners. `lock`: they and their promises stay as they are until the transaction ends. */
export const findAgreementsOf = async (tx: Tx, partnerIds: readonly string[], lock: boolean): Promise<SheetAgreement[]> =>
  (await execute<SheetAgreement>(tx, `${agreements} and a.partner_id = any($1) ${lock ? 'for update of a' : ''}`, [partnerIds])).rows;

/** Promises of agreements that were not struck out, in their order. */
export const findPromisesOf = async (tx: Tx, agreementIds: readonly string[]): Promise<SheetPromise[]> =>
  agreementIds.length === 0 ? [] : (await execute<SheetPromise>(tx, promises, [agreementIds])).rows;

/** Memberships in bodies, former ones too. `lock`: they stay as they are until the transaction ends. */
export const findSeats = async (tx: Tx, bodyIds: readonly string[], lock: boolean): Promise<SheetMembership[]> =>
  (await execute<SheetMembership>(tx, `${memberships} and m.body_id = any($1) ${lock ? 'for update of m' : ''}`, [bodyIds])).rows;

/** Changes the facts of organisations, however many, in one statement. */
export const updateOrganisations = async (
  tx: Tx,
  rows: readonly Omit<SheetOrganisation, 'parentName' | 'parentArea' | 'areaCode' | 'areaPath' | 'kind' | 'parentId'>[],
): Promise<void> => {
  await execute(
    tx,
    `update organisations o set name = r.name, credit_code = r."creditCode", address = r.address, phone = r.phone, lon = r.lon, lat = r.lat,
       members = r.members, households = r.households, founded_on = r."foundedOn", note = r.note, version = o.version + 1
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, "creditCode" text, address text, phone text, lon float8, lat float8, members int,
       households int, "foundedOn" date, note text)
     where o.jurisdiction_id = :jurisdiction and o.id = r.id`,
    [JSON.stringify(rows)],
  );
};

/** Changes days, employment and sending units of offices, however many, in one statement. */
export const updateOffices = async (
  tx: Tx,
  rows: readonly { id: string; employment: string | null; unitId: string | null; validTo: string | null }[],
): Promise<void> => {
  await execute(
    tx,
    `update offices f set employment = r.employment, unit_id = r."unitId", valid_to = r."validTo"
     from jsonb_to_recordset($1::jsonb) as r(id uuid, employment text, "unitId" uuid, "validTo" date)
     where f.jurisdiction_id = :jurisdiction and f.id = r.id`,
    [JSON.stringify(rows)],
  );
};

/** Changes days of agreements, however many, in one statement. */
export const updateAgreements = async (
  tx: Tx,
  rows: readonly { id: string; signedOn: string; validTo: string; remindDays: number }[],
): Promise<void> => {
  await execute(
    tx,
    `update agreements a set signed_on = r."signedOn", valid_to = r."validTo", remind_days = r."remindDays", reminded_on = null, version = a.version + 1
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "signedOn" date, "validTo" date, "remindDays" int)
     where a.jurisdiction_id = :jurisdiction and a.id = r.id`,
    [JSON.stringify(rows)],
  );
};

/** Changes last days of memberships, however many; seats of part-time members whom the units sent end with them. */
export const updateMemberships = async (
  tx: Tx,
  rows: readonly { id: string; unitId: string; bodyId: string; joinedOn: string; leftOn: string | null }[],
): Promise<void> => {
  const given = [JSON.stringify(rows)];
  const from = 'from jsonb_to_recordset($1::jsonb) as r(id uuid, "unitId" uuid, "bodyId" uuid, "joinedOn" date, "leftOn" date)';
  await execute(tx, `update memberships m set left_on = r."leftOn" ${from} where m.jurisdiction_id = :jurisdiction and m.id = r.id`, given);
  await execute(
    tx,
    `update offices f set valid_to = greatest(r."leftOn", f.valid_from) ${from}
     where f.jurisdiction_id = :jurisdiction and f.organisation_id = r."bodyId" and f.unit_id = r."unitId"
       and f.valid_from >= r."joinedOn" and r."leftOn" is not null and (f.valid_to is null or f.valid_to > r."leftOn")
       and not exists (select from memberships m where m.jurisdiction_id = :jurisdiction and m.unit_id = f.unit_id and m.body_id = f.organisation_id
         and m.id <> r.id and m.joined_on <= f.valid_from and (m.left_on is null or m.left_on >= f.valid_from))`,
    given,
  );
};

/** Changes promises, however many, in one statement. */
export const updatePromises = async (
  tx: Tx,
  rows: readonly { id: string; responsibleId: string; dueOn: string | null; keptOn: string | null; outcome: string | null }[],
): Promise<void> => {
  await execute(
    tx,
    `update promises m set responsible_id = r."responsibleId", due_on = r."dueOn", kept_on = r."keptOn", outcome = r.outcome
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "responsibleId" uuid, "dueOn" date, "keptOn" date, outcome text)
     where m.jurisdiction_id = :jurisdiction and m.id = r.id`,
    [JSON.stringify(rows)],
  );
};

/** Adds promises at the end of their agreements' lists. */
export const appendPromises = async (
  tx: Tx,
  jurisdictionId: string,
  rows: readonly { id: string; agreementId: string; text: string; responsibleId: string; dueOn: string | null; keptOn: string | null }[],
): Promise<void> => {
  await execute(
    tx,
    `insert into promises (jurisdiction_id, id, agreement_id, sort, text, responsible_id, due_on, kept_on, outcome)
     select $1, r.id, r."agreementId", r.n + coalesce((select max(m.sort) from promises m
       where m.jurisdiction_id = :jurisdiction and m.agreement_id = r."agreementId"), -1), r.text, r."responsibleId", r."dueOn", r."keptOn", r.outcome
     from rows from (jsonb_to_recordset($2::jsonb) as (id uuid, "agreementId" uuid, text text, "responsibleId" uuid, "dueOn" date, "keptOn" date,
       outcome text)) with ordinality as r(id, "agreementId", text, "responsibleId", "dueOn", "keptOn", outcome, n)
     returning id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
};

/** Marks agreements whose promises were changed as changed. */
export const touchAgreements = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await execute(tx, 'update agreements set version = version + 1 where jurisdiction_id = :jurisdiction and id = any($1)', [ids]);
};
