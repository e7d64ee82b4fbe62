import type { Caller } from '#contract/cases/api.ts';
import type { Statement } from '#kernel/db.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Link } from '../domain/chain.ts';

/** Everything one report writes. */
export interface IntakeRow {
  mutation: { id: string; accountId: string; bodyHash: Buffer };
  jurisdictionId: string;
  caseId: string;
  number: string;
  kind: string;
  channel: string;
  title: string;
  categoryCode: string | null;
  areaId: string;
  areaPath: string;
  areaCode: string;
  lon: number | null;
  lat: number | null;
  reporterId: string | null;
  suggestedOrgId: string | null;
  suggestedRuleId: string | null;
  dueAt: Date | null;
  at: Date;
  hash: Buffer;
  prevHash: Buffer;
  report: {
    anonymous: boolean;
    text: string;
    placeText: string | null;
    locatedBy: string;
    accuracy: number | null;
    metresOutside: number | null;
    salt: Buffer;
    occurredAt: Date | null;
    caller: Caller | null;
  };
  event: Pick<Link, 'version' | 'actorRole' | 'postId' | 'organisationId' | 'data' | 'attachments' | 'salts' | 'digests' | 'basis'>;
  news: { id: string; topic: string; payload: unknown };
}

/** A row as JSON carries it to the database. */
const plain = (r: IntakeRow) => ({
  id: r.mutation.id,
  account_id: r.mutation.accountId,
  body_hash: bytes(r.mutation.bodyHash),
  at: r.at,
  case_id: r.caseId,
  number: r.number,
  kind: r.kind,
  channel: r.channel,
  title: r.title,
  category_code: r.categoryCode,
  area_id: r.areaId,
  area_path: r.areaPath,
  area_code: r.areaCode,
  lon: r.lon,
  lat: r.lat,
  reporter_id: r.reporterId,
  suggested_org_id: r.suggestedOrgId,
  suggested_rule_id: r.suggestedRuleId,
  due_at: r.dueAt,
  hash: bytes(r.hash),
  prev_hash: bytes(r.prevHash),
  anonymous: r.report.anonymous,
  text: r.report.text,
  place_text: r.report.placeText,
  located_by: r.report.locatedBy,
  accuracy: r.report.accuracy,
  metres_outside: r.report.metresOutside,
  salt: bytes(r.report.salt),
  occurred_at: r.report.occurredAt,
  caller_name: r.report.caller?.name ?? null,
  caller_phone: r.report.caller?.phone ?? null,
  actor_role: r.event.actorRole,
  post_id: r.event.postId,
  organisation_id: r.event.organisationId,
  version: r.event.version,
  data: r.event.data,
  salts: r.event.salts,
  digests: r.event.digests,
  basis: r.event.basis,
  attachments: r.event.attachments,
  news_id: r.news.id,
  topic: r.news.topic,
  payload: r.news.payload,
});
const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`;

/**
 * One statement writes whole intakes of one jurisdiction: mutation id, case, report, first event, outbox. The rest hangs on the claimed id,
 * so a repeat writes nothing; gives the ids that were new. No id may stand in `rows` twice.
 * The jurisdiction row-level security reads is set first, until the transaction ends: an id can only be claimed with what setting it
 * returned. Nothing else is needed, as the policies for adding rows ask for nothing else.
 */
export const intakeStatement = (rows: readonly IntakeRow[]): Statement => ({
  name: 'intake',
  text: `with access as materialized (
      select set_config('linli.jurisdiction', $1, true)::uuid as jurisdiction_id
    ), given as materialized (
      select a.jurisdiction_id, r.* from access a, json_to_recordset($2) as r (
        id uuid, account_id uuid, body_hash bytea, at timestamptz, case_id uuid, number text, kind text, channel text, title text,
        category_code text, area_id uuid, area_path ltree, area_code text, lon double precision, lat double precision, reporter_id uuid,
        suggested_org_id uuid, suggested_rule_id uuid, due_at timestamptz, hash bytea, prev_hash bytea, anonymous boolean, text text,
        place_text text, located_by text, accuracy double precision, metres_outside int, salt bytea, occurred_at timestamptz, caller_name text, caller_phone text,
        actor_role text,
        post_id uuid, organisation_id uuid, version smallint, data jsonb, salts jsonb, digests jsonb, basis jsonb, attachments jsonb, news_id uuid,
        topic text, payload jsonb)
    ), claimed as (
      insert into mutations (jurisdiction_id, id, account_id, body_hash, created_at)
      select jurisdiction_id, id, account_id, body_hash, at from given
      on conflict do nothing returning id
    ), fresh as materialized (
      select g.* from given g where g.id in (select id from claimed)
    ), opened as (
      insert into cases (jurisdiction_id, id, number, state, kind, channel, title, category_code, area_id, area_path, area_code, lon, lat, reporter_id,
        suggested_org_id, suggested_rule_id, due_at, stage_due_at, calendar, state_since, event_count, head_hash, created_at)
      select jurisdiction_id, case_id, number, 'reported', kind, channel, title, category_code, area_id, area_path, area_code, lon, lat, reporter_id,
        suggested_org_id, suggested_rule_id, due_at, due_at, basis->>'calendar', at, 1, hash, at from fresh
    ), told as (
      insert into reports (jurisdiction_id, id, case_id, reporter_id, anonymous, channel, text, place_text, lon, lat, located_by, accuracy,
        metres_outside, salt, occurred_at, caller_name, caller_phone, created_at)
      select jurisdiction_id, id, case_id, reporter_id, anonymous, channel, text, place_text, lon, lat, located_by, accuracy, metres_outside, salt,
        occurred_at, caller_name, caller_phone, at from fresh
    ), logged as (
      insert into case_events (jurisdiction_id, case_id, seq, action, from_state, to_state, actor_id, actor_role, post_id, organisation_id, at, reason, version, data, salts, digests, basis,
        attachments, prev_hash, hash)
      select jurisdiction_id, case_id, 1, 'report', null, 'reported', account_id, actor_role, post_id, organisation_id, at, null, version, data, salts, digests, basis,
        attachments, prev_hash, hash from fresh
    ), announced as (
      insert into outbox (id, jurisdiction_id, topic, subject, payload) select news_id, jurisdiction_id, topic, case_id, payload from fresh
    )
    select id from claimed`,
  values: [rows[0]?.jurisdictionId, JSON.stringify(rows.map(plain))],
});

/** The same for one report inside a running transaction; false when the id had been used before. */
export const writeIntake = async (tx: Tx, row: IntakeRow): Promise<boolean> => {
  const { text, values } = intakeStatement([row]);
  const { rows } = await execute(tx, text, values);
  return rows.length > 0;
};
