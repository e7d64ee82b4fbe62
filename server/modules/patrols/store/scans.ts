import type { Doubt } from '#contract/activities/act-values.ts';
import type { CheckAnswer, Proof, Review, ScanResult } from '#contract/patrols/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What was found at a stop, as it is stored. */
export interface ScanRecord {
  readonly id: string;
  readonly routeId: string;
  readonly dueKey: string;
  readonly placeId: string;
  readonly areaCode: string;
  /** Whoever scanned; null once it is forgotten. */
  readonly accountId: string | null;
  readonly actedAt: Date;
  readonly deviceAt: Date;
  readonly receivedAt: Date;
  readonly proof: Proof;
  readonly slot: number | null;
  readonly metres: number | null;
  readonly inTime: boolean;
  readonly doubts: readonly Doubt[];
  readonly review: Review | null;
  readonly reviewReason: string | null;
  readonly reviewedAt: Date | null;
  readonly result: ScanResult;
  readonly answers: readonly { readonly key: string; readonly text: string; readonly answer: CheckAnswer }[];
  readonly words: string;
  readonly photos: readonly string[];
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly hazardId: string | null;
  readonly removesId: string | null;
}
export type NewScan = Omit<ScanRecord, 'review' | 'reviewReason' | 'reviewedAt'> &
  Partial<Pick<ScanRecord, 'review' | 'reviewReason' | 'reviewedAt'>> & {
    readonly reviewedBy?: string;
  };

const columns = `s.id, s.route_id as "routeId", s.due_key as "dueKey", s.place_id as "placeId", s.area_code as "areaCode", s.account_id as "accountId",
  s.acted_at as "actedAt", s.device_at as "deviceAt", s.received_at as "receivedAt", s.proof, s.slot::float8 as slot, s.metres, s.in_time as "inTime", s.doubts,
  s.review, s.review_reason as "reviewReason", s.reviewed_at as "reviewedAt", s.result, s.answers, s.words, s.photos, s.case_id as "caseId",
  s.case_number as "caseNumber", s.hazard_id as "hazardId", s.removes_id as "removesId"`;
const own = 's.jurisdiction_id = :jurisdiction';

/** Writes scans, however many, in one statement. */
export const insertScans = async (tx: Tx, scans: readonly NewScan[]): Promise<void> => {
  await execute(
    tx,
    `insert into patrol_scans (jurisdiction_id, id, route_id, due_key, place_id, area_code, account_id, acted_at, device_at, received_at, proof, slot, metres,
       in_time, doubts, review, review_reason, reviewed_by, reviewed_at, result, answers, words, photos, case_id, case_number, hazard_id, removes_id)
     select :jurisdiction, r.id, r."routeId", r."dueKey", r."placeId", r."areaCode", r."accountId", r."actedAt", r."deviceAt", r."receivedAt", r.proof, r.slot,
       r.metres, r."inTime", r.doubts, r.review, r."reviewReason", r."reviewedBy", r."reviewedAt", r.result, r.answers, r.words, r.photos, r."caseId", r."caseNumber",
       r."hazardId", r."removesId"
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "routeId" uuid, "dueKey" text, "placeId" uuid, "areaCode" text, "accountId" uuid, "actedAt" timestamptz,
       "deviceAt" timestamptz, "receivedAt" timestamptz, proof text, slot bigint, metres int, "inTime" boolean, doubts jsonb, review text,
       "reviewReason" text, "reviewedBy" uuid, "reviewedAt" timestamptz, result text, answers jsonb, words text, photos uuid[], "caseId" uuid,
       "caseNumber" text, "hazardId" uuid, "removesId" uuid) returning id`,
    [JSON.stringify(scans)],
  );
};

/** A scan; held until the transaction ends when `lock` says so. */
export const findScan = async (tx: Tx, id: string, lock = false): Promise<ScanRecord | null> =>
  (await execute<ScanRecord>(tx, `select ${columns} from patrol_scans s where ${own} and s.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

/** Which scans a list shows; null does not filter. Areas are codes. There is no filter by who made them. */
export interface ScanFilter {
  readonly codes: readonly string[];
  readonly routeId: string | null;
  readonly dueKey: string | null;
  readonly caseId: string | null;
  readonly only: 'doubts' | 'problems' | null;
}
/** Scans, newest first, before an id. */
export const pageOfScans = async (tx: Tx, f: ScanFilter, before: string | null, limit: number): Promise<ScanRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = f.codes.map((code) => `(s.area_code >= ${p(code)}::text and s.area_code < ${p(`${code}~`)}::text)`);
  const parts = [own, `(${below.join(' or ') || 'false'})`];
  if (f.routeId !== null) parts.push(`s.route_id = ${p(f.routeId)}::uuid`);
  if (f.dueKey !== null) parts.push(`s.due_key = ${p(f.dueKey)}`);
  if (f.caseId !== null) parts.push(`s.case_id = ${p(f.caseId)}::uuid`);
  if (f.only === 'doubts') parts.push(`s.doubts <> '[]' and s.review is null`);
  if (f.only === 'problems') parts.push(`s.result = 'problem'`);
  if (before !== null) parts.push(`s.id < ${p(before)}::uuid`);
  const text = `select ${columns} from patrol_scans s where ${parts.join(' and ')} order by s.id desc limit ${p(limit)}`;
  return (await execute<ScanRecord>(tx, text, values)).rows;
};

/** The scans of rounds, in the order in which they were made. */
export const scansOfRounds = async (
  tx: Tx,
  rounds: readonly { readonly routeId: string; readonly dueKey: string }[],
): Promise<Pick<ScanRecord, 'routeId' | 'dueKey' | 'placeId' | 'actedAt' | 'result' | 'doubts' | 'review'>[]> => {
  if (rounds.length === 0) return [];
  const { rows } = await execute<ScanRecord>(
    tx,
    `select s.route_id as "routeId", s.due_key as "dueKey", s.place_id as "placeId", s.acted_at as "actedAt", s.result, s.doubts, s.review
     from unnest($1::uuid[], $2::text[]) as k (route, key)
     join patrol_scans s on s.jurisdiction_id = :jurisdiction and s.route_id = k.route and s.due_key = k.key collate "C"
     order by s.acted_at, s.id`,
    [rounds.map(({ routeId }) => routeId), rounds.map(({ dueKey }) => dueKey)],
  );
  return rows;
};

/** The last scan of each place that found a problem or found one removed. */
export const lastProblems = async (
  tx: Tx,
  placeIds: readonly string[],
): Promise<Pick<ScanRecord, 'id' | 'placeId' | 'actedAt' | 'words' | 'answers' | 'caseNumber' | 'result'>[]> => {
  if (placeIds.length === 0) return [];
  const { rows } = await execute<ScanRecord>(
    tx,
    `select s.id, k.place as "placeId", s.acted_at as "actedAt", s.words, s.answers, s.case_number as "caseNumber", s.result
     from unnest($1::uuid[]) as k (place)
     cross join lateral (
       select * from patrol_scans x where x.jurisdiction_id = :jurisdiction and x.place_id = k.place and (x.result = 'problem' or x.removes_id is not null)
       order by x.acted_at desc, x.id desc limit 1
     ) s`,
    [placeIds],
  );
  return rows.filter(({ result }) => result === 'problem');
};

/** When each place was last passed. */
export const lastPassed = async (tx: Tx, placeIds: readonly string[]): Promise<Map<string, Date>> => {
  if (placeIds.length === 0) return new Map();
  const { rows } = await execute<{ placeId: string; at: Date }>(
    tx,
    `select k.place as "placeId", s.acted_at as at from unnest($1::uuid[]) as k (place)
     cross join lateral (
       select x.acted_at from patrol_scans x where x.jurisdiction_id = :jurisdiction and x.place_id = k.place order by x.acted_at desc limit 1
     ) s`,
    [placeIds],
  );
  return new Map(rows.map(({ placeId, at }) => [placeId, at]));
};

/** Whether a rotating code of a point was read before in another round. */
export const isCodeUsed = async (tx: Tx, placeId: string, slot: number, other: { routeId: string; dueKey: string }): Promise<boolean> =>
  (
    await execute(
      tx,
      `select from patrol_scans s where ${own} and s.place_id = $1 and s.acted_at > $3 and s.slot = $2
         and (s.route_id, s.due_key) <> ($4::uuid, $5) limit 1`,
      [placeId, slot, new Date(slot * 30_000 - 86_400_000), other.routeId, other.dueKey],
    )
  ).rows.length > 0;

/** Judges a scan; it is held. */
export const setReview = async (tx: Tx, id: string, r: { review: Review; reason: string; by: string; at: Date }): Promise<void> => {
  await execute(
    tx,
    'update patrol_scans set review = $2, review_reason = $3, reviewed_by = $4, reviewed_at = $5 where jurisdiction_id = :jurisdiction and id = $1',
    [id, r.review, r.reason, r.by, r.at],
  );
};

/** Rounds that passed a place as fine between two moments: the last scan of each route. */
export const passedAsFine = async (
  tx: Tx,
  placeId: string,
  from: Date,
  until: Date,
): Promise<Pick<ScanRecord, 'id' | 'routeId' | 'actedAt' | 'areaCode'>[]> => {
  const { rows } = await execute<ScanRecord>(
    tx,
    `select distinct on (s.route_id) s.id, s.route_id as "routeId", s.acted_at as "actedAt", s.area_code as "areaCode" from patrol_scans s
     where ${own} and s.place_id = $1 and s.acted_at between $2 and $3 and s.result = 'ok' and s.review is distinct from 'set_aside'
     order by s.route_id, s.acted_at desc`,
    [placeId, from, until],
  );
  return rows;
};

/** Forgets who made scans that arrived before a moment. @returns how many there were */
export const forgetWalkers = async (tx: Tx, before: Date, most: number): Promise<number> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select s.id from patrol_scans s where ${own} and s.account_id is not null and s.received_at < $1 order by s.received_at limit $2`,
    [before, most],
  );
  if (rows.length > 0)
    await execute(tx, 'update patrol_scans set account_id = null where jurisdiction_id = :jurisdiction and id = any($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
  return rows.length;
};
