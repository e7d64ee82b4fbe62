import type { FindingState, InspectionLine } from '#contract/inspections/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A deduction as it is stored. Days are `YYYY-MM-DD`. */
export interface FindingRecord {
  readonly id: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly areaPath: string;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly day: string;
  readonly line: InspectionLine;
  readonly item: string;
  readonly text: string;
  readonly points: number;
  readonly waived: number;
  readonly spot: string;
  readonly words: string;
  readonly photos: readonly string[];
  readonly foundBy: string;
  readonly foundAt: Date;
  readonly mendBy: string;
  readonly state: FindingState;
  readonly mendedOn: string | null;
  readonly confirmed: boolean;
  readonly contested: boolean;
}
const columns = `f.id, f.estate_id as "estateId", f.estate_name as "estateName", f.area_path::text as "areaPath", f.company_id as "companyId",
  f.company_name as "companyName", f.day::text as day, f.line, f.item, f.text, f.points::float8 as points, f.waived::int as waived, f.spot, f.words, f.photos,
  f.found_by as "foundBy", f.found_at as "foundAt", f.mend_by::text as "mendBy", f.state, f.mended_on::text as "mendedOn", f.confirmed, f.contested`;

export type NewFinding = Omit<FindingRecord, 'state' | 'mendedOn' | 'confirmed' | 'contested'> & { readonly spotKey: string };
export const insertFinding = async (tx: Tx, f: NewFinding): Promise<void> => {
  await execute(
    tx,
    `insert into inspection_findings (jurisdiction_id, id, estate_id, estate_name, area_path, company_id, company_name, day, line, item, text, points, waived, spot,
       spot_key, words, photos, found_by, found_at, mend_by)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7::date, $8, $9, $10, $11, $12, $13, $14, $15, $16::uuid[], $17, $18, $19::date)`,
    [
      f.id,
      f.estateId,
      f.estateName,
      f.areaPath,
      f.companyId,
      f.companyName,
      f.day,
      f.line,
      f.item,
      f.text,
      f.points,
      f.waived,
      f.spot,
      f.spotKey,
      f.words,
      f.photos,
      f.foundBy,
      f.foundAt,
      f.mendBy,
    ],
  );
};

/** That an estate was checked on a day, in some parts; what others checked that day is kept. */
export const keepRound = async (
  tx: Tx,
  r: { estateId: string; day: string; companyId: string | null; lines: readonly InspectionLine[] },
): Promise<void> => {
  await execute(
    tx,
    `insert into inspection_rounds as r (jurisdiction_id, estate_id, day, company_id, lines) values (:jurisdiction, $1, $2::date, $3, $4::text[])
     on conflict (jurisdiction_id, estate_id, day) do update
       set lines = (select array_agg(distinct one order by one) from unnest(r.lines || excluded.lines) as one)`,
    [r.estateId, r.day, r.companyId, r.lines],
  );
};

/** Parts of an estate that were checked on a day. */
export const roundLines = async (tx: Tx, estateId: string, day: string): Promise<InspectionLine[]> => {
  const { rows } = await execute<{ lines: InspectionLine[] }>(
    tx,
    'select lines from inspection_rounds where jurisdiction_id = :jurisdiction and estate_id = $1 and day = $2::date',
    [estateId, day],
  );
  return rows[0]?.lines ?? [];
};

/** A deduction; held until the transaction ends when `lock` says so. */
export const findFinding = async (tx: Tx, id: string, lock = false): Promise<FindingRecord | null> => {
  const { rows } = await execute<FindingRecord>(
    tx,
    `select ${columns} from inspection_findings f where f.jurisdiction_id = :jurisdiction and f.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

/** What an answer or a ruling makes of it; it is held. */
export const changeFinding = async (
  tx: Tx,
  id: string,
  { state, mendedOn, confirmed, contested }: Pick<FindingRecord, 'state' | 'mendedOn' | 'confirmed' | 'contested'>,
): Promise<void> => {
  await execute(
    tx,
    `update inspection_findings set state = $2, mended_on = $3::date, confirmed = $4, contested = $5 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, mendedOn, confirmed, contested],
  );
};

export interface ActRecord {
  readonly id: string;
  readonly what: 'mend' | 'contest' | 'confirm' | 'return' | 'uphold' | 'withdraw';
  readonly words: string;
  readonly photos: readonly string[];
  readonly byName: string;
  readonly at: Date;
}
export const insertAct = async (tx: Tx, findingId: string, a: ActRecord & { readonly by: string }): Promise<void> => {
  await execute(
    tx,
    `insert into inspection_acts (jurisdiction_id, id, finding_id, what, words, photos, by_name, acted_by, acted_at)
     values (:jurisdiction, $1, $2, $3, $4, $5::uuid[], $6, $7, $8)`,
    [a.id, findingId, a.what, a.words, a.photos, a.byName, a.by, a.at],
  );
};
export const actsOf = async (tx: Tx, findingId: string): Promise<ActRecord[]> => {
  const { rows } = await execute<ActRecord>(
    tx,
    `select id, what, words, photos, by_name as "byName", acted_at as at from inspection_acts
     where jurisdiction_id = :jurisdiction and finding_id = $1 order by acted_at, id limit 100`,
    [findingId],
  );
  return rows;
};

/**
 * Enters checks as they went: a statement for rounds – one of each estate and day –, one for deductions and one for their acts, however many there are. What others
 * checked that day is kept.
 */
export const insertPast = async (
  tx: Tx,
  rounds: readonly { estateId: string; day: string; companyId: string | null; lines: readonly InspectionLine[] }[],
  findings: readonly (Omit<FindingRecord, 'photos'> & { readonly spotKey: string })[],
  acts: readonly (Omit<ActRecord, 'photos'> & { readonly findingId: string; readonly by: string })[],
): Promise<void> => {
  await execute(
    tx,
    `insert into inspection_rounds as known (jurisdiction_id, estate_id, day, company_id, lines)
     select :jurisdiction, r."estateId", r.day, r."companyId", r.lines
     from jsonb_to_recordset($1::jsonb) as r ("estateId" uuid, day date, "companyId" uuid, lines text[])
     on conflict (jurisdiction_id, estate_id, day) do update
       set lines = (select array_agg(distinct one order by one) from unnest(known.lines || excluded.lines) as one)
     returning estate_id`,
    [JSON.stringify(rounds.map(({ estateId, day, companyId, lines }) => ({ estateId, day, companyId, lines })))],
  );
  await execute(
    tx,
    `insert into inspection_findings (jurisdiction_id, id, estate_id, estate_name, area_path, company_id, company_name, day, line, item, text, points, waived, spot,
       spot_key, words, photos, found_by, found_at, mend_by, state, mended_on, confirmed, contested)
     select :jurisdiction, f.id, f."estateId", f."estateName", f."areaPath"::ltree, f."companyId", f."companyName", f.day, f.line, f.item, f.text, f.points, f.waived,
       f.spot, f."spotKey", f.words, '{}', f."foundBy", f."foundAt", f."mendBy", f.state, f."mendedOn", f.confirmed, f.contested
     from jsonb_to_recordset($1::jsonb) as f (id uuid, "estateId" uuid, "estateName" text, "areaPath" text, "companyId" uuid, "companyName" text, day date, line text,
       item text, text text, points numeric, waived smallint, spot text, "spotKey" text, words text, "foundBy" uuid, "foundAt" timestamptz, "mendBy" date, state text,
       "mendedOn" date, confirmed boolean, contested boolean) returning id`,
    [JSON.stringify(findings)],
  );
  await execute(
    tx,
    `insert into inspection_acts (jurisdiction_id, id, finding_id, what, words, by_name, acted_by, acted_at)
     select :jurisdiction, a.id, a."findingId", a.what, a.words, a."byName", a.by, a.at
     from jsonb_to_recordset($1::jsonb) as a (id uuid, "findingId" uuid, what text, words text, "byName" text, by uuid, at timestamptz) returning id`,
    [JSON.stringify(acts)],
  );
};

/** Whose deductions: of areas and below, and of companies. */
export interface Reach {
  readonly areas: readonly string[];
  readonly companies: readonly string[];
}
export interface FindingFilter extends Reach {
  readonly area: string | null;
  readonly states: readonly string[] | null;
  /** Open beyond this day. */
  readonly lateOn: string | null;
  readonly days: readonly [string, string] | null;
  readonly estate: string | null;
  readonly line: string | null;
}

/** Collects the values of a statement, in the order in which they are named. */
const valuesOf = (): { values: unknown[]; p: (value: unknown) => string; within: (reach: Reach, area: string | null) => string[] } => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(f.area_code >= ${p(code)}::text and f.area_code < ${p(`${code}~`)}::text)`;
  return {
    values,
    p,
    within: ({ areas, companies }, area) => [
      `(${[...areas.map(below), `f.company_id = any(${p(companies)}::uuid[])`].join(' or ')})`,
      ...(area === null ? [] : [below(area)]),
    ],
  };
};

/** Deductions, newest first, before an id. */
export const pageOfFindings = async (tx: Tx, f: FindingFilter, before: string | null, limit: number): Promise<FindingRecord[]> => {
  const { values, p, within } = valuesOf();
  const parts = ['f.jurisdiction_id = :jurisdiction', ...within(f, f.area)];
  if (f.states) parts.push(`f.state = any(${p(f.states)}::text[])`);
  if (f.lateOn !== null) parts.push(`f.state in ('open', 'contested') and f.mend_by < ${p(f.lateOn)}::date`);
  if (f.days) parts.push(`f.day >= ${p(f.days[0])}::date and f.day <= ${p(f.days[1])}::date`);
  if (f.estate !== null) parts.push(`f.estate_id = ${p(f.estate)}::uuid`);
  if (f.line !== null) parts.push(`f.line = ${p(f.line)}`);
  if (before !== null) parts.push(`f.id < ${p(before)}::uuid`);
  const { rows } = await execute<FindingRecord>(
    tx,
    `select ${columns} from inspection_findings f where ${parts.join(' and ')} order by f.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Mended by its day, as `isMendedInTime` of the contract. */
const inTime = "f.state = 'mended' and f.mended_on <= f.mend_by";
/** Points that count, as `countedPoints` of the contract. */
const counted = `case when f.state = 'withdrawn' then 0 when ${inTime} then round(f.points * (100 - f.waived) / 100, 2) else f.points end`;

export interface MonthRow {
  readonly estateId: string;
  readonly line: InspectionLine;
  readonly day: string;
  readonly found: number;
  readonly open: number;
  readonly late: number;
  readonly contested: number;
  readonly mendedInTime: number;
  readonly counted: number;
}
/** What was found within some days, by estate, part and day; what was taken back is left out. */
export const findingsByEstate = async (
  tx: Tx,
  reach: Reach,
  { area, days, today }: { area: string | null; days: readonly [string, string]; today: string },
): Promise<MonthRow[]> => {
  const { values, p, within } = valuesOf();
  const where = within(reach, area).join(' and ');
  const { rows } = await execute<MonthRow>(
    tx,
    `select f.estate_id as "estateId", f.line, f.day::text as day, count(*)::int as found, count(*) filter (where f.state in ('open', 'contested'))::int as open,
       count(*) filter (where f.state in ('open', 'contested') and f.mend_by < ${p(today)}::date)::int as late,
       count(*) filter (where f.state = 'contested')::int as contested, count(*) filter (where ${inTime})::int as "mendedInTime",
       sum(${counted})::float8 as counted
     from inspection_findings f
     where f.jurisdiction_id = :jurisdiction and ${where} and f.day >= ${p(days[0])}::date and f.day <= ${p(days[1])}::date and f.state <> 'withdrawn'
     group by 1, 2, 3`,
    values,
  );
  return rows;
};

/** On how many days each estate was checked, and the last of them. */
export const roundsOf = async (
  tx: Tx,
  estates: readonly string[],
  days: readonly [string, string],
): Promise<Map<string, { checked: number; last: string }>> => {
  const { rows } = await execute<{ estateId: string; checked: number; last: string }>(
    tx,
    `select estate_id as "estateId", count(*)::int as checked, max(day)::text as last from inspection_rounds
     where jurisdiction_id = :jurisdiction and estate_id = any($1::uuid[]) and day >= $2::date and day <= $3::date group by 1`,
    [estates, ...days],
  );
  return new Map(rows.map(({ estateId, ...one }) => [estateId, one]));
};
/** Estates of companies that were checked within some days. */
export const checkedOf = async (tx: Tx, companies: readonly string[], days: readonly [string, string]): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select distinct estate_id as id from inspection_rounds
     where jurisdiction_id = :jurisdiction and company_id = any($1::uuid[]) and day >= $2::date and day <= $3::date`,
    [companies, ...days],
  );
  return rows.map(({ id }) => id);
};
/** How many deductions of each estate wait to be mended. */
export const openOf = async (tx: Tx, estates: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ id: string; n: number }>(
    tx,
    `select estate_id as id, count(*)::int as n from inspection_findings
     where jurisdiction_id = :jurisdiction and estate_id = any($1::uuid[]) and state in ('open', 'contested') group by 1`,
    [estates],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
};

/** Deductions that wait for somebody: for companies what is open, in areas what is contested or said to be mended. The earliest first. */
export const waitingFindings = async (
  tx: Tx,
  answering: readonly string[],
  ruling: readonly string[],
  limit: number,
): Promise<FindingRecord[]> => {
  const values: unknown[] = [answering, limit];
  const below = ruling.map((code) => `(f.area_code >= $${values.push(code)}::text and f.area_code < $${values.push(`${code}~`)}::text)`);
  const rule =
    below.length === 0 ? 'false' : `(f.state = 'contested' or (f.state = 'mended' and not f.confirmed)) and (${below.join(' or ')})`;
  const { rows } = await execute<FindingRecord>(
    tx,
    `select ${columns} from inspection_findings f where f.jurisdiction_id = :jurisdiction
       and ((f.state = 'open' and f.company_id = any($1::uuid[])) or ${rule}) order by f.mend_by, f.id limit $2`,
    values,
  );
  return rows;
};

/** Facts of a period by estate or by company. */
export interface PeriodFacts {
  readonly key: string;
  readonly line: InspectionLine;
  readonly counted: number;
  readonly found: number;
  readonly withdrawn: number;
  readonly inTime: number;
  /** Mended, or beyond the day to mend it. */
  readonly due: number;
}
export const factsOf = async (
  tx: Tx,
  by: 'estate' | 'company',
  keys: readonly string[],
  days: readonly [string, string],
  today: string,
): Promise<PeriodFacts[]> => {
  const { rows } = await execute<PeriodFacts>(
    tx,
    `select f.${by}_id::text as key, f.line, sum(${counted})::float8 as counted, count(*) filter (where f.state <> 'withdrawn')::int as found,
       count(*) filter (where f.state = 'withdrawn')::int as withdrawn, count(*) filter (where ${inTime})::int as "inTime",
       count(*) filter (where f.state <> 'withdrawn' and (f.state = 'mended' or f.mend_by < $4::date))::int as due
     from inspection_findings f
     where f.jurisdiction_id = :jurisdiction and f.${by}_id = any($1::uuid[]) and f.day >= $2::date and f.day <= $3::date group by 1, 2`,
    [keys, ...days, today],
  );
  return rows;
};
/** In how many estates each part was checked, by estate or company: whoever is absent was not checked there. */
export const checkedLines = async (
  tx: Tx,
  by: 'estate' | 'company',
  keys: readonly string[],
  days: readonly [string, string],
): Promise<{ key: string; line: InspectionLine; estates: number }[]> => {
  const { rows } = await execute<{ key: string; line: InspectionLine; estates: number }>(
    tx,
    `select r.${by}_id::text as key, one.line, count(distinct r.estate_id)::int as estates from inspection_rounds r cross join unnest(r.lines) as one (line)
     where r.jurisdiction_id = :jurisdiction and r.${by}_id = any($1::uuid[]) and r.day >= $2::date and r.day <= $3::date group by 1, 2`,
    [keys, ...days],
  );
  return rows;
};

/** Deductions go with an area to the one that takes its place. @returns how many */
export const moveFindings = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await execute(
      tx,
      'update inspection_findings f set area_path = $2::ltree where f.jurisdiction_id = :jurisdiction and f.area_path = $1::ltree returning f.id',
      [from, to],
    )
  ).rows.length;
