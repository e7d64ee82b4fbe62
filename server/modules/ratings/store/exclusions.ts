import { execute, type Tx } from '#kernel/db.ts';
import type { RequestFilter } from '#kernel/requests.ts';
import { withinCodes } from '#kernel/within.ts';

export interface ExclusionRow {
  readonly id: string;
  readonly callBackId: string;
  readonly caseId: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly areaCode: string;
  readonly chain: readonly string[];
  readonly waitsFor: string;
  readonly dueOn: string;
  readonly state: 'open' | 'granted' | 'refused' | 'withdrawn';
}
export type ListedExclusion = ExclusionRow & { readonly number: string; readonly title: string; readonly satisfied: boolean | null };
export interface DecisionRow {
  readonly exclusionId: string;
  readonly levelCode: string;
  readonly granted: boolean;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

const own = 'x.jurisdiction_id = :jurisdiction';
const columns = `x.id, x.call_back_id as "callBackId", x.case_id as "caseId", x.organisation_id as "organisationId", x.kind, x.reason,
  x.asked_by as "askedBy", x.asked_at as "askedAt", x.area_code as "areaCode", x.chain, x.waits_for as "waitsFor", x.due_on::text as "dueOn", x.state`;
const listed = `${columns}, c.number, c.title, k.satisfied`;
const beside = `join cases c on c.jurisdiction_id = :jurisdiction and c.id = x.case_id
  join call_backs k on k.jurisdiction_id = :jurisdiction and k.id = x.call_back_id`;

/** @returns false when one of that call-back is open or granted already */
export const insertExclusion = async (tx: Tx, x: ExclusionRow): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into exclusions (jurisdiction_id, id, call_back_id, case_id, organisation_id, kind, reason, asked_by, asked_at, area_code, chain, waits_for, due_on)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (jurisdiction_id, call_back_id) where state in ('open', 'granted') do nothing returning id`,
    [x.id, x.callBackId, x.caseId, x.organisationId, x.kind, x.reason, x.askedBy, x.askedAt, x.areaCode, x.chain, x.waitsFor, x.dueOn],
  );
  return rows.length > 0;
};

export const lockExclusion = async (tx: Tx, id: string): Promise<ExclusionRow | null> =>
  (await execute<ExclusionRow>(tx, `select ${columns} from exclusions x where ${own} and x.id = $1 for update`, [id])).rows[0] ?? null;

export const listedExclusion = async (tx: Tx, id: string): Promise<ListedExclusion | null> =>
  (await execute<ListedExclusion>(tx, `select ${listed} from exclusions x ${beside} where ${own} and x.id = $1`, [id])).rows[0] ?? null;

export const exclusionsOfCase = async (tx: Tx, caseId: string): Promise<ListedExclusion[]> =>
  (
    await execute<ListedExclusion>(tx, `select ${listed} from exclusions x ${beside} where ${own} and x.case_id = $1 order by x.id`, [
      caseId,
    ])
  ).rows;

/** A page, newest first. */
export const pageOfExclusions = async (tx: Tx, f: RequestFilter, before: string | null, limit: number): Promise<ListedExclusion[]> => {
  const values: unknown[] = [f.waitsFor, f.organisations, f.state, before, limit];
  return (
    await execute<ListedExclusion>(
      tx,
      `select ${listed} from exclusions x ${beside}
       where ${own} and ($1::text[] is null or (x.state = 'open' and x.waits_for = any($1::text[])))
         and ($2::uuid[] is null or x.organisation_id = any($2::uuid[])) and ($3::text is null or x.state = $3)
         and ($4::uuid is null or x.id < $4::uuid) and ${withinCodes('x.area_code', f.within, values)}
       order by x.id desc limit $5`,
      values,
    )
  ).rows;
};

export const decisionsOf = async (tx: Tx, ids: readonly string[]): Promise<DecisionRow[]> =>
  (
    await execute<DecisionRow>(
      tx,
      `select d.exclusion_id as "exclusionId", d.level_code as "levelCode", d.granted, d.reason, d.decided_by as "decidedBy", d.decided_at as "decidedAt"
       from exclusion_decisions d where d.jurisdiction_id = :jurisdiction and d.exclusion_id = any($1::uuid[]) order by d.decided_at, d.level_code`,
      [ids],
    )
  ).rows;

export const insertDecision = async (tx: Tx, d: DecisionRow): Promise<void> => {
  await execute(
    tx,
    `insert into exclusion_decisions (jurisdiction_id, exclusion_id, level_code, granted, reason, decided_by, decided_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [d.exclusionId, d.levelCode, d.granted, d.reason, d.decidedBy, d.decidedAt],
  );
};

/** Hands an exclusion to the next level. */
export const passOn = async (tx: Tx, id: string, waitsFor: string, dueOn: string): Promise<void> => {
  await execute(tx, `update exclusions x set waits_for = $2, due_on = $3 where ${own} and x.id = $1`, [id, waitsFor, dueOn]);
};

/** Ends an exclusion; a granted one takes its call-back out of the figures that are without exclusions. */
export const endExclusion = async (
  tx: Tx,
  { id, callBackId }: Pick<ExclusionRow, 'id' | 'callBackId'>,
  state: 'granted' | 'refused' | 'withdrawn',
  at: Date,
): Promise<void> => {
  await execute(tx, `update exclusions x set state = $2, ended_at = $3 where ${own} and x.id = $1`, [id, state, at]);
  if (state === 'granted')
    await execute(tx, `update call_backs k set excluded = true where k.jurisdiction_id = :jurisdiction and k.id = $1`, [callBackId]);
};

/** How many an organisation asked for from a moment on, by their state. */
export const exclusionCounts = async (tx: Tx, organisationId: string, from: Date): Promise<{ state: string; count: number }[]> =>
  (
    await execute<{ state: string; count: number }>(
      tx,
      `select x.state, count(*)::int as count from exclusions x
       where ${own} and x.organisation_id = $1 and x.id >= linli.uuid_floor($2) group by x.state`,
      [organisationId, from],
    )
  ).rows;
