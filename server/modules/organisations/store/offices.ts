import { execute, type Tx } from '#kernel/db.ts';

/** An office with the names around it. */
export interface OfficeRow {
  id: string;
  kind: string;
  personId: string;
  name: string;
  phoneSealed: Buffer | null;
  partyMember: boolean;
  organisationId: string | null;
  organisationName: string | null;
  organisationKind: string | null;
  areaId: string | null;
  areaPath: string;
  areaCode: string;
  unitId: string | null;
  unitName: string | null;
  unitKind: string | null;
  employment: string | null;
  validFrom: string;
  validTo: string | null;
  endReason: string | null;
}

/** An office to be added. Either an organisation or an area; `areaPath` is the area's, or that of the organisation. */
export interface NewOffice {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly organisationId: string | null;
  readonly areaId: string | null;
  readonly areaPath: string;
  readonly unitId?: string | null;
  readonly employment?: string | null;
  /** Whole days in Shanghai, `2026-11-21`. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

const columns = `f.id, f.kind, f.person_id as "personId", p.name, p.phone_sealed as "phoneSealed", p.party_member as "partyMember",
  f.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind",
  f.area_id as "areaId", f.area_path::text as "areaPath", f.area_code as "areaCode",
  f.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", f.employment,
  f.valid_from::text as "validFrom", f.valid_to::text as "validTo", f.end_reason as "endReason"`;
const joined = `offices f
  join persons p on p.jurisdiction_id = :jurisdiction and p.id = f.person_id
  left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = f.organisation_id
  left join organisations u on u.jurisdiction_id = :jurisdiction and u.id = f.unit_id`;
const own = 'f.jurisdiction_id = :jurisdiction';

/** Inserts offices, however many, in one statement. Guard of the table: `offices_no_duplicate`. */
export const insertOffices = async (tx: Tx, jurisdictionId: string, offices: readonly NewOffice[]): Promise<void> => {
  await execute(
    tx,
    `insert into offices (jurisdiction_id, id, person_id, kind, organisation_id, area_id, area_path, unit_id, employment, valid_from, valid_to)
     select $1, r.id, r."personId", r.kind, r."organisationId", r."areaId", r."areaPath", r."unitId", r.employment, r."validFrom", r."validTo"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "personId" uuid, kind text, "organisationId" uuid, "areaId" uuid, "areaPath" ltree,
       "unitId" uuid, employment text, "validFrom" date, "validTo" date)
     returning id`,
    [jurisdictionId, JSON.stringify(offices)],
  );
};

/** What a page of offices asks for; null does not filter. `when`: held on the day, ended before it, or held and beginning later. */
export interface OfficeFilter {
  readonly on: string;
  readonly when: 'held' | 'former' | 'held_or_coming';
  readonly areaCode: string | null;
  readonly areaId: string | null;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly kinds: readonly string[] | null;
  readonly after: readonly [area: string, id: string] | null;
  readonly limit: number;
}

const times = {
  held: 'f.valid_from <= $1::date and (f.valid_to is null or f.valid_to >= $1::date)',
  former: 'f.valid_to < $1::date',
  held_or_coming: '(f.valid_to is null or f.valid_to >= $1::date)',
};

/** Offices by area, then the order in which they were entered. */
export const pageOfOffices = async (tx: Tx, q: OfficeFilter): Promise<OfficeRow[]> => {
  const conditions = [own, times[q.when]];
  const values: unknown[] = [q.on];
  const add = (condition: (n: number) => string, ...more: unknown[]) => {
    conditions.push(condition(values.length + 1));
    values.push(...more);
  };
  if (q.areaCode !== null) add((n) => `f.area_code >= $${n} and f.area_code < $${n} || '~'`, q.areaCode);
  if (q.areaId !== null) add((n) => `f.area_id = $${n}`, q.areaId);
  if (q.organisationId !== null) add((n) => `f.organisation_id = $${n}`, q.organisationId);
  if (q.personId !== null) add((n) => `f.person_id = $${n}`, q.personId);
  if (q.kinds !== null) add((n) => `f.kind = any($${n})`, q.kinds);
  if (q.after !== null) add((n) => `(f.area_code, f.id) > ($${n} collate "C", $${n + 1}::uuid)`, ...q.after);
  const { rows } = await execute<OfficeRow>(
    tx,
    `select ${columns} from ${joined} where ${conditions.join(' and ')} order by f.area_code, f.id limit $${values.length + 1}`,
    [...values, q.limit],
  );
  return rows;
};

/** Offices of one organisation that have not ended (those that lead first), or the latest of those that have. */
export const officesOf = async (
  tx: Tx,
  organisationId: string,
  order: readonly string[],
  today: string,
  former: boolean,
): Promise<OfficeRow[]> => {
  const { rows } = await execute<OfficeRow>(
    tx,
    `select ${columns} from ${joined} where ${own} and f.organisation_id = $1 and ${former ? 'f.valid_to < $2' : '(f.valid_to is null or f.valid_to >= $2)'}
     order by ${former ? 'f.valid_to desc,' : ''} array_position($3::text[], f.kind), f.valid_from, f.id limit 200`,
    [organisationId, today, order],
  );
  return rows;
};

export const findOffice = async (tx: Tx, id: string): Promise<OfficeRow | null> =>
  (await execute<OfficeRow>(tx, `select ${columns} from ${joined} where ${own} and f.id = $1`, [id])).rows[0] ?? null;

/** The same, locked against other changes. */
export const lockOffice = async (tx: Tx, id: string): Promise<OfficeRow | null> =>
  (await execute<OfficeRow>(tx, `select ${columns} from ${joined} where ${own} and f.id = $1 for update of f`, [id])).rows[0] ?? null;

export const endOfficeRow = async (tx: Tx, id: string, on: string, reason: string): Promise<void> => {
  await execute(tx, 'update offices set valid_to = $2, end_reason = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    on,
    reason,
  ]);
};

export const updateOffice = async (
  tx: Tx,
  id: string,
  to: { employment: string | null; unitId: string | null; validFrom: string; validTo: string | null },
): Promise<void> => {
  await execute(
    tx,
    `update offices set employment = $2, unit_id = $3, valid_from = $4, valid_to = $5, end_reason = case when $5::date is null then null else end_reason end
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, to.employment, to.unitId, to.validFrom, to.validTo],
  );
};
