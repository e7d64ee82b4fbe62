import type { Doubt } from '#contract/activities/act-values.ts';
import { type ParticipantState, standing } from '#contract/activities/lifecycle.ts';
import type { HourState } from '#contract/volunteers/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Somebody's place in an activity as it is stored. */
export interface ParticipantRecord {
  readonly id: string;
  readonly activityId: string;
  readonly accountId: string | null;
  readonly role: string | null;
  readonly state: ParticipantState;
  readonly joinedAt: Date;
  readonly offered: boolean;
  readonly insteadOf: string | null;
  readonly sealed: Buffer | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly doubts: readonly Doubt[];
  readonly absentAt: Date | null;
  readonly contested: string | null;
  readonly decision: string | null;
  /** A person of the register whom the organiser entered. */
  readonly personId: string | null;
  /** Of the one record of hours, once somebody has certified them; null: nobody has. */
  readonly hours: HourState | null;
  readonly minutes: number | null;
}
const columns = `p.id, p.activity_id as "activityId", p.account_id as "accountId", p.role, p.state, p.joined_at as "joinedAt", p.offered,
  p.instead_of as "insteadOf", p.sealed, p.checked_in_at as "checkedInAt", p.checked_out_at as "checkedOutAt", p.doubts, p.absent_at as "absentAt", p.contested,
  p.decision, p.person_id as "personId", h.state as hours, h.minutes`;
/** Places with what became of their hours: those have the id of the place. */
const places = `activity_participants p
  left join volunteer_hours h on h.jurisdiction_id = p.jurisdiction_id and h.id = p.id and h.jurisdiction_id = :jurisdiction`;

export type NewParticipant = Pick<
  ParticipantRecord,
  'id' | 'activityId' | 'accountId' | 'role' | 'state' | 'joinedAt' | 'insteadOf' | 'sealed' | 'checkedInAt' | 'doubts'
> & { readonly keyVersion: number | null; readonly personId?: string | null; readonly riskAcceptedAt?: Date | null };
export const insertParticipant = async (tx: Tx, p: NewParticipant): Promise<void> => {
  await execute(
    tx,
    `insert into activity_participants (jurisdiction_id, id, activity_id, account_id, role, state, joined_at, instead_of, sealed, key_version, checked_in_at, doubts,
       person_id, risk_accepted_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13)`,
    [
      p.id,
      p.activityId,
      p.accountId,
      p.role,
      p.state,
      p.joinedAt,
      p.insteadOf,
      p.sealed,
      p.keyVersion,
      p.checkedInAt,
      JSON.stringify(p.doubts),
      p.personId ?? null,
      p.riskAcceptedAt ?? null,
    ],
  );
};

/** A place by its id. Whoever changes it holds its activity. */
export const findParticipant = async (tx: Tx, id: string): Promise<ParticipantRecord | null> => {
  const { rows } = await execute<ParticipantRecord>(
    tx,
    `select ${columns} from ${places} where p.jurisdiction_id = :jurisdiction and p.id = $1`,
    [id],
  );
  return rows[0] ?? null;
};
/** The newest place of an account in an activity, whatever became of it. */
export const placeOf = async (tx: Tx, activityId: string, accountId: string): Promise<ParticipantRecord | null> => {
  const { rows } = await execute<ParticipantRecord>(
    tx,
    `select ${columns} from ${places} where p.jurisdiction_id = :jurisdiction and p.activity_id = $1 and p.account_id = $2
     order by p.state = any($3::text[]) desc, p.joined_at desc, p.id desc limit 1`,
    [activityId, accountId, standing],
  );
  return rows[0] ?? null;
};
/** Places of an activity in the order in which they were asked for. */
export const participantsOf = async (tx: Tx, activityId: string): Promise<ParticipantRecord[]> => {
  const { rows } = await execute<ParticipantRecord>(
    tx,
    `select ${columns} from ${places} where p.jurisdiction_id = :jurisdiction and p.activity_id = $1 order by p.joined_at, p.id limit 6000`,
    [activityId],
  );
  return rows;
};
/** Who waits longest for a seat. */
export const nextWaiting = async (tx: Tx, activityId: string): Promise<ParticipantRecord | null> => {
  const { rows } = await execute<ParticipantRecord>(
    tx,
    `select ${columns} from ${places} where p.jurisdiction_id = :jurisdiction and p.activity_id = $1 and p.state = 'waiting'
     order by p.joined_at, p.id limit 1`,
    [activityId],
  );
  return rows[0] ?? null;
};
/** Places of an account, latest first, with their activities' ids; and the minutes certified altogether. */
export const placesOfAccount = async (
  tx: Tx,
  accountId: string,
  before: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ParticipantRecord[]> => {
  const { rows } = await execute<ParticipantRecord>(
    tx,
    `select ${columns} from ${places} where p.jurisdiction_id = :jurisdiction and p.account_id = $1
       and ($2::timestamptz is null or (p.joined_at, p.id) < ($2, $3::uuid)) order by p.joined_at desc, p.id desc limit $4`,
    [accountId, before?.[0] ?? null, before?.[1] ?? null, limit],
  );
  return rows;
};
export const certifiedMinutes = async (tx: Tx, accountId: string): Promise<number> => {
  const { rows } = await execute<{ sum: number }>(
    tx,
    `select coalesce(sum(h.minutes), 0)::int as sum from ${places} where p.jurisdiction_id = :jurisdiction and p.account_id = $1 and h.state = 'certified'`,
    [accountId],
  );
  return rows[0]?.sum ?? 0;
};
/** Moments of unexcused absences of an account from activities of a kind since a moment, in order. */
export const absencesOf = async (tx: Tx, accountId: string, kind: string, since: Date): Promise<Date[]> => {
  const { rows } = await execute<{ at: Date }>(
    tx,
    `select p.absent_at as at from activity_participants p
     join activities a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.activity_id and a.jurisdiction_id = :jurisdiction
     where p.jurisdiction_id = :jurisdiction and p.account_id = $1 and p.state = 'absent' and p.absent_at >= $3 and a.kind = $2
     order by p.absent_at limit 100`,
    [accountId, kind, since],
  );
  return rows.map(({ at }) => at);
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of a place, by field; its activity is held. */
export const changeParticipant = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<ParticipantRecord, 'id' | 'activityId' | 'doubts' | 'hours' | 'minutes'>> & {
    doubts?: string;
    keyVersion?: number | null;
  },
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update activity_participants set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** Places that wait for the organiser in activities of these areas: applications, absences that are contested. */
export interface WaitingPlace {
  readonly activityId: string;
  readonly title: string;
  readonly areaPath: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly what: 'approve' | 'contested' | 'certify';
  readonly count: number;
}
export const placesWaiting = async (tx: Tx, areas: readonly string[], since: Date, now: Date, limit: number): Promise<WaitingPlace[]> => {
  const values: unknown[] = [since, now, limit];
  const below = areas.map((code) => `(a.area_code >= $${values.push(code)}::text and a.area_code < $${values.push(`${code}~`)}::text)`);
  if (below.length === 0) return [];
  const what = `case when p.state = 'applied' then 'approve' when p.state = 'absent' then 'contested' else 'certify' end`;
  const { rows } = await execute<WaitingPlace>(
    tx,
    `select a.id as "activityId", a.title, a.area_path::text as "areaPath", a.starts_at as "startsAt", a.ends_at as "endsAt", ${what} as what, count(*)::int as count
     from activities a join activity_participants p on p.jurisdiction_id = a.jurisdiction_id and p.activity_id = a.id and p.jurisdiction_id = :jurisdiction
     left join volunteer_hours h on h.jurisdiction_id = p.jurisdiction_id and h.id = p.id and h.jurisdiction_id = :jurisdiction
     where a.jurisdiction_id = :jurisdiction and a.starts_at > $1 and a.state in ('planned', 'held') and (${below.join(' or ')})
       and ((p.state = 'applied' and a.starts_at > $2) or (p.state = 'absent' and p.contested is not null and p.decision is null)
         or (p.state = 'attended' and h.id is null and a.ends_at <= $2 and a.rules -> 'hours' ->> 'rule' <> 'none'))
     group by a.jurisdiction_id, a.id, a.title, a.area_path, a.starts_at, a.ends_at, ${what} order by a.ends_at, a.id limit $3`,
    values,
  );
  return rows;
};

/** Sealed places with older keys. */
export const olderParticipants = async (tx: Tx, version: number, limit: number): Promise<{ id: string; sealed: Buffer }[]> => {
  const { rows } = await execute<{ id: string; sealed: Buffer }>(
    tx,
    'select id, sealed from activity_participants where jurisdiction_id = :jurisdiction and key_version < $1 order by key_version, id limit $2 for update',
    [version, limit],
  );
  return rows;
};

/** Takes names, phones and answers out of places of activities that ended before a moment. @returns how many there were */
export const emptyParticipants = async (tx: Tx, before: Date, most: number): Promise<number> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select p.id from activity_participants p join activities a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.activity_id and a.jurisdiction_id = :jurisdiction
     where p.jurisdiction_id = :jurisdiction and p.key_version is not null and a.ends_at < $1 limit $2`,
    [before, most],
  );
  if (rows.length > 0)
    await execute(
      tx,
      'update activity_participants set sealed = null, key_version = null where jurisdiction_id = :jurisdiction and id = any($1::uuid[])',
      [rows.map(({ id }) => id)],
    );
  return rows.length;
};

/** A place of somebody, as their copy of what is held about them tells it. */
export interface HeldPlace {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: ParticipantState;
  readonly minutes: number | null;
  readonly sealed: Buffer | null;
}

/** All places of an account, newest first. */
export const placesHeld = async (tx: Tx, accountId: string): Promise<HeldPlace[]> => {
  const { rows } = await execute<HeldPlace>(
    tx,
    `select p.id, a.title, a.starts_at as "startsAt", a.ends_at as "endsAt", p.state, h.minutes, p.sealed
     from ${places} join activities a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.activity_id and a.jurisdiction_id = :jurisdiction
     where p.jurisdiction_id = :jurisdiction and p.account_id = $1 order by a.starts_at desc, p.id`,
    [accountId],
  );
  return rows;
};
