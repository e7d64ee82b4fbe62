import type { TaskContent } from '#contract/collections/content.ts';
import type { TaskState } from '#contract/collections/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface TaskRow {
  readonly id: string;
  readonly askerPath: string;
  readonly askerLevel: string;
  readonly state: TaskState;
  readonly version: number;
  readonly title: string;
  readonly content: TaskContent;
  readonly dueOn: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly endReason: string | null;
}
const own = 't.jurisdiction_id = :jurisdiction';
const columns = `t.id, t.asker_path::text as "askerPath", t.asker_level as "askerLevel", t.state, t.version, t.title, t.content, t.due_on::text as "dueOn",
  t.created_at as "createdAt", t.sent_at as "sentAt", t.end_reason as "endReason"`;

export const findTask = async (tx: Tx, id: string, lock = false): Promise<TaskRow | null> =>
  (await execute<TaskRow>(tx, `select ${columns} from collection_tasks t where ${own} and t.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

export const tasksById = async (tx: Tx, ids: readonly string[]): Promise<TaskRow[]> =>
  (await execute<TaskRow>(tx, `select ${columns} from collection_tasks t where ${own} and t.id = any($1::uuid[])`, [ids])).rows;

const codesAbove = (code: string): string[] =>
  [6, 9, 12, 15].filter((digits) => digits < code.length).map((digits) => code.slice(0, digits));

/**
 * Tasks newest first before an id: those asked by some areas, and those asked by areas around or below what the viewer reads once they are sent.
 * @param askers codes of areas the viewer asks for, whose drafts are seen too
 * @param seen codes of areas the viewer reads; null: only the askers' own
 */
export const pageOfTasks = async (
  tx: Tx,
  q: {
    readonly askers: readonly string[];
    readonly seen: readonly string[] | null;
    readonly states: readonly string[] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<TaskRow[]> => {
  const values: unknown[] = [q.askers, q.before, q.limit];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['t.asker_code = any($1::text[])'];
  // what is asked below is read whole; of what is asked by an area above that of which a sheet is seen
  for (const code of q.seen ?? [])
    parts.push(`(t.state <> 'draft' and t.asker_code >= ${p(code)}::text and t.asker_code < ${p(`${code}~`)}::text)`);
  if (q.seen !== null)
    parts.push(`(t.sent_at is not null and t.asker_code = any(${p(q.seen.flatMap(codesAbove))}::text[])
      and exists (select from collection_sheets s where s.jurisdiction_id = :jurisdiction and s.task_id = t.id))`);
  return (
    await execute<TaskRow>(
      tx,
      `select ${columns} from collection_tasks t where ${own} and (${parts.join(' or ')})
         ${q.states === null ? '' : `and t.state = any(${p(q.states)}::text[])`} and ($2::uuid is null or t.id < $2::uuid) order by t.id desc limit $3`,
      values,
    )
  ).rows;
};

/** Tasks sent since a moment, newest first: what may be asked again, or told again. */
export const tasksSince = async (tx: Tx, since: Date, limit: number): Promise<TaskRow[]> =>
  (
    await execute<TaskRow>(
      tx,
      `select ${columns} from collection_tasks t where ${own} and t.state in ('sent', 'ended') and t.sent_at >= $1 order by t.id desc limit $2`,
      [since, limit],
    )
  ).rows;

/** Running tasks whose day comes until another. */
export const tasksDue = async (tx: Tx, until: string): Promise<TaskRow[]> =>
  (
    await execute<TaskRow>(
      tx,
      `select ${columns} from collection_tasks t where ${own} and t.state = 'sent' and t.due_on <= $1::date order by t.due_on, t.id`,
      [until],
    )
  ).rows;

export const insertTask = async (
  tx: Tx,
  t: { id: string; askerPath: string; askerLevel: string; content: TaskContent; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into collection_tasks (jurisdiction_id, id, asker_path, asker_level, title, content, due_on, created_by, created_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [t.id, t.askerPath, t.askerLevel, t.content.title, JSON.stringify(t.content), t.content.dueOn, t.by, t.at],
  );
};

export const writeTask = async (tx: Tx, id: string, version: number, content: TaskContent): Promise<void> => {
  await execute(tx, `update collection_tasks t set version = $2, title = $3, content = $4, due_on = $5 where ${own} and t.id = $1`, [
    id,
    version,
    content.title,
    JSON.stringify(content),
    content.dueOn,
  ]);
};

export const setSent = async (tx: Tx, id: string, at: Date, againReason: string | null): Promise<void> => {
  await execute(
    tx,
    `update collection_tasks t set state = 'sent', sent_at = $2, again_reason = $3, version = t.version + 1 where ${own} and t.id = $1`,
    [id, at, againReason],
  );
};

export const setEnded = async (tx: Tx, id: string, state: 'ended' | 'cancelled', at: Date, reason: string): Promise<void> => {
  await execute(
    tx,
    `update collection_tasks t set state = $2, ended_at = $3, end_reason = $4, version = t.version + 1 where ${own} and t.id = $1`,
    [id, state, at, reason],
  );
};

/** What a task asked in a version. */
export interface VersionRow {
  readonly version: number;
  readonly at: Date;
  readonly by: string | null;
  readonly words: string | null;
}
export const versionsOf = async (tx: Tx, taskId: string): Promise<VersionRow[]> =>
  (
    await execute<VersionRow>(
      tx,
      `select v.version, v.at, a.name as by, v.words from collection_versions v left join accounts a on a.id = v.by_id
       where v.jurisdiction_id = :jurisdiction and v.task_id = $1 order by v.version desc limit 50`,
      [taskId],
    )
  ).rows;
export const keepVersion = async (
  tx: Tx,
  v: { taskId: string; version: number; content: TaskContent; at: Date; byId: string | null; words: string | null },
): Promise<void> => {
  await execute(
    tx,
    `insert into collection_versions (jurisdiction_id, task_id, version, content, at, by_id, words) values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [v.taskId, v.version, JSON.stringify(v.content), v.at, v.byId, v.words],
  );
};
