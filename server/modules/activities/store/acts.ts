import type { Doubt } from '#contract/activities/act-values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** An act as it is stored. */
export interface ActRecord {
  readonly id: string;
  readonly what: string;
  readonly subjectId: string;
  readonly planId: string | null;
  readonly areaId: string;
  readonly lines: readonly string[];
  readonly actedAt: Date;
  readonly deviceAt: Date;
  readonly receivedAt: Date;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly accuracy: number | null;
  readonly doubts: readonly Doubt[];
  readonly minutes: number | null;
  readonly summary: string | null;
}

export const insertAct = async (tx: Tx, a: ActRecord & { readonly accountId: string; readonly areaCode: string }): Promise<void> => {
  await execute(
    tx,
    `insert into activity_acts (jurisdiction_id, id, what, subject_id, plan_id, account_id, area_id, area_code, lines, acted_at, device_at, received_at, lon, lat,
       accuracy, doubts, minutes, summary) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10, $11, $12, $13, $14, $15::jsonb, $16, $17)`,
    [
      a.id,
      a.what,
      a.subjectId,
      a.planId,
      a.accountId,
      a.areaId,
      a.areaCode,
      a.lines,
      a.actedAt,
      a.deviceAt,
      a.receivedAt,
      a.lon,
      a.lat,
      a.accuracy,
      JSON.stringify(a.doubts),
      a.minutes,
      a.summary,
    ],
  );
};

/** Acts of an account between two moments, newest first, before one of them. */
export const actsOfAccount = async (
  tx: Tx,
  accountId: string,
  { from, until, before, limit }: { from: Date; until: Date; before: { at: Date; id: string } | null; limit: number },
): Promise<ActRecord[]> => {
  const { rows } = await execute<ActRecord>(
    tx,
    `select id, what, subject_id as "subjectId", plan_id as "planId", area_id as "areaId", lines, acted_at as "actedAt", device_at as "deviceAt",
       received_at as "receivedAt", lon, lat, accuracy, doubts, minutes, summary
     from activity_acts where jurisdiction_id = :jurisdiction and account_id = $1 and acted_at >= $2 and acted_at < $3
       and ($4::timestamptz is null or (acted_at, id) < ($4, $5::uuid))
     order by acted_at desc, id desc limit $6`,
    [accountId, from, until, before?.at ?? null, before?.id ?? null, limit],
  );
  return rows;
};

/** What was done in an area and below between two moments, by act and line of work; an act that serves two lines stands in both. */
export interface ActSum {
  readonly what: string;
  readonly line: string | null;
  readonly acts: number;
  readonly minutes: number;
}
export const actsOfArea = async (tx: Tx, areaCode: string, from: Date, until: Date): Promise<ActSum[]> => {
  const { rows } = await execute<ActSum>(
    tx,
    `select a.what, l.line, count(*)::int as acts, coalesce(sum(a.minutes), 0)::int as minutes
     from activity_acts a left join lateral unnest(a.lines) as l (line) on true
     where a.jurisdiction_id = :jurisdiction and a.area_code >= $1::text and a.area_code < $2::text and a.acted_at >= $3 and a.acted_at < $4
     group by a.what, l.line order by a.what, l.line`,
    [areaCode, `${areaCode}~`, from, until],
  );
  return rows;
};

/** Forgets acts that arrived before a moment, some at a time; says how many they were. */
export const eraseActs = async (tx: Tx, before: Date, most: number): Promise<number> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    'select id from activity_acts where jurisdiction_id = :jurisdiction and received_at < $1 order by received_at limit $2',
    [before, most],
  );
  if (rows.length > 0)
    await execute(tx, 'delete from activity_acts where jurisdiction_id = :jurisdiction and id = any($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
  return rows.length;
};

/** Whether an account acted so in something, as its acts tell until they are forgotten. */
export const hasActed = async (tx: Tx, what: string, subjectId: string, accountId: string): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    'select from activity_acts where jurisdiction_id = :jurisdiction and account_id = $3 and what = $1 and subject_id = $2 limit 1',
    [what, subjectId, accountId],
  );
  return rows.length > 0;
};
