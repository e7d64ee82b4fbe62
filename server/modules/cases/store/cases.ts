import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { Placing } from '#contract/cases/placing.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import type { KeptAnswers } from '../domain/answers.ts';
import type { CaseFile, Limit } from '../domain/case-file.ts';
import type { Link } from '../domain/chain.ts';
import type { Changes } from '../domain/transition.ts';

/** A case row as rules and screens read it. */
export interface CaseRecord extends CaseFile {
  kind: string;
  /** Of the case types; 0: the standard life. */
  typeVersion: number;
  channel: string;
  title: string;
  areaId: string;
  areaCode: string;
  lon: number | null;
  lat: number | null;
  suggestedOrgId: string | null;
  suggestedRuleId: string | null;
  suggestedAccountId: string | null;
  supervisedAt: Date | null;
  archivedAt: Date | null;
  sealNumber: number | null;
  /** What it was split from. */
  parentId: string | null;
  /** The limit of handling that was promised for this case alone; null: by its category and type. */
  promised: Limit | null;
}

/** Column of each field that is not simply its snake case. */
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const fields = [
  'id',
  'number',
  'state',
  'resumeState',
  'kind',
  'typeVersion',
  'channel',
  'title',
  'categoryCode',
  'areaId',
  'areaPath',
  'areaCode',
  'lon',
  'lat',
  'reporterId',
  'suggestedOrgId',
  'suggestedRuleId',
  'suggestedAccountId',
  'handlerOrgId',
  'firstOrgId',
  'responsibleOrgId',
  'handlerAccountId',
  'answeredBy',
  'involvedOrgs',
  'dueAt',
  'stageDueAt',
  'totalDueAt',
  'totalLeft',
  'calendar',
  'stateSince',
  'minutesLeft',
  'eventCount',
  'headHash',
  'returnCount',
  'reworkCount',
  'reopenCount',
  'reminderCount',
  'mergedInto',
  'parentId',
  'supervisedAt',
  'answered',
  'solved',
  'satisfied',
  'closedAt',
  'archivedAt',
  'sealNumber',
  'createdAt',
  'promised',
] as const satisfies readonly (keyof CaseRecord)[];
/** Select list of a {@link CaseRecord} over `cases c`. */
export const recordColumns = fields.map((f) => `c.${columnOf(f)}${f === 'areaPath' ? '::text' : ''} as "${f}"`).join(', ');

export const findCase = async (tx: Tx, id: string): Promise<CaseRecord | null> => {
  const { rows } = await executeByKey<CaseRecord>(
    tx,
    `select ${recordColumns} from cases c where c.jurisdiction_id = :jurisdiction and c.id = $1`,
    [id],
  );
  return rows[0] ?? null;
};

/** The case, locked until the transaction ends: acts on one case queue up here. */
export const lockCase = async (tx: Tx, id: string): Promise<CaseRecord | null> => {
  const { rows } = await executeByKey<CaseRecord>(
    tx,
    `select ${recordColumns} from cases c where c.jurisdiction_id = :jurisdiction and c.id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
};

/** Promises a limit of handling for a case alone. */
export const promise = async (tx: Tx, id: string, limit: Limit): Promise<void> => {
  await execute(tx, 'update cases c set promised = $2 where c.jurisdiction_id = :jurisdiction and c.id = $1', [id, JSON.stringify(limit)]);
};

/** Has organisations find a case in their lists; those that do already go on to. */
const involve = async (tx: Tx, id: string, organisations: readonly string[]): Promise<void> => {
  const rows = organisations.map((_, i) => `(:jurisdiction, $${i + 2}, $1)`);
  await executeByKey(
    tx,
    `insert into case_involvements (jurisdiction_id, organisation_id, case_id) values ${rows.join(', ')} on conflict do nothing`,
    [id, ...organisations],
  );
};

/** The same, unless somebody else holds it. */
export const holdCase = async (tx: Tx, id: string): Promise<CaseRecord | null> => {
  const { rows } = await executeByKey<CaseRecord>(
    tx,
    `select ${recordColumns} from cases c where c.jurisdiction_id = :jurisdiction and c.id = $1 for update skip locked`,
    [id],
  );
  return rows[0] ?? null;
};

/** Cases that have joined one of some others, with those that have joined them in turn. */
export const joinedTo = async (tx: Tx, ids: readonly string[]): Promise<CaseRecord[]> => {
  const all: CaseRecord[] = [];
  for (let into = ids; into.length > 0; ) {
    const { rows } = await executeByKey<CaseRecord>(
      tx,
      `select ${recordColumns} from cases c where c.jurisdiction_id = :jurisdiction and c.merged_into = any($1::uuid[]) order by c.id`,
      [into],
    );
    all.push(...rows);
    into = rows.map(({ id }) => id);
  }
  return all;
};

/** Cases that were split off one, oldest first. */
export const partsOf = async (tx: Tx, id: string): Promise<CaseRecord[]> => {
  const { rows } = await executeByKey<CaseRecord>(
    tx,
    `select ${recordColumns} from cases c where c.jurisdiction_id = :jurisdiction and c.parent_id = $1 order by c.id`,
    [id],
  );
  return rows;
};

/** Says what a case was split off. */
export const setParent = async (tx: Tx, id: string, parentId: string): Promise<void> => {
  await execute(tx, 'update cases c set parent_id = $2 where c.jurisdiction_id = :jurisdiction and c.id = $1 and c.parent_id is null', [
    id,
    parentId,
  ]);
};

/** The case that goes on for one that has joined another. */
export const goingOnFor = async (tx: Tx, file: CaseRecord): Promise<CaseRecord> => {
  let root = file;
  while (root.mergedInto !== null) {
    const next = await findCase(tx, root.mergedInto);
    if (!next) break;
    root = next;
  }
  return root;
};

/** Writes what an act changed. The version guards against a writer that did not hold the lock. */
export const changeCase = async (
  tx: Tx,
  id: string,
  version: number,
  changes: Changes & { state: CaseState; areaId?: string; areaCode?: string; stateSince?: Date; headHash: Buffer },
): Promise<void> => {
  const entries = Object.entries(changes).filter(([, v]) => v !== undefined);
  const set = entries.map(([f], i) => `${columnOf(f)} = $${i + 3}${f === 'areaPath' ? '::ltree' : ''}`);
  const [result] = await Promise.all([
    executeByKey(
      tx,
      `update cases set ${set.join(', ')}, event_count = event_count + 1 where jurisdiction_id = :jurisdiction and id = $1 and event_count = $2`,
      [id, version, ...entries.map(([, v]) => v)],
    ),
    changes.involvedOrgs && involve(tx, id, changes.involvedOrgs),
  ]);
  if (result.numAffectedRows !== 1n) throw new Error(`case ${id} changed from version ${version} under its own lock`);
};

export const appendEvent = async (tx: Tx, link: Link, hash: Buffer): Promise<void> => {
  await executeByKey(
    tx,
    `insert into case_events (jurisdiction_id, case_id, seq, action, from_state, to_state, actor_id, actor_role, post_id, organisation_id, at, reason, version, data, words, salts, digests, basis,
       attachments, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      link.jurisdictionId,
      link.caseId,
      link.seq,
      link.action,
      link.from,
      link.to,
      link.actorId,
      link.actorRole,
      link.postId,
      link.organisationId,
      link.at,
      link.reason,
      link.version,
      JSON.stringify(link.data),
      JSON.stringify(link.words),
      JSON.stringify(link.salts),
      JSON.stringify(link.digests),
      JSON.stringify(link.basis),
      JSON.stringify(link.attachments),
      link.prevHash,
      hash,
    ],
  );
};

export type EventRow = Link & { hash: Buffer };
const eventColumns = `jurisdiction_id as "jurisdictionId", case_id as "caseId", seq, action, from_state as "from", to_state as "to", actor_id as "actorId",
  actor_role as "actorRole", post_id as "postId", organisation_id as "organisationId", at, reason, version, data, words, salts,
  digests, basis, attachments, prev_hash as "prevHash", hash`;

/** The whole log of some cases, case by case in order. */
export const eventsOf = async (tx: Tx, caseIds: readonly string[]): Promise<EventRow[]> => {
  const { rows } = await executeByKey<EventRow>(
    tx,
    `select ${eventColumns} from case_events where jurisdiction_id = :jurisdiction and case_id = any($1::uuid[]) order by case_id, seq`,
    [caseIds],
  );
  return rows;
};

export interface ReportRow {
  id: string;
  caseId: string;
  reporterId: string | null;
  anonymous: boolean;
  text: string;
  placeText: string | null;
  lon: number | null;
  lat: number | null;
  locatedBy: Placing['by'];
  accuracy: number | null;
  metresOutside: number | null;
  occurredAt: Date | null;
  salt: Buffer | null;
  callerName: string | null;
  callerPhone: string | null;
  answers: KeptAnswers | null;
  erasedAt: Date | null;
}
/** The reports of some cases, in order of arrival. */
export const reportsOf = async (tx: Tx, caseIds: readonly string[]): Promise<ReportRow[]> => {
  const { rows } = await executeByKey<ReportRow>(
    tx,
    `select id, case_id as "caseId", reporter_id as "reporterId", anonymous, text, place_text as "placeText", lon, lat,
       located_by as "locatedBy", accuracy, metres_outside as "metresOutside", occurred_at as "occurredAt", salt, caller_name as "callerName",
       caller_phone as "callerPhone", answers, erased_at as "erasedAt"
     from reports where jurisdiction_id = :jurisdiction and case_id = any($1::uuid[]) order by case_id, created_at, id`,
    [caseIds],
  );
  return rows;
};

/** The case a report opened, with what the first link of its log says of it. */
export const findReported = async (
  tx: Tx,
  jurisdictionId: string,
  reportId: string,
): Promise<
  | (Pick<CaseRecord, 'number' | 'state' | 'areaCode' | 'categoryCode' | 'createdAt'> & {
      caseId: string;
      text: string;
      placeText: string | null;
      data: Readonly<Record<string, unknown>>;
    })
  | null
> => {
  const { rows } = await execute<NonNullable<Awaited<ReturnType<typeof findReported>>>>(
    tx,
    `select c.id as "caseId", c.number, c.state, c.area_code as "areaCode", c.category_code as "categoryCode", c.created_at as "createdAt",
       r.text, r.place_text as "placeText", e.data
     from reports r
     join cases c on c.jurisdiction_id = $1 and c.id = r.case_id
     join case_events e on e.jurisdiction_id = $1 and e.case_id = r.case_id and e.seq = 1
     where r.jurisdiction_id = $1 and r.id = $2`,
    [jurisdictionId, reportId],
  );
  return rows[0] ?? null;
};

export const addReveal = async (
  tx: Tx,
  r: { jurisdictionId: string; id: string; caseId: string; viewerId: string; postId: string | null; reason: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    'insert into reveals (jurisdiction_id, id, case_id, viewer_id, post_id, reason, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [r.jurisdictionId, r.id, r.caseId, r.viewerId, r.postId, r.reason, r.at],
  );
};

export const announce = async (
  tx: Tx,
  news: { id: string; jurisdictionId: string; topic: string; subject: string; payload: unknown },
): Promise<void> => {
  await executeByKey(tx, 'insert into outbox (id, jurisdiction_id, topic, subject, payload) values ($1, $2, $3, $4, $5)', [
    news.id,
    news.jurisdictionId,
    news.topic,
    news.subject,
    JSON.stringify(news.payload),
  ]);
};

/** Ids of cases that pause and whose day has come. */
export const dueToResume = async (tx: Tx, jurisdictionId: string, now: Date, most: number): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select id from cases where jurisdiction_id = $1 and state in ('shelved', 'waiting') and due_at <= $2 order by id limit $3`,
    [jurisdictionId, now, most],
  );
  return rows.map((r) => r.id);
};

/** How many cases have a running clock. */
export const countOpenCases = async (tx: Tx, jurisdictionId: string): Promise<number> => {
  const { rows } = await execute<{ n: number }>(
    tx,
    `select count(*)::int as n from cases where jurisdiction_id = $1 and due_at is not null and state not in ('shelved', 'waiting')`,
    [jurisdictionId],
  );
  return rows[0]?.n ?? 0;
};

/** Ids of cases after one whose clocks run and were counted by another arrangement of working days. */
export const countedOtherwise = async (
  tx: Tx,
  jurisdictionId: string,
  calendar: string,
  after: string,
  most: number,
): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select id from cases where jurisdiction_id = $1 and due_at is not null and state not in ('shelved', 'waiting') and calendar <> $2 and id > $3 order by id limit $4`,
    [jurisdictionId, calendar, after, most],
  );
  return rows.map((r) => r.id);
};

/** Notes that another arrangement of working days gives the same deadlines. */
export const setCalendar = async (tx: Tx, jurisdictionId: string, id: string, calendar: string): Promise<void> => {
  await execute(tx, 'update cases set calendar = $3 where jurisdiction_id = $1 and id = $2', [jurisdictionId, id, calendar]);
};

/** Ids of cases whose reopen window ended before the moment and that are to be archived. */
export const dueForArchive = async (tx: Tx, before: Date, most: number): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select id from cases where jurisdiction_id = :jurisdiction and state in ('closed', 'rejected', 'withdrawn') and state_since < $1 order by state_since limit $2`,
    [before, most],
  );
  return rows.map((r) => r.id);
};

/** Which of some cases were reported anonymously. */
export const anonymousAmong = async (tx: Tx, jurisdictionId: string, caseIds: readonly string[]): Promise<Set<string>> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    'select case_id as id from reports where jurisdiction_id = $1 and case_id = any($2::uuid[]) and anonymous',
    [jurisdictionId, caseIds],
  );
  return new Set(rows.map(({ id }) => id));
};
