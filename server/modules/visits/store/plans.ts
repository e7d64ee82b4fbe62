import type { RhythmHistory } from '#contract/activities/rhythm.ts';
import type { Risk } from '#contract/visits/kinds.ts';
import type { PlanContent } from '#contract/visits/plans.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A plan as it is stored, with the version of its content that holds. Days are `YYYY-MM-DD`. */
export interface PlanRecord {
  readonly id: string;
  readonly kind: 'campaign' | 'standing';
  readonly origin: string;
  readonly originId: string | null;
  readonly areaPath: string;
  readonly areas: readonly string[];
  readonly leadId: string;
  readonly leadName: string;
  readonly seenBy: readonly string[];
  readonly title: string;
  readonly risk: Risk;
  /** Of a standing plan: each from its day on. */
  readonly rhythms: Readonly<RhythmHistory>;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly version: number;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly content: PlanContent;
}
const columns = `p.id, p.kind, p.origin, p.origin_id as "originId", p.area_path::text as "areaPath", p.areas, p.lead_id as "leadId",
  l.name as "leadName", p.seen_by as "seenBy", p.title, p.risk, p.rhythms, p.from_on::text as "fromOn", p.until_on::text as "untilOn", p.version,
  p.ended_at as "endedAt", p.end_reason as "endReason", v.content`;
const source = `visit_plans p join visit_plan_versions v on v.jurisdiction_id = :jurisdiction and v.plan_id = p.id and v.version = p.version
  join accounts l on l.id = p.lead_id`;

export type NewPlan = Omit<PlanRecord, 'leadName' | 'version' | 'endedAt' | 'endReason'>;
/** Guard: `visit_plans_of_origin`, one plan for one thing of another module. */
export const insertPlan = async (tx: Tx, p: NewPlan, by: { at: Date; actorId: string | null }): Promise<void> => {
  await execute(
    tx,
    `insert into visit_plans (jurisdiction_id, id, kind, origin, origin_id, area_path, areas, lead_id, seen_by, title, risk, rhythms, from_on, until_on,
       created_by, created_at)
     values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6::text[], $7, $8::uuid[], $9, $10, $11::jsonb, $12::date, $13::date, $14, $15)`,
    [
      p.id,
      p.kind,
      p.origin,
      p.originId,
      p.areaPath,
      p.areas,
      p.leadId,
      p.seenBy,
      p.title,
      p.risk,
      JSON.stringify(p.rhythms),
      p.fromOn,
      p.untilOn,
      by.actorId,
      by.at,
    ],
  );
  await insertVersion(tx, p.id, 1, p.content, by);
};
const insertVersion = async (
  tx: Tx,
  planId: string,
  version: number,
  content: PlanContent,
  by: { at: Date; actorId: string | null },
): Promise<void> => {
  await execute(
    tx,
    'insert into visit_plan_versions (jurisdiction_id, plan_id, version, content, at, by_id) values (:jurisdiction, $1, $2, $3::jsonb, $4, $5)',
    [planId, version, JSON.stringify(content), by.at, by.actorId],
  );
};

export const findPlan = async (tx: Tx, id: string, lock = false): Promise<PlanRecord | null> => {
  const text = `select ${columns} from ${source} where p.jurisdiction_id = :jurisdiction and p.id = $1${lock ? ' for update of p' : ''}`;
  return (await execute<PlanRecord>(tx, text, [id])).rows[0] ?? null;
};
export const plansByIds = async (tx: Tx, ids: readonly string[]): Promise<PlanRecord[]> =>
  ids.length === 0
    ? []
    : (
        await execute<PlanRecord>(
          tx,
          `select ${columns} from ${source} where p.jurisdiction_id = :jurisdiction and p.id = any($1::uuid[])`,
          [ids],
        )
      ).rows;
/** The plan that another module opened for a thing of its own and that still runs, held. */
export const planOfOrigin = async (tx: Tx, origin: string, originId: string): Promise<PlanRecord | null> => {
  const text = `select ${columns} from ${source} where p.jurisdiction_id = :jurisdiction and p.origin = $1 and p.origin_id = $2 and p.ended_at is null
    for update of p`;
  return (await execute<PlanRecord>(tx, text, [origin, originId])).rows[0] ?? null;
};

/** The content of some versions, by plan and version. */
export const contentsOf = async (tx: Tx, named: readonly { planId: string; version: number }[]): Promise<Map<string, PlanContent>> => {
  const { rows } = await execute<{ planId: string; version: number; content: PlanContent }>(
    tx,
    `select v.plan_id as "planId", v.version, v.content from visit_plan_versions v
     where v.jurisdiction_id = :jurisdiction and (v.plan_id, v.version) in (select * from unnest($1::uuid[], $2::int[]))`,
    [named.map(({ planId }) => planId), named.map(({ version }) => version)],
  );
  return new Map(rows.map(({ planId, version, content }) => [`${planId} ${version}`, content]));
};

/** Changes of a held plan; a content beside them becomes its next version. */
export const changePlanRow = async (
  tx: Tx,
  before: PlanRecord,
  change: Partial<Pick<PlanRecord, 'title' | 'risk' | 'untilOn' | 'leadId' | 'rhythms' | 'seenBy' | 'content'>>,
  by: { at: Date; actorId: string | null },
): Promise<void> => {
  const p = { ...before, ...change };
  const version = change.content === undefined ? before.version : before.version + 1;
  if (change.content !== undefined) await insertVersion(tx, p.id, version, change.content, by);
  await execute(
    tx,
    `update visit_plans set title = $2, risk = $3, until_on = $4::date, lead_id = $5, rhythms = $6::jsonb, seen_by = $7::uuid[], version = $8
     where jurisdiction_id = :jurisdiction and id = $1`,
    [p.id, p.title, p.risk, p.untilOn, p.leadId, JSON.stringify(p.rhythms), p.seenBy, version],
  );
  if (change.leadId !== undefined && change.leadId !== before.leadId)
    await execute(
      tx,
      'update visit_assignments set lead_id = $2 where jurisdiction_id = :jurisdiction and plan_id = $1 and ended_at is null',
      [p.id, p.leadId],
    );
};

/** Ends a plan and whatever runs under it. */
export const endPlanRow = async (tx: Tx, id: string, at: Date, reason: string): Promise<void> => {
  await execute(tx, 'update visit_plans set ended_at = $2, end_reason = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    at,
    reason,
  ]);
  await execute(
    tx,
    'update visit_assignments set ended_at = $2, end_reason = $3 where jurisdiction_id = :jurisdiction and plan_id = $1 and ended_at is null',
    [id, at, reason],
  );
};

/** Plans of areas, or that an account leads, newest first before an id, with the households visited by them; none of those of other modules. */
export const pageOfPlans = async (
  tx: Tx,
  f: { codes: readonly string[]; around: readonly string[]; accountId: string; kind: string | null; over: boolean; today: string },
  before: string | null,
  limit: number,
): Promise<(PlanRecord & { households: number })[]> => {
  const values: unknown[] = [f.accountId, limit, f.today, f.around];
  const within = f.codes.map((code) => `(p.area_code >= $${values.push(code)}::text and p.area_code < $${values.push(`${code}~`)}::text)`);
  const over = '(p.ended_at is not null or p.until_on < $3::date)';
  const parts = [
    `p.jurisdiction_id = :jurisdiction and p.origin = 'visits'`,
    `(${['p.lead_id = $1', 'p.area_code = any($4::text[])', ...within].join(' or ')})`,
    f.over ? over : `not coalesce(${over}, false)`,
    ...(f.kind === null ? [] : [`p.kind = $${values.push(f.kind)}`]),
    ...(before === null ? [] : [`p.id < $${values.push(before)}::uuid`]),
  ];
  const text = `select ${columns}, (select count(*)::int from visit_assignments a where a.jurisdiction_id = :jurisdiction and a.plan_id = p.id
      and a.ended_at is null) as households
    from ${source} where ${parts.join(' and ')} order by p.id desc limit $2`;
  return (await execute<PlanRecord & { households: number }>(tx, text, values)).rows;
};
export const householdsOfPlan = async (tx: Tx, id: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      'select count(*)::int as n from visit_assignments where jurisdiction_id = :jurisdiction and plan_id = $1 and ended_at is null',
      [id],
    )
  ).rows[0]?.n ?? 0;

/** Plans whose last day lies between two days, led by an account, or of everybody. */
export const plansEnding = async (tx: Tx, leadId: string | null, from: string, until: string): Promise<PlanRecord[]> =>
  (
    await execute<PlanRecord>(
      tx,
      `select ${columns} from ${source} where p.jurisdiction_id = :jurisdiction and p.ended_at is null and p.kind = 'standing'
         and p.until_on between $2::date and $3::date and ($1::uuid is null or p.lead_id = $1) order by p.until_on limit 100`,
      [leadId, from, until],
    )
  ).rows;
