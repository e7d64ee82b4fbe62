import type { WhistleKind } from '#contract/whistles/kinds.ts';
import type { ResponseRecord } from '#contract/whistles/records.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { CallRecord } from './calls.ts';

/** Which calls a record counts: of days, from areas (codes) or to organisations the viewer answers for. */
export interface RecordFilter {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  readonly seen: { readonly areas: readonly string[]; readonly organisations: readonly string[] };
  readonly area: string | null;
  readonly organisationId: string | null;
}

const filtered = (f: RecordFilter): { text: string; values: unknown[]; p: (value: unknown) => string } => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(c.caller_code >= ${p(code)}::text and c.caller_code < ${p(`${code}~`)}::text)`;
  const seen = [...f.seen.areas.map(below), `c.organisation_id = any(${p(f.seen.organisations)}::uuid[])`];
  const parts = [
    'c.jurisdiction_id = :jurisdiction and not c.withdrawn',
    `c.called_at >= ${p(f.from)}::timestamptz and c.called_at < ${p(f.to)}::timestamptz`,
    `(${seen.join(' or ')})`,
  ];
  if (f.area !== null) parts.push(below(f.area));
  if (f.organisationId !== null) parts.push(`c.organisation_id = ${p(f.organisationId)}::uuid`);
  return { text: parts.join(' and '), values, p };
};

type Figures = Omit<ResponseRecord, 'organisation'> & { id: string; name: string };
/** Records by organisation, those with most calls first. What counts in no rate yet is what is neither done nor due. */
export const recordsIn = async (tx: Tx, f: RecordFilter, now: Date): Promise<Figures[]> => {
  const { text, values, p } = filtered(f);
  const at = `${p(now)}::timestamptz`;
  const count = (condition: string): string => `count(*) filter (where ${condition})::int`;
  const { rows } = await execute<Figures>(
    tx,
    `select c.organisation_id as id, max(c.organisation_name) as name, count(*)::int as calls,
       ${count(`c.answered_at is not null or c.answer_due_at < ${at}`)} as "answerDue",
       ${count('c.answered_at <= c.answer_due_at')} as "answeredInTime",
       ${count('not c.coming')} as cannot,
       ${count(`c.coming is not false and (c.arrived_at is not null or c.arrive_due_at < ${at})`)} as "arriveDue",
       ${count('c.arrived_at is not null')} as arrived,
       ${count('c.arrived_at <= c.arrive_due_at')} as "arrivedInTime",
       ${count(`c.coming is not false and c.feedback_due_at is not null and (c.fed_back_at is not null or c.feedback_due_at < ${at})`)} as "feedbackDue",
       ${count('c.fed_back_at <= c.feedback_due_at')} as "feedbackInTime",
       count(c.rating)::int as rated, round(avg(c.rating), 2)::float8 as mean
     from whistle_calls c where ${text} group by c.organisation_id order by calls desc, name, id limit 500`,
    values,
  );
  return rows;
};

export type RecordedRow = Pick<
  CallRecord,
  | 'id'
  | 'whistleId'
  | 'organisationName'
  | 'calledAt'
  | 'answeredAt'
  | 'coming'
  | 'arrivedAt'
  | 'fedBackAt'
  | 'contactedAt'
  | 'rating'
  | 'ratingReason'
> & {
  title: string;
  kind: WhistleKind;
  callerName: string;
  answerDueAt: Date;
  arriveDueAt: Date;
  feedbackDueAt: Date | null;
};
/** The calls behind a record, newest first, behind a key. */
export const recordedCalls = async (
  tx: Tx,
  f: RecordFilter,
  after: readonly [calledAt: string, id: string] | null,
  limit: number,
): Promise<RecordedRow[]> => {
  const { text, values, p } = filtered(f);
  const behind = after ? `and (c.called_at, c.id) < (${p(after[0])}::timestamptz, ${p(after[1])}::uuid)` : '';
  const { rows } = await execute<RecordedRow>(
    tx,
    `select c.id, c.whistle_id as "whistleId", c.organisation_name as "organisationName", c.called_at as "calledAt", c.answered_at as "answeredAt", c.coming,
       c.arrived_at as "arrivedAt", c.fed_back_at as "fedBackAt", c.contacted_at as "contactedAt", c.rating, c.rating_reason as "ratingReason",
       c.answer_due_at as "answerDueAt", c.arrive_due_at as "arriveDueAt", c.feedback_due_at as "feedbackDueAt", w.title, w.kind,
       w.caller_name as "callerName"
     from whistle_calls c join whistles w on w.jurisdiction_id = :jurisdiction and w.id = c.whistle_id
     where ${text} ${behind} order by c.called_at desc, c.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};
