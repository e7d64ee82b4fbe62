import type { ResolutionState } from '#contract/meetings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A resolution as it is stored, with what it came of. */
export interface ResolutionRecord {
  readonly id: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly meetingId: string;
  readonly meetingTitle: string;
  readonly itemId: string;
  readonly areaPath: string;
  readonly number: string;
  readonly text: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly owner: string;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly state: ResolutionState;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseState: string;
  readonly caseVersion: number;
  readonly result: string | null;
  readonly doneOn: string | null;
  readonly unsolved: number;
  readonly raisedPath: string | null;
}
const columns = `r.id, r.body_id as "bodyId", b.name as "bodyName", r.meeting_id as "meetingId", x.title as "meetingTitle", r.item_id as "itemId",
  r.area_path::text as "areaPath", r.number, r.text, r.owner_id as "ownerId", o.name as "ownerName", r.owner, r.made_on::text as "madeOn",
  r.due_on::text as "dueOn", r.state, r.case_id as "caseId", r.case_number as "caseNumber", r.case_state as "caseState", r.case_version as "caseVersion", r.result,
  r.done_on::text as "doneOn", r.unsolved, r.raised_path::text as "raisedPath"`;
const tables = `meeting_resolutions r join meeting_bodies b on b.jurisdiction_id = :jurisdiction and b.id = r.body_id
  join meetings x on x.jurisdiction_id = :jurisdiction and x.id = r.meeting_id
  left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = r.owner_id`;
const own = 'r.jurisdiction_id = :jurisdiction';

const some = async (tx: Tx, condition: string, values: readonly unknown[]): Promise<ResolutionRecord[]> =>
  (
    await execute<ResolutionRecord>(
      tx,
      `select ${columns} from ${tables} where ${own} and ${condition} order by r.made_on, r.id limit 2000`,
      [...values],
    )
  ).rows;
export const resolutionsById = (tx: Tx, ids: readonly string[]): Promise<ResolutionRecord[]> => some(tx, 'r.id = any($1::uuid[])', [ids]);
export const resolutionsOfMeetings = (tx: Tx, meetingIds: readonly string[]): Promise<ResolutionRecord[]> =>
  some(tx, 'r.meeting_id = any($1::uuid[])', [meetingIds]);
/** What a body has resolved and is not done, oldest first. */
export const unfinishedOf = (tx: Tx, bodyId: string): Promise<ResolutionRecord[]> =>
  some(tx, "r.body_id = $1 and r.state <> 'done'", [bodyId]);
/** Ids of the bodies whose resolutions these cases are, in the order in which they are held. */
export const bodiesOfCases = async (tx: Tx, caseIds: readonly string[]): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select distinct r.body_id as id from meeting_resolutions r where ${own} and r.case_id = any($1::uuid[]) order by 1`,
      [caseIds],
    )
  ).rows.map(({ id }) => id);
/** Resolutions whose cases these are, held until the transaction ends. */
export const lockByCases = async (tx: Tx, caseIds: readonly string[]): Promise<ResolutionRecord[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select r.id from meeting_resolutions r where ${own} and r.case_id = any($1::uuid[]) order by r.id for update`,
    [caseIds],
  );
  return resolutionsById(
    tx,
    rows.map(({ id }) => id),
  );
};
/** A resolution, held until the transaction ends. */
export const lockResolution = async (tx: Tx, id: string): Promise<ResolutionRecord | null> => {
  await execute(tx, `select r.id from meeting_resolutions r where ${own} and r.id = $1 for update`, [id]);
  return (await resolutionsById(tx, [id]))[0] ?? null;
};
/** How many resolutions a meeting has come to. */
export const resolvedIn = async (tx: Tx, meetingId: string): Promise<number> =>
  (await execute<{ n: number }>(tx, `select count(*)::int as n from meeting_resolutions r where ${own} and r.meeting_id = $1`, [meetingId]))
    .rows[0]?.n ?? 0;

export type NewResolution = Omit<
  ResolutionRecord,
  'bodyName' | 'meetingTitle' | 'ownerName' | 'state' | 'caseVersion' | 'result' | 'doneOn' | 'unsolved' | 'raisedPath'
>;
/** Guard of the table: `meeting_resolutions_of_item`. */
export const insertResolution = async (tx: Tx, r: NewResolution): Promise<void> => {
  await execute(
    tx,
    `insert into meeting_resolutions (jurisdiction_id, id, body_id, meeting_id, item_id, area_path, number, text, owner_id, owner, made_on, due_on, state, case_id,
       case_number, case_state)
     values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10::date, $11::date, 'open', $12, $13, $14)`,
    [
      ...[r.id, r.bodyId, r.meetingId, r.itemId, r.areaPath, r.number, r.text, r.ownerId, r.owner, r.madeOn, r.dueOn],
      ...[r.caseId, r.caseNumber, r.caseState],
    ],
  );
};
const casts: Readonly<Record<string, string>> = { raisedPath: '::ltree', dueOn: '::date', doneOn: '::date' };
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of a resolution, by field; it is held. */
export const changeResolution = async (
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      ResolutionRecord,
      'state' | 'caseId' | 'caseNumber' | 'caseState' | 'caseVersion' | 'result' | 'doneOn' | 'dueOn' | 'unsolved' | 'raisedPath'
    >
  > & { returnedAt?: Date | null },
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}${casts[field] ?? ''}`);
  await execute(tx, `update meeting_resolutions set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** Which resolutions a list shows; null does not filter. Areas are codes. */
export interface ResolutionFilter {
  readonly areas: readonly string[];
  readonly area: string | null;
  readonly bodyId: string | null;
  readonly states: readonly ResolutionState[] | null;
}
const conditions = (f: ResolutionFilter, values: unknown[]): string[] => {
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(r.area_code >= ${p(code)}::text and r.area_code < ${p(`${code}~`)}::text)`;
  const parts = [own, f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`];
  if (f.area !== null) parts.push(below(f.area));
  if (f.bodyId !== null) parts.push(`r.body_id = ${p(f.bodyId)}::uuid`);
  if (f.states) parts.push(`r.state = any(${p(f.states)}::text[])`);
  return parts;
};
/** Resolutions behind one of them, the oldest first, with the next meeting of their body at which they come back. */
export const pageOfResolutions = async (
  tx: Tx,
  f: ResolutionFilter,
  after: readonly [day: string, id: string] | null,
  limit: number,
): Promise<(ResolutionRecord & { nextId: string | null; nextAt: Date | null })[]> => {
  const values: unknown[] = [];
  const parts = conditions(f, values);
  if (after) parts.push(`(r.made_on, r.id) > ($${values.push(after[0])}::date, $${values.push(after[1])}::uuid)`);
  return (
    await execute<ResolutionRecord & { nextId: string | null; nextAt: Date | null }>(
      tx,
      `select ${columns}, n.id as "nextId", n.starts_at as "nextAt" from ${tables}
       left join (select distinct on (i.resolution_id) i.resolution_id, y.id, y.starts_at from meeting_items i
           join meetings y on y.jurisdiction_id = :jurisdiction and y.id = i.meeting_id
           where i.jurisdiction_id = :jurisdiction and i.resolution_id is not null and y.state in ('planned', 'convened', 'sitting')
           order by i.resolution_id, y.starts_at) n on n.resolution_id = r.id
       where ${parts.join(' and ')} order by r.made_on, r.id limit $${values.push(limit)}`,
      values,
    )
  ).rows;
};
/** Unfinished resolutions by age in days on a day. */
export interface Ages {
  readonly month: number;
  readonly quarter: number;
  readonly halfYear: number;
  readonly older: number;
  readonly overdue: number;
  readonly raised: number;
}
export const agesOf = async (tx: Tx, f: ResolutionFilter, today: string): Promise<Ages> => {
  const values: unknown[] = [today];
  const parts = conditions({ ...f, states: null }, values);
  const age = '($1::date - r.made_on)';
  return (
    await execute<Ages>(
      tx,
      `select count(*) filter (where ${age} <= 30)::int as month, count(*) filter (where ${age} > 30 and ${age} <= 90)::int as quarter,
         count(*) filter (where ${age} > 90 and ${age} <= 180)::int as "halfYear", count(*) filter (where ${age} > 180)::int as older,
         count(*) filter (where r.due_on < $1::date and r.state = 'open')::int as overdue, count(*) filter (where r.raised_path is not null)::int as raised
       from meeting_resolutions r where ${parts.join(' and ')} and r.state <> 'done'`,
      values,
    )
  ).rows[0] as Ages;
};
/** What meetings since a day came to. */
export interface YearFigures {
  readonly meetings: number;
  readonly raised: number;
  readonly solved: number;
  readonly resolved: number;
  readonly done: number;
  readonly inTime: number;
}
export const figuresOf = async (tx: Tx, f: ResolutionFilter, since: string): Promise<YearFigures> => {
  const values: unknown[] = [since];
  const parts = conditions({ ...f, states: null }, values);
  const inMeetings = parts.map((part) => part.replaceAll('r.', 'x.')).join(' and ');
  const day = "(x.starts_at at time zone 'Asia/Shanghai')::date";
  const [a] = (
    await execute<Pick<YearFigures, 'meetings' | 'raised' | 'solved'>>(
      tx,
      `select count(*)::int as meetings, count(*) filter (where x.raised_at is not null)::int as raised,
         coalesce(sum((select count(*) from meeting_items i where i.jurisdiction_id = :jurisdiction and i.meeting_id = x.id and i.outcome = 'solved')), 0)::int as solved
       from meetings x where ${inMeetings} and x.state = 'closed' and ${day} >= $1::date`,
      values,
    )
  ).rows;
  const [b] = (
    await execute<Pick<YearFigures, 'resolved' | 'done' | 'inTime'>>(
      tx,
      `select count(*)::int as resolved, count(*) filter (where r.state = 'done')::int as done,
         count(*) filter (where r.state <> 'open' and (r.returned_at at time zone 'Asia/Shanghai')::date <= r.due_on)::int as "inTime"
       from meeting_resolutions r where ${parts.join(' and ')} and r.made_on >= $1::date`,
      values,
    )
  ).rows;
  return { meetings: 0, raised: 0, solved: 0, resolved: 0, done: 0, inTime: 0, ...a, ...b };
};
/** What has been done and stands on no agenda to come, as its body – one that goes on – has no meeting arranged, in these areas and below. */
export const unconfirmed = (tx: Tx, areas: readonly string[], limit: number): Promise<ResolutionRecord[]> =>
  areas.length === 0
    ? Promise.resolve([])
    : execute<ResolutionRecord>(
        tx,
        `select ${columns} from ${tables} where ${own} and r.state = 'returned' and b.ended_on is null
           and not exists (select from meeting_items i join meetings y on y.jurisdiction_id = :jurisdiction and y.id = i.meeting_id
             where i.jurisdiction_id = :jurisdiction and i.resolution_id = r.id and y.state in ('planned', 'convened', 'sitting'))
           and exists (select from unnest($1::text[]) a where r.area_code collate "C" >= a and r.area_code collate "C" < a || '~') order by r.due_on, r.id limit $2`,
        [areas, limit],
      ).then(({ rows }) => rows);
/** Unfinished resolutions in these areas and below, by the day they are due. */
export const dueResolutions = (tx: Tx, areas: readonly string[], limit: number): Promise<ResolutionRecord[]> =>
  areas.length === 0
    ? Promise.resolve([])
    : execute<ResolutionRecord>(
        tx,
        `select ${columns} from ${tables} where ${own} and r.state = 'open'
           and exists (select from unnest($1::text[]) a where r.area_code collate "C" >= a and r.area_code collate "C" < a || '~') order by r.due_on, r.id limit $2`,
        [areas, limit],
      ).then(({ rows }) => rows);
