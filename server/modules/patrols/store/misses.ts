import { execute, type Tx } from '#kernel/db.ts';

/** A report at a point that a round had passed as fine, as it is stored. */
export interface MissRecord {
  readonly caseId: string;
  readonly scanId: string;
  readonly routeId: string;
  readonly placeId: string;
  readonly areaCode: string;
  readonly caseNumber: string;
  readonly reportedAt: Date;
  readonly passedAt: Date;
  readonly contestedAt: Date | null;
  readonly contestReason: string | null;
  readonly ruling: 'upheld' | 'withdrawn' | null;
  readonly rulingReason: string | null;
  readonly ruledAt: Date | null;
}
const columns = `m.case_id as "caseId", m.scan_id as "scanId", m.route_id as "routeId", m.place_id as "placeId", m.area_code as "areaCode",
  m.case_number as "caseNumber", m.reported_at as "reportedAt", m.passed_at as "passedAt", m.contested_at as "contestedAt",
  m.contest_reason as "contestReason", m.ruling, m.ruling_reason as "rulingReason", m.ruled_at as "ruledAt"`;
const own = 'm.jurisdiction_id = :jurisdiction';

/** Notes misses, each once. @returns those that are new */
export const insertMisses = async (
  tx: Tx,
  misses: readonly Pick<MissRecord, 'caseId' | 'scanId' | 'routeId' | 'placeId' | 'areaCode' | 'caseNumber' | 'reportedAt' | 'passedAt'>[],
): Promise<{ routeId: string; caseId: string }[]> =>
  (
    await execute<{ routeId: string; caseId: string }>(
      tx,
      `insert into patrol_misses (jurisdiction_id, case_id, scan_id, route_id, place_id, area_code, case_number, reported_at, passed_at)
       select :jurisdiction, r."caseId", r."scanId", r."routeId", r."placeId", r."areaCode", r."caseNumber", r."reportedAt", r."passedAt"
       from jsonb_to_recordset($1::jsonb) as r("caseId" uuid, "scanId" uuid, "routeId" uuid, "placeId" uuid, "areaCode" text, "caseNumber" text,
         "reportedAt" timestamptz, "passedAt" timestamptz)
       on conflict (jurisdiction_id, case_id, route_id) do nothing returning route_id as "routeId", case_id as "caseId"`,
      [JSON.stringify(misses)],
    )
  ).rows;

/** A miss; held until the transaction ends when `lock` says so. */
export const findMiss = async (tx: Tx, routeId: string, caseId: string, lock = false): Promise<MissRecord | null> =>
  (
    await execute<MissRecord>(
      tx,
      `select ${columns} from patrol_misses m where ${own} and m.case_id = $2 and m.route_id = $1 ${lock ? 'for update' : ''}`,
      [routeId, caseId],
    )
  ).rows[0] ?? null;

/** Misses of areas and below, newest first, before a key. */
export const pageOfMisses = async (
  tx: Tx,
  codes: readonly string[],
  routeId: string | null,
  before: readonly [at: string, caseId: string] | null,
  limit: number,
): Promise<MissRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = codes.map((code) => `(m.area_code >= ${p(code)}::text and m.area_code < ${p(`${code}~`)}::text)`);
  const parts = [own, `(${below.join(' or ') || 'false'})`];
  if (routeId !== null) parts.push(`m.route_id = ${p(routeId)}::uuid`);
  if (before) parts.push(`(m.reported_at, m.case_id) < (${p(before[0])}::timestamptz, ${p(before[1])}::uuid)`);
  const text = `select ${columns} from patrol_misses m where ${parts.join(' and ')} order by m.reported_at desc, m.case_id desc limit ${p(limit)}`;
  return (await execute<MissRecord>(tx, text, values)).rows;
};

/** Misses that stand, by route, of areas and below, reported between two moments. */
export const countMisses = async (tx: Tx, codes: readonly string[], from: Date, to: Date): Promise<Map<string, number>> => {
  const values: unknown[] = [from, to];
  const below = codes.map((code) => `(m.area_code >= $${values.push(code)}::text and m.area_code < $${values.push(`${code}~`)}::text)`);
  const { rows } = await execute<{ routeId: string; count: number }>(
    tx,
    `select m.route_id as "routeId", count(*)::int as count from patrol_misses m
     where ${own} and m.reported_at >= $1 and m.reported_at < $2 and m.ruling is distinct from 'withdrawn' and (${below.join(' or ') || 'false'})
     group by m.route_id`,
    values,
  );
  return new Map(rows.map(({ routeId, count }) => [routeId, count]));
};

export const setContest = async (tx: Tx, m: Pick<MissRecord, 'routeId' | 'caseId'>, reason: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update patrol_misses set contested_at = $4, contest_reason = $3 where jurisdiction_id = :jurisdiction and case_id = $2 and route_id = $1`,
    [m.routeId, m.caseId, reason, at],
  );
};
export const setRuling = async (
  tx: Tx,
  m: Pick<MissRecord, 'routeId' | 'caseId'>,
  ruling: 'upheld' | 'withdrawn',
  reason: string,
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `update patrol_misses set ruling = $3, ruling_reason = $4, ruled_at = $5 where jurisdiction_id = :jurisdiction and case_id = $2 and route_id = $1`,
    [m.routeId, m.caseId, ruling, reason, at],
  );
};
