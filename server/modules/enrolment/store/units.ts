import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface UnitRow {
  readonly id: string;
  readonly version: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly areaPath: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly contactPhone: Buffer | null;
  readonly contactAccount: string | null;
  readonly agreementId: string | null;
  readonly agreementTitle: string | null;
  readonly agreementTo: string | null;
  readonly kept: number;
  readonly promised: number;
  readonly serviceDay: string | null;
  readonly since: string;
  readonly endedOn: string | null;
}
const columns = `u.id, u.version, u.unit_id as "unitId", o.name as "unitName", u.area_path::text as "areaPath", u.contact_id as "contactId",
  p.name as "contactName", p.phone_sealed as "contactPhone", p.account_id as "contactAccount", u.agreement_id as "agreementId", a.title as "agreementTitle",
  a.valid_to::text as "agreementTo",
  (select count(*)::int from promises m where m.jurisdiction_id = :jurisdiction and m.agreement_id = u.agreement_id and m.withdrawn_on is null and m.kept_on is not null) as kept,
  (select count(*)::int from promises m where m.jurisdiction_id = :jurisdiction and m.agreement_id = u.agreement_id and m.withdrawn_on is null) as promised,
  u.service_day as "serviceDay", u.since::text as since, u.ended_on::text as "endedOn"`;
const joined = `enrolled_units u join organisations o on o.jurisdiction_id = :jurisdiction and o.id = u.unit_id
  join persons p on p.jurisdiction_id = :jurisdiction and p.id = u.contact_id
  left join agreements a on a.jurisdiction_id = :jurisdiction and a.id = u.agreement_id`;
const own = 'u.jurisdiction_id = :jurisdiction';

export const findUnit = async (tx: Tx, id: string, lock = false): Promise<UnitRow | null> =>
  (await execute<UnitRow>(tx, `select ${columns} from ${joined} where ${own} and u.id = $1 ${lock ? 'for update of u' : ''}`, [id]))
    .rows[0] ?? null;

/** The enrolment of a unit that lasts. */
export const findEnrolledUnit = async (tx: Tx, unitId: string): Promise<UnitRow | null> =>
  (await execute<UnitRow>(tx, `select ${columns} from ${joined} where ${own} and u.unit_id = $1 and u.ended_on is null`, [unitId]))
    .rows[0] ?? null;

export const pageOfUnits = async (
  tx: Tx,
  asked: { codes: readonly string[]; before: string | null; limit: number },
): Promise<UnitRow[]> => {
  const values: unknown[] = [asked.before, asked.limit];
  const within = withinCodes('u.area_code', asked.codes, values);
  const text = `select ${columns} from ${joined} where ${own} and u.ended_on is null and ${within} and ($1::uuid is null or u.id < $1)
    order by u.id desc limit $2`;
  return (await execute<UnitRow>(tx, text, values)).rows;
};

export interface UnitTerms {
  readonly contactId: string;
  readonly agreementId: string | null;
  readonly serviceDay: string | null;
}
/** @returns false where the unit is enrolled already. Guard: index `enrolled_units_once`. */
export const insertUnit = async (
  tx: Tx,
  u: UnitTerms & { id: string; unitId: string; area: { id: string; path: string }; since: string },
): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into enrolled_units (jurisdiction_id, id, unit_id, area_id, area_path, contact_id, agreement_id, service_day, since)
       values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7, $8::date)
       on conflict (jurisdiction_id, unit_id) where ended_on is null do nothing returning id`,
      [u.id, u.unitId, u.area.id, u.area.path, u.contactId, u.agreementId, u.serviceDay, u.since],
    )
  ).rows.length === 1;

export const changeUnit = async (tx: Tx, id: string, to: UnitTerms): Promise<void> => {
  await execute(
    tx,
    `update enrolled_units u set version = version + 1, contact_id = $2, agreement_id = $3, service_day = $4 where ${own} and u.id = $1`,
    [id, to.contactId, to.agreementId, to.serviceDay],
  );
};
export const endUnit = async (tx: Tx, id: string, on: string): Promise<void> => {
  await execute(tx, `update enrolled_units u set version = version + 1, ended_on = $2::date where ${own} and u.id = $1`, [id, on]);
};

/** Whether an agreement is one of the unit with an organisation in a community. */
export const agreementFits = async (tx: Tx, id: string, unitId: string, areaCode: string): Promise<boolean> => {
  const values: unknown[] = [id, unitId];
  const within = withinCodes('q.area_code', [areaCode], values);
  const text = `select 1 as one from agreements a join organisations q on q.jurisdiction_id = :jurisdiction and q.id = a.partner_id
    where a.jurisdiction_id = :jurisdiction and a.id = $1 and a.unit_id = $2 and a.ended_on is null and ${within}`;
  return (await execute(tx, text, values)).rows.length > 0;
};

/** Kinds of organisations somebody can belong to as their home unit. */
const homeKinds = ['department', 'street_office', 'enterprise', 'public_institution', 'social_organisation', 'property_company'];
const standing = `o.jurisdiction_id = :jurisdiction and o.dissolved_on is null and split_part(o.kind, '-', 1) = any($1)`;

/** Home units whose name holds a text, the shortest first. */
export const findHome = async (tx: Tx, q: string, limit: number): Promise<{ id: string; name: string }[]> =>
  (
    await execute<{ id: string; name: string }>(
      tx,
      `select o.id, o.name from organisations o where ${standing} and position($2 in o.name) > 0 order by length(o.name), o.name, o.id limit $3`,
      [homeKinds, q, limit],
    )
  ).rows;
export const homeUnit = async (tx: Tx, id: string): Promise<{ id: string; name: string } | null> =>
  (
    await execute<{ id: string; name: string }>(tx, `select o.id, o.name from organisations o where ${standing} and o.id = $2`, [
      homeKinds,
      id,
    ])
  ).rows[0] ?? null;
/** Home units by their whole names; of several of one name the oldest. */
export const homeUnitsNamed = async (tx: Tx, names: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await execute<{ id: string; name: string }>(
    tx,
    `select o.id, o.name from organisations o where ${standing} and o.name = any($2) order by o.id desc`,
    [homeKinds, names],
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
};

/** Units that stand in each community, and how many of them are enrolled. */
export const unitCounts = async (tx: Tx, codes: readonly string[]): Promise<{ areaCode: string; units: number; enrolled: number }[]> => {
  const values: unknown[] = [homeKinds];
  const within = withinCodes('o.area_code', codes, values);
  const { rows } = await execute<{ areaCode: string; units: number; enrolled: number }>(
    tx,
    `select left(o.area_code, 12) as "areaCode", count(*)::int as units, count(u.id)::int as enrolled from organisations o
     left join enrolled_units u on u.jurisdiction_id = :jurisdiction and u.unit_id = o.id and u.ended_on is null
     where ${standing} and length(o.area_code) >= 12 and ${within} group by 1`,
    values,
  );
  return rows;
};
/** Units enrolled with each community. */
export const enrolledByArea = async (tx: Tx, codes: readonly string[]): Promise<Map<string, number>> => {
  const values: unknown[] = [];
  const within = withinCodes('u.area_code', codes, values);
  const { rows } = await execute<{ areaCode: string; count: number }>(
    tx,
    `select u.area_code as "areaCode", count(*)::int as count from enrolled_units u where ${own} and u.ended_on is null and ${within} group by u.area_code`,
    values,
  );
  return new Map(rows.map(({ areaCode, count }) => [areaCode, count]));
};
