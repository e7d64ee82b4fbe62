import type { ActivityKind } from '#contract/activities/kinds.ts';
import type { ActivityState } from '#contract/activities/lifecycle.ts';
import type { Rhythm } from '#contract/activities/rhythm.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** An activity as it is stored. */
export interface ActivityRecord {
  readonly id: string;
  readonly seriesId: string | null;
  readonly dueKey: string | null;
  readonly kind: string;
  readonly rules: ActivityKind;
  readonly title: string;
  readonly text: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly organiser: string;
  readonly place: string;
  readonly roomId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly seats: number | null;
  readonly taken: number;
  readonly waiting: number;
  readonly state: ActivityState;
  readonly reason: string | null;
  readonly minutes: string | null;
  readonly version: number;
}
const columns = `a.id, a.series_id as "seriesId", a.due_key as "dueKey", a.kind, a.rules, a.title, a.text, a.area_path::text as "areaPath",
  a.organisation_id as "organisationId", a.organiser, a.place, a.room_id as "roomId", a.lon, a.lat, a.starts_at as "startsAt", a.ends_at as "endsAt", a.seats,
  a.taken, a.waiting, a.state, a.reason, a.minutes, a.version`;

export type NewActivity = Omit<ActivityRecord, 'taken' | 'waiting' | 'state' | 'reason' | 'minutes' | 'version'>;

export const insertSeries = async (
  tx: Tx,
  s: { id: string; kind: string; title: string; areaCode: string; rhythm: Rhythm; createdBy: string; createdAt: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into activity_series (jurisdiction_id, id, kind, title, area_code, rhythm, created_by, created_at)
     values (:jurisdiction, $1, $2, $3, $4, $5::jsonb, $6, $7)`,
    [s.id, s.kind, s.title, s.areaCode, JSON.stringify(s.rhythm), s.createdBy, s.createdAt],
  );
};
export interface SeriesRecord {
  readonly id: string;
  readonly title: string;
  readonly areaCode: string;
}
/** A series, held until the transaction ends. */
export const findSeries = async (tx: Tx, id: string): Promise<SeriesRecord | null> => {
  const { rows } = await execute<SeriesRecord>(
    tx,
    'select id, title, area_code as "areaCode" from activity_series where jurisdiction_id = :jurisdiction and id = $1 for update',
    [id],
  );
  return rows[0] ?? null;
};
export const endSeriesFrom = async (tx: Tx, id: string, from: string): Promise<void> => {
  await execute(tx, 'update activity_series set ended_from = $2::date where jurisdiction_id = :jurisdiction and id = $1', [id, from]);
};

/** Enters activities, in few statements however many they are. */
export const insertActivities = async (tx: Tx, rows: readonly NewActivity[], by: { createdBy: string; createdAt: Date }): Promise<void> => {
  for (let at = 0; at < rows.length; at += 100) {
    const values: unknown[] = [by.createdBy, by.createdAt];
    const p = (value: unknown): string => `$${values.push(value)}`;
    const tuples = rows.slice(at, at + 100).map((a) => {
      const [rules, path] = [`${p(JSON.stringify(a.rules))}::jsonb`, `${p(a.areaPath)}::ltree`];
      const head = [a.id, a.seriesId].map((one) => `${p(one)}::uuid`);
      return `(:jurisdiction, ${head.join(', ')}, ${p(a.dueKey)}, ${p(a.kind)}, ${rules}, ${p(a.rules.open)}, ${p(a.rules.planned)}, ${p(a.title)}, ${p(a.text)}, ${path},
        ${p(a.organisationId)}::uuid, ${p(a.organiser)}, ${p(a.place)}, ${p(a.roomId)}::uuid, ${p(a.lon)}::float8, ${p(a.lat)}::float8, ${p(a.startsAt)}::timestamptz,
        ${p(a.endsAt)}::timestamptz, ${p(a.seats)}::int, $1, $2)`;
    });
    await execute(
      tx,
      `insert into activities (jurisdiction_id, id, series_id, due_key, kind, rules, open, planned, title, text, area_path, organisation_id, organiser, place,
         room_id, lon, lat, starts_at, ends_at, seats, created_by, created_at) values ${tuples.join(', ')}`,
      values,
    );
  }
};

/** An activity; held until the transaction ends when `lock` says so: seats are given and taken under that lock alone. */
export const findActivity = async (tx: Tx, id: string, lock = false): Promise<ActivityRecord | null> => {
  const { rows } = await execute<ActivityRecord>(
    tx,
    `select ${columns} from activities a where a.jurisdiction_id = :jurisdiction and a.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

/** Which activities a list shows; null does not filter. Areas are codes. */
export interface ActivityFilter {
  /** Null: those open to everybody. */
  readonly areas: readonly string[] | null;
  readonly area: string | null;
  readonly kind: string | null;
  readonly states: readonly ActivityState[] | null;
  readonly series: string | null;
  readonly organisation?: string | undefined;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly planned?: boolean;
}
/** Activities in the order in which they take place, behind one of them. */
export const pageOfActivities = async (
  tx: Tx,
  f: ActivityFilter,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ActivityRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(a.area_code >= ${p(code)}::text and a.area_code < ${p(`${code}~`)}::text)`;
  const parts = ['a.jurisdiction_id = :jurisdiction'];
  if (f.areas === null) parts.push("a.open and a.state = 'planned'");
  else parts.push(f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`);
  if (f.area !== null) parts.push(below(f.area));
  if (f.kind !== null) parts.push(`a.kind = ${p(f.kind)}`);
  if (f.states) parts.push(`a.state = any(${p(f.states)}::text[])`);
  if (f.series !== null) parts.push(`a.series_id = ${p(f.series)}::uuid`);
  if (f.organisation !== undefined) parts.push(`a.organisation_id = ${p(f.organisation)}::uuid`);
  if (f.planned) parts.push('a.planned');
  if (f.from) parts.push(`a.starts_at >= ${p(f.from)}::timestamptz`);
  if (f.until) parts.push(`a.starts_at < ${p(f.until)}::timestamptz`);
  if (after) parts.push(`(a.starts_at, a.id) > (${p(after[0])}::timestamptz, ${p(after[1])}::uuid)`);
  const { rows } = await execute<ActivityRecord>(
    tx,
    `select ${columns} from activities a where ${parts.join(' and ')} order by a.starts_at, a.id limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Activities between two moments in which an account has a place. */
export const joinedOn = async (tx: Tx, accountId: string, from: Date, until: Date): Promise<ActivityRecord[]> => {
  const { rows } = await execute<ActivityRecord>(
    tx,
    `select ${columns} from activities a join activity_participants p on p.jurisdiction_id = a.jurisdiction_id and p.activity_id = a.id
     where a.jurisdiction_id = :jurisdiction and p.jurisdiction_id = :jurisdiction and p.account_id = $1 and p.state in ('confirmed', 'attended')
       and a.state in ('planned', 'held') and a.starts_at >= $2 and a.starts_at < $3 order by a.starts_at, a.id limit 100`,
    [accountId, from, until],
  );
  return rows;
};

/** Activities that are over and of which nobody has said whether they took place, in these areas and below, longest ago first. */
export const untoldActivities = async (
  tx: Tx,
  areas: readonly string[],
  since: Date,
  now: Date,
  limit: number,
): Promise<ActivityRecord[]> => {
  const values: unknown[] = [since, now, limit];
  const below = areas.map((code) => `(a.area_code >= $${values.push(code)}::text and a.area_code < $${values.push(`${code}~`)}::text)`);
  if (below.length === 0) return [];
  const { rows } = await execute<ActivityRecord>(
    tx,
    `select ${columns} from activities a where a.jurisdiction_id = :jurisdiction and a.state = 'planned' and a.ends_at > $1 and a.ends_at <= $2
       and (${below.join(' or ')}) order by a.ends_at, a.id limit $3`,
    values,
  );
  return rows;
};

/** Activities with roles to fill that volunteers fill and that begin between two moments. */
export const activitiesWithRoles = async (tx: Tx, from: Date, until: Date): Promise<ActivityRecord[]> => {
  const { rows } = await execute<ActivityRecord>(
    tx,
    `select ${columns} from activities a where a.jurisdiction_id = :jurisdiction and a.state = 'planned' and a.starts_at > $1 and a.starts_at <= $2
       and a.rules ->> 'voluntary' <> 'none' and jsonb_array_length(a.rules -> 'roles') > 0 order by a.starts_at, a.id limit 500`,
    [from, until],
  );
  return rows;
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of an activity, by field; it is held. */
export const changeActivityRow = async (tx: Tx, id: string, changes: Partial<Omit<ActivityRecord, 'id' | 'rules'>>): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update activities set ${set.join(', ')}, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** Activities of a title that begin at one of these moments: as a workbook names them again. */
export const activityKeys = async (tx: Tx, moments: readonly Date[]): Promise<Set<string>> => {
  const { rows } = await execute<{ areaCode: string; startsAt: Date; title: string }>(
    tx,
    'select area_code as "areaCode", starts_at as "startsAt", title from activities where jurisdiction_id = :jurisdiction and starts_at = any($1::timestamptz[])',
    [moments],
  );
  return new Set(rows.map(({ areaCode, startsAt, title }) => `${areaCode} ${startsAt.toISOString()} ${title}`));
};
