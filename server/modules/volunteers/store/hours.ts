import type { HourChange, HourState } from '#contract/volunteers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import type { Booked } from '../domain/hours.ts';

/** Served time as it is stored. */
export interface HoursRow {
  readonly id: string;
  /** Null: a guest whose place alone knows the name. */
  readonly personId: string | null;
  readonly what: string;
  readonly subjectId: string | null;
  readonly kind: string | null;
  readonly title: string;
  readonly day: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly served: number;
  readonly minutes: number;
  readonly voluntary: boolean;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly state: HourState;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly certifiedBy: string | null;
  readonly certifiedAt: Date | null;
  readonly entersOn: string | null;
  readonly burstId: string | null;
  readonly confirmedBy: string | null;
  readonly earnedId: string | null;
  readonly contested: string | null;
  readonly contestedBy: string | null;
  readonly contestedAt: Date | null;
}
export const hourColumns = `h.id, h.person_id as "personId", h.what, h.subject_id as "subjectId", h.kind, h.title, h.day::text as day, h.from_at as "from",
  h.until_at as "until", h.served, h.minutes, h.voluntary, h.area_path::text as "areaPath", h.organisation_id as "organisationId", h.state,
  h.recorded_by as "recordedBy", h.recorded_at as "recordedAt", h.certified_by as "certifiedBy", h.certified_at as "certifiedAt",
  h.enters_on::text as "entersOn", h.burst_id as "burstId", h.confirmed_by as "confirmedBy", h.earned_id as "earnedId", h.contested, h.contested_by as "contestedBy",
  h.contested_at as "contestedAt"`;
const own = 'h.jurisdiction_id = :jurisdiction';

/**
 * The account of whoever served, who is held until the transaction ends: hours of one person are counted in turn. A guest has none. Undefined: there is no such
 * person.
 */
export const lockServing = async (tx: Tx, personId: string | null): Promise<string | null | undefined> =>
  personId === null
    ? null
    : (
        await executeByKey<{ accountId: string | null }>(
          tx,
          'select account_id as "accountId" from persons where jurisdiction_id = :jurisdiction and id = $1 for no key update',
          [personId],
        )
      ).rows[0]?.accountId;

/** One record; held until the transaction ends when `lock` says so. */
export const findHours = async (tx: Tx, id: string, lock = false): Promise<HoursRow | null> =>
  (
    await executeByKey<HoursRow>(
      tx,
      `select ${hourColumns} from volunteer_hours h where ${own} and h.id = $1 ${lock ? 'for update' : ''}`,
      [id],
    )
  ).rows[0] ?? null;

/** What counts of a person's day already, and the title of what lies in the same time. */
export const besides = async (
  tx: Tx,
  personId: string | null,
  { id, day, from, until }: { id: string; day: string; from: Date | null; until: Date | null },
): Promise<{ ofDay: number; overlap: string | null }> => {
  const { rows } = await executeByKey<{ ofDay: number; overlap: string | null }>(
    tx,
    `select coalesce(sum(h.minutes) filter (where h.day = $3::date and h.voluntary), 0)::int as "ofDay",
       min(h.title) filter (where h.from_at < $5::timestamptz and h.until_at > $4::timestamptz) as overlap
     from volunteer_hours h where ${own} and h.person_id = $1 and h.id <> $2 and h.state <> 'struck' and h.day between $3::date - 1 and $3::date + 1`,
    [personId, id, day, from, until],
  );
  return rows[0] ?? { ofDay: 0, overlap: null };
};

export type NewHours = Omit<
  HoursRow,
  | 'state'
  | 'certifiedBy'
  | 'certifiedAt'
  | 'entersOn'
  | 'burstId'
  | 'confirmedBy'
  | 'earnedId'
  | 'contested'
  | 'contestedBy'
  | 'contestedAt'
>;
export const insertHours = async (tx: Tx, h: NewHours): Promise<void> => {
  await executeByKey(
    tx,
    `insert into volunteer_hours (jurisdiction_id, id, person_id, what, subject_id, kind, title, day, from_at, until_at, served, minutes, voluntary, area_path,
       organisation_id, recorded_by, recorded_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::date, $8, $9, $10, $11, $12, $13::ltree, $14, $15, $16)`,
    [
      h.id,
      h.personId,
      h.what,
      h.subjectId,
      h.kind,
      h.title,
      h.day,
      h.from,
      h.until,
      h.served,
      h.minutes,
      h.voluntary,
      h.areaPath,
      h.organisationId,
      h.recordedBy,
      h.recordedAt,
    ],
  );
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
type Changes = Partial<
  Pick<
    HoursRow,
    | 'minutes'
    | 'state'
    | 'certifiedBy'
    | 'certifiedAt'
    | 'entersOn'
    | 'burstId'
    | 'confirmedBy'
    | 'earnedId'
    | 'contested'
    | 'contestedBy'
    | 'contestedAt'
  > & { readonly confirmedAt: Date | null }
>;
/** Changes of records, by field; they are held. */
export const changeHours = async (tx: Tx, ids: readonly string[], changes: Changes): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update volunteer_hours set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = any($1::uuid[])`, [
    ids,
    ...entries.map(([, value]) => value),
  ]);
};

/** What became of hours, as it is kept. */
export interface ChangeRow {
  readonly id: string;
  readonly hoursId: string;
  readonly what: HourChange;
  readonly minutes: number;
  readonly reason: string | null;
  readonly byId: string;
  readonly at: Date;
}
export const insertChange = async (tx: Tx, c: ChangeRow): Promise<void> => {
  await executeByKey(
    tx,
    `insert into volunteer_hour_changes (jurisdiction_id, id, hours_id, what, minutes, reason, by_id, at) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)`,
    [c.id, c.hoursId, c.what, c.minutes, c.reason, c.byId, c.at],
  );
};
/** The history of one record, in its order. */
export const changesOf = async (tx: Tx, hoursId: string): Promise<ChangeRow[]> =>
  (
    await execute<ChangeRow>(
      tx,
      `select id, hours_id as "hoursId", what, minutes, reason, by_id as "byId", at from volunteer_hour_changes
       where jurisdiction_id = :jurisdiction and hours_id = $1 order by at, id limit 200`,
      [hoursId],
    )
  ).rows;

/** Lets those who certify as one account take turns until the transaction ends. */
export const lockCertifier = async (tx: Tx, accountId: string): Promise<void> => {
  await execute(tx, `select pg_advisory_xact_lock(hashtextextended('volunteers.certifier ' || $1, 0))`, [accountId]);
};

/** What an account has both recorded and certified since a moment, in the order of ids; held until the transaction ends. */
export const bookedSince = async (
  tx: Tx,
  accountId: string,
  since: Date,
): Promise<(Booked & { state: HourState; burstId: string | null })[]> =>
  (
    await execute<Booked & { state: HourState; burstId: string | null }>(
      tx,
      `select h.id, h.what, h.subject_id as "subjectId", h.minutes, h.state, h.burst_id as "burstId" from volunteer_hours h
       where ${own} and h.certified_by = $1 and h.recorded_by = $1 and h.certified_at >= $2 and h.voluntary and h.state in ('certified', 'held')
         and h.confirmed_by is null order by h.id limit 1000 for update`,
      [accountId, since],
    )
  ).rows;

/** Certified minutes of volunteering of one organisation, or of an area and what lies below it, between two days. */
export const sumHours = async (
  tx: Tx,
  of: { readonly organisationId: string } | { readonly areaCode: string },
  from: string,
  until: string,
): Promise<{ minutes: number; services: number; people: number }> => {
  const [where, values] =
    'organisationId' in of
      ? ['h.organisation_id = $3', [of.organisationId]]
      : ['h.area_code >= $3::text and h.area_code < $4::text', [of.areaCode, `${of.areaCode}~`]];
  const { rows } = await execute<{ minutes: number; services: number; people: number }>(
    tx,
    `select coalesce(sum(h.minutes), 0)::int as minutes, count(*)::int as services, count(distinct h.person_id)::int as people
     from volunteer_hours h where ${own} and ${where} and h.day between $1::date and $2::date and h.state = 'certified' and h.voluntary`,
    [from, until, ...values],
  );
  return rows[0] ?? { minutes: 0, services: 0, people: 0 };
};

/** Certified minutes of volunteering of some people between two days, by what they were served in. */
export const sumHoursOfPeople = async (
  tx: Tx,
  personIds: readonly string[],
  from: string,
  until: string,
): Promise<{ personId: string; what: string; minutes: number; subjects: number }[]> =>
  (
    await execute<{ personId: string; what: string; minutes: number; subjects: number }>(
      tx,
      `select h.person_id as "personId", h.what, sum(h.minutes)::int as minutes, count(distinct h.subject_id)::int as subjects from volunteer_hours h
       where ${own} and h.person_id = any($1) and h.day between $2::date and $3::date and h.state = 'certified' and h.voluntary
       group by h.person_id, h.what`,
      [personIds, from, until],
    )
  ).rows;

/** Hours of a person, newest first, behind one of them. */
export const hoursOfPerson = async (
  tx: Tx,
  personId: string,
  before: readonly [day: string, id: string] | null,
  limit: number,
): Promise<HoursRow[]> =>
  (
    await execute<HoursRow>(
      tx,
      `select ${hourColumns} from volunteer_hours h where ${own} and h.person_id = $1
         and ($2::date is null or (h.day, h.id) < ($2::date, $3::uuid)) order by h.day desc, h.id desc limit $4`,
      [personId, before?.[0] ?? null, before?.[1] ?? null, limit],
    )
  ).rows;
