import type { Statement } from '#kernel/db.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Everything one report writes. */
export interface IntakeRow {
  mutation: { id: string; accountId: string; bodyHash: Buffer; answer: unknown };
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
  reporterId: string;
  suggestedOrgId: string | null;
  suggestedRuleId: string | null;
  dueAt: Date | null;
  at: Date;
  hash: Buffer;
  prevHash: Buffer;
  searchTokens: readonly string[];
  report: { anonymous: boolean; text: string; placeText: string | null; locatedBy: string; salt: Buffer; occurredAt: Date | null };
  event: { actorRole: string; postId: string | null; organisationId: string | null; data: unknown; attachments: unknown };
  news: { id: string; topic: string; payload: unknown };
}

/**
 * One statement writes the whole intake: mutation id, case, report, first event, outbox. The rest hangs on the claimed id, so a repeat
 * writes nothing and gives no row.
 */
export const intakeStatement = (r: IntakeRow): Statement => ({
  name: 'intake',
  text: `with claimed as (
      insert into mutations (jurisdiction_id, id, account_id, body_hash, answer, created_at) values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing returning jurisdiction_id
    ), opened as (
      insert into cases (jurisdiction_id, id, number, state, kind, channel, title, category_code, area_id, area_path, area_code, lon, lat, reporter_id,
        suggested_org_id, suggested_rule_id, due_at, state_since, event_count, head_hash, search, created_at)
      select jurisdiction_id, $7, $8, 'reported', $9, $10, $11, $12, $13, $14::ltree, $15, $16, $17, $3, $18, $19, $20, $6, 1, $21, array_to_tsvector($22::text[]), $6 from claimed
    ), told as (
      insert into reports (jurisdiction_id, id, case_id, reporter_id, anonymous, channel, text, place_text, lon, lat, located_by, salt, occurred_at, created_at)
      select jurisdiction_id, $2, $7, $3, $23, $10, $24, $25, $16, $17, $26, $27, $28, $6 from claimed
    ), logged as (
      insert into case_events (jurisdiction_id, case_id, seq, action, from_state, to_state, actor_id, actor_role, post_id, organisation_id, at, reason, data, attachments, prev_hash, hash)
      select jurisdiction_id, $7, 1, 'report', null, 'reported', $3, $29, $30, $31, $6, null, $32, $33, $34, $21 from claimed
    ), announced as (
      insert into outbox (id, jurisdiction_id, topic, payload, created_at) select $35, jurisdiction_id, $36, $37, $6 from claimed
    )
    select 1 as written from claimed`,
  values: [
    r.jurisdictionId,
    r.mutation.id,
    r.mutation.accountId,
    r.mutation.bodyHash,
    JSON.stringify(r.mutation.answer),
    r.at,
    r.caseId,
    r.number,
    r.kind,
    r.channel,
    r.title,
    r.categoryCode,
    r.areaId,
    r.areaPath,
    r.areaCode,
    r.lon,
    r.lat,
    r.suggestedOrgId,
    r.suggestedRuleId,
    r.dueAt,
    r.hash,
    r.searchTokens,
    r.report.anonymous,
    r.report.text,
    r.report.placeText,
    r.report.locatedBy,
    r.report.salt,
    r.report.occurredAt,
    r.event.actorRole,
    r.event.postId,
    r.event.organisationId,
    JSON.stringify(r.event.data),
    JSON.stringify(r.event.attachments),
    r.prevHash,
    r.news.id,
    r.news.topic,
    JSON.stringify(r.news.payload),
  ],
});

/** The same inside a running transaction; false when the id had been used before. */
export const writeIntake = async (tx: Tx, row: IntakeRow): Promise<boolean> => {
  const { text, values } = intakeStatement(row);
  const { rows } = await execute(tx, text, values);
  return rows.length > 0;
};

/** A mutation written before, for answering its repeat. */
export const findMutation = async (tx: Tx, id: string): Promise<{ bodyHash: Buffer; answer: unknown } | null> => {
  const { rows } = await execute<{ bodyHash: Buffer; answer: unknown }>(
    tx,
    'select body_hash as "bodyHash", answer from mutations where jurisdiction_id = linli.jurisdiction() and id = $1',
    [id],
  );
  return rows[0] ?? null;
};
