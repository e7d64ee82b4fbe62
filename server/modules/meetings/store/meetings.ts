import type { MeetingKind } from '#contract/meetings/kinds.ts';
import type { MeetingState, MemberRole, SeatAnswer } from '#contract/meetings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A meeting as it is stored, with what it is of. */
export interface MeetingRecord {
  readonly id: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly organisationId: string | null;
  readonly areaPath: string;
  readonly kind: string;
  readonly rules: MeetingKind;
  readonly rulesVersion: number;
  readonly open: boolean;
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly dueKey: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly state: MeetingState;
  readonly noticedAt: Date | null;
  readonly notices: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly chair: string;
  readonly recorder: string;
  readonly observers: string;
  readonly reason: string | null;
  readonly raisedPath: string | null;
  readonly raisedReason: string | null;
  readonly raisedAt: Date | null;
  readonly raisedBy: string | null;
  readonly raisedChair: string | null;
  readonly currentItemId: string | null;
  readonly disclosureId: string | null;
  readonly version: number;
}
const columns = `x.id, x.body_id as "bodyId", b.name as "bodyName", b.organisation_id as "organisationId", x.area_path::text as "areaPath", x.kind, x.rules,
  x.rules_version as "rulesVersion", x.open, x.title, x.year, x.number, x.due_key as "dueKey", x.starts_at as "startsAt", x.ends_at as "endsAt", x.place, x.state,
  x.noticed_at as "noticedAt", x.notices, x.opened_at as "openedAt", x.closed_at as "closedAt", x.chair, x.recorder, x.observers, x.reason,
  x.raised_path::text as "raisedPath", x.raised_reason as "raisedReason", x.raised_at as "raisedAt", x.raised_by as "raisedBy", x.raised_chair as "raisedChair",
  x.current_item_id as "currentItemId", x.disclosure_id as "disclosureId", x.version`;
const tables = 'meetings x join meeting_bodies b on b.jurisdiction_id = :jurisdiction and b.id = x.body_id';
const own = 'x.jurisdiction_id = :jurisdiction';

export const findMeeting = async (tx: Tx, id: string): Promise<MeetingRecord | null> =>
  (await execute<MeetingRecord>(tx, `select ${columns} from ${tables} where ${own} and x.id = $1`, [id])).rows[0] ?? null;
/**
 * Holds a meeting until the transaction ends: seats, agenda and outcomes are given under this lock alone. Whoever holds more holds the body first, then meetings, then
 * resolutions; what merely refers to a row that is held waits for nobody.
 */
export const lockMeeting = async (tx: Tx, id: string): Promise<MeetingRecord | null> => {
  await execute(tx, `select x.id from meetings x where ${own} and x.id = $1 for no key update`, [id]);
  return findMeeting(tx, id);
};

/** What lists count of a meeting. */
export interface Counted extends MeetingRecord {
  readonly due: number;
  readonly present: number;
  readonly items: number;
  readonly resolved: number;
  readonly solved: number;
}
const present = `(exists (select from activity_participants a where a.jurisdiction_id = :jurisdiction and a.id = s.id and a.state = 'attended')
  or exists (select from activity_participants a where a.jurisdiction_id = :jurisdiction and a.id = s.proxy_id and a.state = 'attended'))`;
const counts = `(select count(*)::int from meeting_seats s where s.jurisdiction_id = :jurisdiction and s.meeting_id = x.id and s.role <> 'observer') as due,
  (select count(*)::int from meeting_seats s where s.jurisdiction_id = :jurisdiction and s.meeting_id = x.id and s.role <> 'observer' and ${present}) as present,
  (select count(*)::int from meeting_items i where i.jurisdiction_id = :jurisdiction and i.meeting_id = x.id) as items,
  (select count(*)::int from meeting_items i where i.jurisdiction_id = :jurisdiction and i.meeting_id = x.id and i.outcome = 'resolved') as resolved,
  (select count(*)::int from meeting_items i where i.jurisdiction_id = :jurisdiction and i.meeting_id = x.id and i.outcome = 'solved') as solved`;

/** Which meetings a list shows; null does not filter. Areas are codes. */
export interface MeetingFilter {
  readonly areas: readonly string[];
  readonly area: string | null;
  readonly bodyId: string | null;
  readonly kind: string | null;
  readonly states: readonly MeetingState[] | null;
  readonly raised: boolean;
  readonly from: Date | null;
  readonly until: Date | null;
}
/** Meetings behind one of them, latest first. */
export const pageOfMeetings = async (
  tx: Tx,
  f: MeetingFilter,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<Counted[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(x.area_code >= ${p(code)}::text and x.area_code < ${p(`${code}~`)}::text)`;
  const parts = [own, f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`];
  if (f.area !== null) parts.push(below(f.area));
  if (f.bodyId !== null) parts.push(`x.body_id = ${p(f.bodyId)}::uuid`);
  if (f.kind !== null) parts.push(`x.kind = ${p(f.kind)}`);
  if (f.states) parts.push(`x.state = any(${p(f.states)}::text[])`);
  if (f.raised) parts.push('x.raised_at is not null');
  if (f.from) parts.push(`x.starts_at >= ${p(f.from)}::timestamptz`);
  if (f.until) parts.push(`x.starts_at < ${p(f.until)}::timestamptz`);
  if (after) parts.push(`(x.starts_at, x.id) < (${p(after[0])}::timestamptz, ${p(after[1])}::uuid)`);
  return (
    await execute<Counted>(
      tx,
      `select ${columns}, ${counts} from ${tables} where ${parts.join(' and ')} order by x.starts_at desc, x.id desc limit ${p(limit)}`,
      values,
    )
  ).rows;
};
export const countedMeetings = async (tx: Tx, ids: readonly string[]): Promise<Counted[]> =>
  (
    await execute<Counted>(
      tx,
      `select ${columns}, ${counts} from ${tables} where ${own} and x.id = any($1::uuid[]) order by x.starts_at desc, x.id desc`,
      [ids],
    )
  ).rows;

/** Meetings of a body that are still to end, soonest first. */
export const comingOf = async (tx: Tx, bodyId: string): Promise<MeetingRecord[]> =>
  (
    await execute<MeetingRecord>(
      tx,
      `select ${columns} from ${tables} where ${own} and x.body_id = $1 and x.state in ('planned', 'convened', 'sitting') order by x.starts_at, x.id limit 50`,
      [bodyId],
    )
  ).rows;
/** The next meeting of a body that has not begun, held: nobody begins, moves or cancels it meanwhile. Null: there is none. */
export const lockNext = async (tx: Tx, bodyId: string): Promise<MeetingRecord | null> => {
  const next = (await comingOf(tx, bodyId)).find(({ state }) => state !== 'sitting');
  if (!next) return null;
  const held = await lockMeeting(tx, next.id);
  // it may have begun or been cancelled until it was held: then it is another
  return held?.state === 'planned' || held?.state === 'convened' ? held : lockNext(tx, bodyId);
};
/** Windows of the rhythm of a body for which there is a meeting. */
export const dueKeysOf = async (tx: Tx, bodyId: string, since: Date): Promise<Set<string>> =>
  new Set(
    (
      await execute<{ key: string }>(
        tx,
        `select x.due_key as key from meetings x where ${own} and x.body_id = $1 and x.due_key is not null and x.starts_at > $2::timestamptz - interval '400 days'`,
        [bodyId, since],
      )
    ).rows.map(({ key }) => key),
  );
/** What is open to residents and has not ended, soonest first, in an area and below. */
export const openMeetings = async (tx: Tx, areaCode: string, now: Date, limit: number): Promise<MeetingRecord[]> =>
  (
    await execute<MeetingRecord>(
      tx,
      `select ${columns} from ${tables} where ${own} and x.open and x.state in ('convened', 'sitting') and x.ends_at > $2::timestamptz - interval '1 day'
         and x.area_code >= $1::text and x.area_code < $1::text || '~' order by x.starts_at, x.id limit $3`,
      [areaCode, now, limit],
    )
  ).rows;
/** Meetings whose notice is to be given, those raised that nobody chairs, in these areas and below. */
export const waitingMeetings = async (tx: Tx, areas: readonly string[], limit: number): Promise<MeetingRecord[]> => {
  if (areas.length === 0) return [];
  return (
    await execute<MeetingRecord>(
      tx,
      `select ${columns} from ${tables} where ${own} and x.state in ('planned', 'convened', 'sitting')
         and exists (select from unnest($1::text[]) a where x.area_code collate "C" >= a and x.area_code collate "C" < a || '~') order by x.starts_at, x.id limit $2`,
      [areas, limit],
    )
  ).rows;
};
/** Of the meetings of a body since a day, how many a higher leader was called to chair. */
export const raisedSince = async (tx: Tx, bodyId: string, since: Date): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from meetings x where ${own} and x.body_id = $1 and x.raised_at >= $2 and x.state <> 'cancelled'`,
      [bodyId, since],
    )
  ).rows[0]?.n ?? 0;
/** The next number of a body's meetings in a year; the body is held. */
export const nextNumber = async (tx: Tx, bodyId: string, year: number): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select coalesce(max(x.number), 0)::int + 1 as n from meetings x where ${own} and x.body_id = $1 and x.year = $2`,
      [bodyId, year],
    )
  ).rows[0]?.n ?? 1;

export type NewMeeting = Pick<
  MeetingRecord,
  | 'id'
  | 'bodyId'
  | 'areaPath'
  | 'kind'
  | 'rules'
  | 'rulesVersion'
  | 'title'
  | 'year'
  | 'number'
  | 'dueKey'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'state'
>;
/** Guards of the table: `meetings_number`, `meetings_due`. */
export const insertMeeting = async (tx: Tx, m: NewMeeting, by: { by: string | null; at: Date }): Promise<boolean> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `insert into meetings (jurisdiction_id, id, body_id, area_path, kind, rules, rules_version, open, title, year, number, due_key, starts_at, ends_at, place, state,
       created_by, created_at)
     values (:jurisdiction, $1, $2, $3::ltree, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (jurisdiction_id, body_id, due_key) where due_key is not null do nothing returning id`,
    [
      ...[m.id, m.bodyId, m.areaPath, m.kind, JSON.stringify(m.rules), m.rulesVersion, m.rules.open, m.title, m.year, m.number, m.dueKey],
      ...[m.startsAt, m.endsAt, m.place, m.state, by.by, by.at],
    ],
  );
  return rows.length > 0;
};
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of a meeting, by field; it is held. */
export const changeMeetingRow = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<MeetingRecord, 'id' | 'rules' | 'bodyName' | 'organisationId' | 'areaPath' | 'version'>>,
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}${field === 'raisedPath' ? '::ltree' : ''}`);
  await execute(
    tx,
    `update meetings set ${[...set, 'version = version + 1'].join(', ')} where jurisdiction_id = :jurisdiction and id = $1`,
    [id, ...entries.map(([, value]) => value)],
  );
};

/** Somebody called to a meeting; whether they came is what their place in its activity says. */
export interface SeatRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly memberId: string | null;
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly role: MemberRole;
  readonly answer: SeatAnswer;
  readonly reason: string | null;
  readonly proxyId: string | null;
  readonly present: boolean;
}
const seatColumns = `s.id, s.meeting_id as "meetingId", s.member_id as "memberId", s.person_id as "personId", p.name, s.account_id as "accountId",
  s.organisation_id as "organisationId", o.name as "organisationName", s.role, s.answer, s.reason, s.proxy_id as "proxyId", coalesce(a.state = 'attended', false) as present`;
const seatTables = `meeting_seats s join persons p on p.jurisdiction_id = :jurisdiction and p.id = s.person_id
  left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = s.organisation_id
  left join activity_participants a on a.jurisdiction_id = :jurisdiction and a.id = s.id`;
export const seatsOf = async (tx: Tx, meetingId: string): Promise<SeatRecord[]> =>
  (
    await execute<SeatRecord>(
      tx,
      `select ${seatColumns} from ${seatTables} where s.jurisdiction_id = :jurisdiction and s.meeting_id = $1
       order by array_position(array['chair', 'deputy', 'secretary', 'member', 'observer'], s.role), s.id limit 2000`,
      [meetingId],
    )
  ).rows;
export const findSeat = async (tx: Tx, id: string): Promise<SeatRecord | null> =>
  (await execute<SeatRecord>(tx, `select ${seatColumns} from ${seatTables} where s.jurisdiction_id = :jurisdiction and s.id = $1`, [id]))
    .rows[0] ?? null;
/** Seats of an account, with the moments of their meetings, latest first. */
export const seatsOfAccount = async (tx: Tx, accountId: string, limit: number): Promise<SeatRecord[]> =>
  (
    await execute<SeatRecord>(
      tx,
      `select ${seatColumns} from ${seatTables} join meetings x on x.jurisdiction_id = :jurisdiction and x.id = s.meeting_id
       where s.jurisdiction_id = :jurisdiction and s.account_id = $1 and x.state <> 'planned' order by x.starts_at desc, s.id limit $2`,
      [accountId, limit],
    )
  ).rows;
export type NewSeat = Pick<SeatRecord, 'id' | 'meetingId' | 'memberId' | 'personId' | 'accountId' | 'organisationId' | 'role'> & {
  readonly areaCode: string;
};
export const insertSeats = async (tx: Tx, seats: readonly NewSeat[]): Promise<void> => {
  for (const s of seats)
    await execute(
      tx,
      `insert into meeting_seats (jurisdiction_id, id, meeting_id, area_code, member_id, person_id, account_id, organisation_id, role)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
      [s.id, s.meetingId, s.areaCode, s.memberId, s.personId, s.accountId, s.organisationId, s.role],
    );
};
export const answerSeat = async (
  tx: Tx,
  id: string,
  a: Pick<SeatRecord, 'answer' | 'reason' | 'proxyId'> & { readonly at: Date | null },
): Promise<void> => {
  await execute(
    tx,
    'update meeting_seats set answer = $2, reason = $3, proxy_id = $4, answered_at = $5 where jurisdiction_id = :jurisdiction and id = $1',
    [id, a.answer, a.reason, a.proxyId, a.at],
  );
};
/** All are asked anew: another day is another question. */
export const clearAnswers = async (tx: Tx, meetingId: string): Promise<void> => {
  await execute(
    tx,
    `update meeting_seats set answer = 'none', reason = null, proxy_id = null, answered_at = null where jurisdiction_id = :jurisdiction and meeting_id = $1`,
    [meetingId],
  );
};
/** Whether an activity is a meeting's: their ids are the same. */
export const isMeeting = async (tx: Tx, activityId: string): Promise<boolean> =>
  (await execute(tx, `select x.id from meetings x where ${own} and x.id = $1`, [activityId])).rows.length > 0;
