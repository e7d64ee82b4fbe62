import type { CallStage } from '#contract/whistles/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Dues, Steps } from '../domain/calls.ts';

/** One called organisation as it is stored. */
export interface CallRecord extends Steps {
  readonly id: string;
  readonly whistleId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly leads: boolean;
  readonly calledAt: Date;
  readonly due: Dues;
  readonly yellows: Readonly<Partial<Record<CallStage, string>>>;
  readonly answerWords: string | null;
  readonly contactWords: string | null;
  readonly arrivedTold: 'caller' | 'position' | null;
  readonly arrivedLon: number | null;
  readonly arrivedLat: number | null;
  readonly feedbackWords: string | null;
  readonly feedbackPhotos: readonly string[];
  readonly rating: number | null;
  readonly ratingReason: string | null;
  readonly ratedAt: Date | null;
  readonly dueAt: Date | null;
  readonly yellowAt: Date | null;
  readonly told: 'soon' | 'overdue' | null;
}
type Row = Omit<CallRecord, 'due'> & { answerDueAt: Date; contactDueAt: Date | null; arriveDueAt: Date; feedbackDueAt: Date | null };

const columns = `c.id, c.whistle_id as "whistleId", c.organisation_id as "organisationId", c.organisation_name as "organisationName", c.leads,
  c.called_at as "calledAt", c.answer_due_at as "answerDueAt", c.contact_due_at as "contactDueAt", c.arrive_due_at as "arriveDueAt",
  c.feedback_due_at as "feedbackDueAt", c.yellows, c.answered_at as "answeredAt", c.coming, c.answer_words as "answerWords",
  c.contacted_at as "contactedAt", c.contact_words as "contactWords", c.arrived_at as "arrivedAt", c.arrived_told as "arrivedTold",
  c.arrived_lon as "arrivedLon", c.arrived_lat as "arrivedLat", c.fed_back_at as "fedBackAt", c.feedback_words as "feedbackWords",
  c.feedback_photos as "feedbackPhotos", c.rating, c.rating_reason as "ratingReason", c.rated_at as "ratedAt", c.due_at as "dueAt",
  c.yellow_at as "yellowAt", c.told`;
const recordOf = ({
  answerDueAt: answer,
  contactDueAt: contact,
  arriveDueAt: arrive,
  feedbackDueAt: feedback,
  ...row
}: Row): CallRecord => ({
  ...row,
  due: { answer, contact, arrive, feedback },
});

/** A call that goes out. */
export interface NewCall {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly leads: boolean;
  readonly due: Dues & { readonly answer: Date; readonly arrive: Date };
  readonly yellows: CallRecord['yellows'];
}
export const insertCalls = async (
  tx: Tx,
  whistle: { id: string; callerCode: string; calledAt: Date },
  calls: readonly NewCall[],
): Promise<void> => {
  const values: unknown[] = [whistle.id, whistle.callerCode, whistle.calledAt];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const lines = calls.map(
    (c) =>
      `(:jurisdiction, $1::uuid, $2, $3::timestamptz, ${p(c.id)}::uuid, ${p(c.organisationId)}::uuid, ${p(c.organisationName)}, ${p(c.leads)}::boolean,
        ${p(c.due.answer)}::timestamptz, ${p(c.due.contact)}::timestamptz, ${p(c.due.arrive)}::timestamptz, ${p(c.due.feedback)}::timestamptz,
        ${p(JSON.stringify(c.yellows))}::jsonb, ${p(c.due.answer)}::timestamptz, ${p(c.yellows.answer)}::timestamptz)`,
  );
  await execute(
    tx,
    `insert into whistle_calls (jurisdiction_id, whistle_id, caller_code, called_at, id, organisation_id, organisation_name, leads, answer_due_at,
       contact_due_at, arrive_due_at, feedback_due_at, yellows, due_at, yellow_at) values ${lines.join(', ')}`,
    values,
  );
};

/** The calls of some whistles: who leads first, then by name. */
export const callsOf = async (tx: Tx, whistleIds: readonly string[]): Promise<CallRecord[]> => {
  const { rows } = await execute<Row>(
    tx,
    `select ${columns} from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.whistle_id = any($1::uuid[])
     order by c.whistle_id, c.leads desc, c.organisation_name, c.id`,
    [whistleIds],
  );
  return rows.map(recordOf);
};

/** The whistle a call belongs to. */
export const whistleOfCall = async (tx: Tx, callId: string): Promise<string | null> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    'select whistle_id as id from whistle_calls where jurisdiction_id = :jurisdiction and id = $1',
    [callId],
  );
  return rows[0]?.id ?? null;
};

const columnOf: Readonly<Record<string, string>> = { arrivedTold: 'arrived_told', fedBackAt: 'fed_back_at', fedBackBy: 'fed_back_by' };
/** Changes of a call, by field; its whistle is held. */
export const changeCall = async (tx: Tx, id: string, changes: Readonly<Record<string, unknown>>): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf[field] ?? field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)} = $${i + 2}`);
  await execute(tx, `update whistle_calls set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** Stops the clocks of a whistle's calls; those of a withdrawn one count for nobody. */
export const stopCalls = async (tx: Tx, whistleId: string, withdrawn: boolean): Promise<void> => {
  await execute(
    tx,
    'update whistle_calls set due_at = null, yellow_at = null, withdrawn = $2 where jurisdiction_id = :jurisdiction and whistle_id = $1',
    [whistleId, withdrawn],
  );
};

/** Calls that something is due of, most pressing first: of these organisations. */
export const callsDue = async (tx: Tx, organisations: readonly string[], limit: number): Promise<CallRecord[]> => {
  const { rows } = await execute<Row>(
    tx,
    `select ${columns} from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.organisation_id = any($1::uuid[]) and c.due_at is not null
     order by c.due_at, c.id limit $2`,
    [organisations, limit],
  );
  return rows.map(recordOf);
};

/** Calls whose clock has become yellow or red and of which nobody has been told so. */
export const callsToTell = async (tx: Tx, now: Date, limit: number): Promise<CallRecord[]> => {
  const { rows } = await execute<Row>(
    tx,
    `select ${columns} from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.due_at is not null
       and ((c.due_at < $1 and c.told is distinct from 'overdue') or (c.yellow_at < $1 and c.told is null)) order by c.due_at, c.id limit $2
     for update skip locked`,
    [now, limit],
  );
  return rows.map(recordOf);
};

/** Whistles called for some areas that have ended with calls nobody has rated, the oldest first. */
export const unratedOf = async (
  tx: Tx,
  callerCodes: readonly string[],
  limit: number,
): Promise<{ id: string; title: string; callerName: string; count: number; endedAt: Date }[]> => {
  const { rows } = await execute<{ id: string; title: string; callerName: string; count: number; endedAt: Date }>(
    tx,
    `select w.id, w.title, w.caller_name as "callerName", count(*)::int as count, w.ended_at as "endedAt" from whistle_calls c
     join whistles w on w.jurisdiction_id = :jurisdiction and w.id = c.whistle_id and w.state = 'ended'
     where c.jurisdiction_id = :jurisdiction and c.rating is null and not c.withdrawn and c.caller_code = any($1::text[])
     group by w.id, w.title, w.caller_name, w.ended_at order by w.ended_at, w.id limit $2`,
    [callerCodes, limit],
  );
  return rows;
};
