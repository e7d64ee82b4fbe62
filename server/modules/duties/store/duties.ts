import type { Rhythm } from '#contract/activities/rhythm.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A duty as it is stored; days are `YYYY-MM-DD`. */
export interface DutyRecord {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly tasks: string;
  readonly areaPath: string;
  readonly place: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly buildingId: string | null;
  readonly organisationId: string | null;
  readonly office: string | null;
  readonly heads: number;
  readonly taken: number;
  readonly skill: string;
  readonly minutesWeek: number | null;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly rhythm: Rhythm | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}
const columns = `d.id, d.class, d.title, d.tasks, d.area_path::text as "areaPath", d.place, d.lon, d.lat, d.building_id as "buildingId",
  d.organisation_id as "organisationId", d.office, d.heads, d.taken, d.skill, d.minutes_week as "minutesWeek", d.from_on::text as "fromOn",
  d.until_on::text as "untilOn", d.rhythm, d.closed_at as "closedAt", d.created_at as "createdAt", d.version`;
const own = 'd.jurisdiction_id = :jurisdiction';

export type NewDuty = Omit<DutyRecord, 'taken' | 'closedAt' | 'version'>;
const stored = ({ rhythm, ...d }: NewDuty) => ({ ...d, rhythm: rhythm === null ? null : JSON.stringify(rhythm) });

/** Enters duties, in one statement however many they are. */
export const insertDuties = async (tx: Tx, rows: readonly NewDuty[], createdBy: string): Promise<void> => {
  await execute(
    tx,
    `insert into duties (jurisdiction_id, id, class, title, tasks, area_path, place, lon, lat, building_id, organisation_id, office, heads, skill,
       minutes_week, from_on, until_on, rhythm, created_by, created_at)
     select :jurisdiction, g.id, g.class, g.title, g.tasks, g."areaPath"::ltree, g.place, g.lon, g.lat, g."buildingId", g."organisationId", g.office,
       g.heads, g.skill, g."minutesWeek", g."fromOn", g."untilOn", g.rhythm::jsonb, $2, g."createdAt"
     from jsonb_to_recordset($1::jsonb) as g (id uuid, class text, title text, tasks text, "areaPath" text, place text, lon float8, lat float8,
       "buildingId" uuid, "organisationId" uuid, office text, heads int, skill text, "minutesWeek" int, "fromOn" date, "untilOn" date, rhythm text,
       "createdAt" timestamptz) returning id`,
    [JSON.stringify(rows.map(stored)), createdBy],
  );
};

/** Changes what is told of a duty. @returns whether it still was of that version, and its heads are enough for those who have it */
export const changeDutyRow = async (tx: Tx, version: number, d: Omit<NewDuty, 'areaPath' | 'createdAt'>): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update duties set class = $3, title = $4, tasks = $5, place = $6, lon = $7, lat = $8, building_id = $9, organisation_id = $10, office = $11,
       heads = $12, skill = $13, minutes_week = $14, from_on = $15, until_on = $16, rhythm = $17::jsonb, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1 and version = $2 and closed_at is null and taken <= $12 returning id`,
    [
      d.id,
      version,
      ...[d.class, d.title, d.tasks, d.place, d.lon, d.lat, d.buildingId, d.organisationId, d.office, d.heads, d.skill, d.minutesWeek],
      ...[d.fromOn, d.untilOn, d.rhythm === null ? null : JSON.stringify(d.rhythm)],
    ],
  );
  return rows.length > 0;
};

export const findDuty = async (tx: Tx, id: string): Promise<DutyRecord | null> =>
  (await execute<DutyRecord>(tx, `select ${columns} from duties d where ${own} and d.id = $1`, [id])).rows[0] ?? null;
export const dutiesById = async (tx: Tx, ids: readonly string[]): Promise<Map<string, DutyRecord>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<DutyRecord>(tx, `select ${columns} from duties d where ${own} and d.id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
};

/** Takes a head of a duty that has one left, for whoever is first. @returns whether there was one */
export const takeHead = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update duties d set taken = d.taken + 1 where ${own} and d.id = $1 and d.closed_at is null and d.taken < d.heads returning d.id`,
    [id],
  );
  return rows.length > 0;
};
export const freeHead = async (tx: Tx, id: string): Promise<void> => {
  await execute(tx, 'update duties set taken = taken - 1 where jurisdiction_id = :jurisdiction and id = $1', [id]);
};
export const closeDutyRow = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    'update duties set closed_at = $2, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1 and closed_at is null returning id',
    [id, at],
  );
  return rows.length > 0;
};

/** Which duties are listed. */
export interface DutyFilter {
  /** Codes of areas, with all below. Null: everywhere. */
  readonly areas: readonly string[] | null;
  readonly area: string | null;
  readonly class: string | null;
  readonly view: 'all' | 'vacant' | 'to_confirm' | 'ending' | 'closed';
  /** Last day of a term that ends soon. */
  readonly soon: string;
  readonly today: string;
}
const holders = (what: string): string =>
  `exists (select from duty_holders h where h.jurisdiction_id = :jurisdiction and h.duty_id = d.id and ${what})`;

/** Duties, newest first, behind one of them. */
export const pageOfDuties = async (
  tx: Tx,
  f: DutyFilter,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<DutyRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(d.area_code >= ${p(code)}::text and d.area_code < ${p(`${code}~`)}::text)`;
  const parts = [own];
  if (f.areas !== null) parts.push(f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`);
  if (f.area !== null) parts.push(below(f.area));
  if (f.class !== null) parts.push(`(d.class = ${p(f.class)} or d.class like ${p(`${f.class}-%`)})`);
  parts.push(f.view === 'closed' ? 'd.closed_at is not null' : 'd.closed_at is null');
  if (f.view === 'vacant') parts.push(`d.taken < d.heads and (d.until_on is null or d.until_on >= ${p(f.today)}::date)`);
  if (f.view === 'to_confirm') parts.push(holders("h.state = 'claimed'"));
  if (f.view === 'ending') parts.push(holders(`h.state = 'active' and h.until_on <= ${p(f.soon)}::date`));
  if (after) parts.push(`(d.created_at, d.id) < (${p(after[0])}::timestamptz, ${p(after[1])}::uuid)`);
  const { rows } = await execute<DutyRecord>(
    tx,
    `select ${columns} from duties d where ${parts.join(' and ')} order by d.created_at desc, d.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** What duties of an area and below come to, by the area they lie in. */
export interface DutySum {
  readonly areaCode: string;
  readonly duties: number;
  readonly heads: number;
  readonly taken: number;
  readonly toConfirm: number;
  readonly ending: number;
}
export const sumsOfDuties = async (tx: Tx, area: string, soon: string): Promise<DutySum[]> => {
  const within = (one: string): string => `${one}.area_code >= $1 and ${one}.area_code < $1 || '~'`;
  const { rows } = await execute<DutySum>(
    tx,
    `select area_code as "areaCode", sum(duties)::int as duties, sum(heads)::int as heads, sum(taken)::int as taken, sum(claimed)::int as "toConfirm",
       sum(ending)::int as ending
     from (select d.area_code, count(*) as duties, sum(d.heads) as heads, sum(d.taken) as taken, 0 as claimed, 0 as ending
           from duties d where ${own} and d.closed_at is null and ${within('d')} group by d.area_code
           union all
           select h.area_code, 0, 0, 0, count(*) filter (where h.state = 'claimed'), count(*) filter (where h.state = 'active' and h.until_on <= $2::date)
           from duty_holders h where h.jurisdiction_id = :jurisdiction and h.state in ('claimed', 'active') and ${within('h')} group by h.area_code) x
     group by area_code`,
    [area, soon],
  );
  return rows;
};

/** Titles of open duties by area: as a workbook names them again. */
export const dutyKeys = async (tx: Tx, areas: readonly string[]): Promise<Set<string>> => {
  const { rows } = await execute<{ areaCode: string; title: string }>(
    tx,
    'select area_code as "areaCode", title from duties where jurisdiction_id = :jurisdiction and closed_at is null and area_code = any($1::text[])',
    [areas],
  );
  return new Set(rows.map(({ areaCode, title }) => `${areaCode} ${title}`));
};

/** Names of buildings by id. */
export const buildingNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<{ id: string; name: string }>(
    tx,
    'select id, name from buildings where jurisdiction_id = :jurisdiction and id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
