import type { WorkState } from '#contract/work/api.ts';
import { execute, type Tx } from '../db.ts';
import type { Reached } from './kinds.ts';
import type { KeptPost } from './posts.ts';

export interface WorkRow {
  readonly id: string;
  readonly accountId: string;
  readonly kind: string;
  readonly title: string;
  readonly input: unknown;
  readonly language: string;
  readonly posts: readonly KeptPost[];
  readonly state: WorkState;
  readonly wish: 'pause' | 'cancel' | null;
  readonly position: unknown;
  readonly done: number;
  readonly total: number | null;
  readonly attempts: number;
  readonly handedOver: boolean;
  readonly answer: Buffer | null;
  readonly error: { code: string; data: Record<string, unknown> } | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}
const columns = `id, account_id as "accountId", kind, title, input, language, posts, state, wish, position, done, total, attempts,
  handed_over as "handedOver", answer, error, created_at as "createdAt", ended_at as "endedAt"`;

export type NewWork = Pick<WorkRow, 'id' | 'accountId' | 'kind' | 'title' | 'input' | 'language' | 'posts' | 'handedOver' | 'createdAt'>;

/** Puts work into the queue. @returns false when it is there already */
export const insertWork = async (tx: Tx, jurisdictionId: string, w: NewWork): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into long_work (jurisdiction_id, id, account_id, kind, title, input, language, posts, handed_over, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10) on conflict do nothing returning id`,
    [
      jurisdictionId,
      w.id,
      w.accountId,
      w.kind,
      w.title,
      JSON.stringify(w.input),
      w.language,
      JSON.stringify(w.posts),
      w.handedOver,
      w.createdAt,
    ],
  );
  return rows.length > 0;
};

/** How many of an account's works have not ended. */
export const countOpen = async (tx: Tx, jurisdictionId: string, accountId: string): Promise<number> => {
  const { rows } = await execute<{ n: number }>(
    tx,
    `select count(*)::int as n from long_work where jurisdiction_id = $1 and account_id = $2 and state in ('waiting', 'running', 'paused')`,
    [jurisdictionId, accountId],
  );
  return rows[0]?.n ?? 0;
};

export interface FileRow {
  readonly name: string;
  readonly type: string;
  readonly sealed: Buffer;
}
type Role = 'given' | 'made';

export const putFile = async (
  tx: Tx,
  jurisdictionId: string,
  work: Pick<WorkRow, 'id' | 'accountId'>,
  role: Role,
  { name, type, sealed }: FileRow,
): Promise<void> => {
  await execute(
    tx,
    `insert into long_work_files (jurisdiction_id, work_id, account_id, role, name, type, sealed) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (jurisdiction_id, work_id, role) do update set name = excluded.name, type = excluded.type, sealed = excluded.sealed`,
    [jurisdictionId, work.id, work.accountId, role, name, type, sealed],
  );
};

export const findFile = async (tx: Tx, jurisdictionId: string, workId: string, role: Role): Promise<FileRow | null> =>
  (
    await execute<FileRow>(tx, 'select name, type, sealed from long_work_files where jurisdiction_id = $1 and work_id = $2 and role = $3', [
      jurisdictionId,
      workId,
      role,
    ])
  ).rows[0] ?? null;

export const findWork = async (tx: Tx, jurisdictionId: string, id: string): Promise<WorkRow | null> =>
  (await execute<WorkRow>(tx, `select ${columns} from long_work where jurisdiction_id = $1 and id = $2`, [jurisdictionId, id])).rows[0] ??
  null;

/**
 * Takes the next work of a jurisdiction: what waits longest, or was left by a worker that died, of an account of which nothing else runs.
 * Workers take in turn, so that two never take two works of one account.
 */
export const takeNext = async (tx: Tx, jurisdictionId: string, lease: string, now: Date, until: Date): Promise<WorkRow | null> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('long work ' || $1, 0))", [jurisdictionId]);
  const { rows } = await execute<WorkRow>(
    tx,
    `update long_work set state = 'running', lease = $2, leased_until = $4, attempts = attempts + 1
     where jurisdiction_id = $1 and id = (
       select w.id from long_work w
       where w.jurisdiction_id = $1 and (w.state = 'waiting' or (w.state = 'running' and w.leased_until < $3))
         and not exists (select from long_work r where r.jurisdiction_id = $1 and r.account_id = w.account_id and r.id <> w.id
           and r.state = 'running')
       order by w.created_at, w.id limit 1)
     returning ${columns}`,
    [jurisdictionId, lease, now, until],
  );
  return rows[0] ?? null;
};

/** Condition under which a row is still this worker's. */
const ours = "jurisdiction_id = $1 and id = $2 and lease = $3 and state = 'running'";

/** Says that the worker is alive. @returns what its owner wants of it; undefined when it is the worker's no more */
export const renew = async (
  tx: Tx,
  jurisdictionId: string,
  id: string,
  lease: string,
  until: Date,
  reached: Reached | null,
): Promise<WorkRow['wish'] | undefined> => {
  const { rows } = await execute<Pick<WorkRow, 'wish'>>(
    tx,
    `update long_work set leased_until = $4, done = coalesce($5, done), total = coalesce($6, total) where ${ours} returning wish`,
    [jurisdictionId, id, lease, until, reached?.done ?? null, reached?.total ?? null],
  );
  return rows[0]?.wish;
};

/** Writes down a finished step. @returns as {@link renew} */
export const goOnFrom = async (
  tx: Tx,
  jurisdictionId: string,
  id: string,
  lease: string,
  until: Date,
  { done, total, position }: Reached & { position: unknown },
): Promise<WorkRow['wish'] | undefined> => {
  const { rows } = await execute<Pick<WorkRow, 'wish'>>(
    tx,
    `update long_work set leased_until = $4, done = $5, total = $6, position = $7, attempts = 1 where ${ours} returning wish`,
    [jurisdictionId, id, lease, until, done, total, JSON.stringify(position)],
  );
  return rows[0]?.wish;
};

export interface Ended {
  readonly state: 'done' | 'failed' | 'cancelled' | 'paused' | 'waiting';
  readonly answer?: Buffer | null;
  readonly error?: WorkRow['error'];
}

/** Ends a worker's hold on a row. What was given to it goes once it will not go on. @returns whether its owner was told to come back for it; undefined when it was not the worker's any more */
export const leave = async (
  tx: Tx,
  jurisdictionId: string,
  id: string,
  lease: string,
  { state, answer = null, error = null }: Ended,
  at: Date,
): Promise<boolean | undefined> => {
  const over = state === 'done' || state === 'failed' || state === 'cancelled';
  const { rows } = await execute<{ handedOver: boolean }>(
    tx,
    `update long_work set state = $4, wish = null, lease = null, leased_until = null,
       attempts = case when $4 in ('waiting', 'paused') then 0 else attempts end, answer = $5, error = $6, ended_at = $7,
       done = case when $4 = 'done' then coalesce(total, done) else done end
     where ${ours} returning handed_over as "handedOver"`,
    [jurisdictionId, id, lease, state, answer, error === null ? null : JSON.stringify(error), over ? at : null],
  );
  if (rows.length > 0 && over) await dropGiven(tx, jurisdictionId, id);
  return rows[0]?.handedOver;
};

const dropGiven = async (tx: Tx, jurisdictionId: string, id: string): Promise<void> => {
  await execute(tx, "delete from long_work_files where jurisdiction_id = $1 and work_id = $2 and role = 'given'", [jurisdictionId, id]);
};

/** Its owner has been told to come back for it. @returns false when it has ended meanwhile */
export const handOver = async (tx: Tx, jurisdictionId: string, id: string): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update long_work set handed_over = true where jurisdiction_id = $1 and id = $2 and state in ('waiting', 'running', 'paused') returning id`,
    [jurisdictionId, id],
  );
  return rows.length > 0;
};

/** Notes what an owner wants: at once where nobody works on it, else for the worker to see. @returns whether there was anything to change */
export const wishFor = async (
  tx: Tx,
  jurisdictionId: string,
  id: string,
  wish: 'pause' | 'go_on' | 'cancel',
  at: Date,
): Promise<boolean> => {
  const next = {
    pause: [
      `case state when 'waiting' then 'paused' else state end`,
      `case state when 'running' then 'pause' end`,
      `state in ('waiting', 'running')`,
    ],
    go_on: [`case state when 'paused' then 'waiting' else state end`, 'null', `state in ('paused', 'running')`],
    cancel: [
      `case state when 'running' then state else 'cancelled' end`,
      `case state when 'running' then 'cancel' end`,
      `state in ('waiting', 'running', 'paused')`,
    ],
  }[wish];
  const { rows } = await execute<{ state: WorkState }>(
    tx,
    `update long_work set state = ${next[0]}, wish = ${next[1]}, ended_at = case when $4 and state <> 'running' then $3::timestamptz end
     where jurisdiction_id = $1 and id = $2 and ${next[2]} returning state`,
    [jurisdictionId, id, at, wish === 'cancel'],
  );
  if (rows[0]?.state === 'cancelled') await dropGiven(tx, jurisdictionId, id);
  return rows.length > 0;
};

/** Works of an account, newest first. */
export const pageOfWork = async (
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  { before, open, limit }: { before: string | null; open: boolean; limit: number },
): Promise<(WorkRow & { hasFile: boolean; ahead: number })[]> =>
  (
    await execute<WorkRow & { hasFile: boolean; ahead: number }>(
      tx,
      `select ${columns}, ${facts} from long_work w
       where w.jurisdiction_id = $1 and w.account_id = $2 and ($3::uuid is null or w.id < $3)
         and (not $4 or w.state in ('waiting', 'running', 'paused'))
       order by w.id desc limit $5`,
      [jurisdictionId, accountId, before, open, limit],
    )
  ).rows;

const facts = `exists (select from long_work_files f where f.jurisdiction_id = $1 and f.work_id = w.id and f.role = 'made') as "hasFile",
  (select count(*)::int from long_work o where o.jurisdiction_id = $1 and w.state = 'waiting' and o.state in ('waiting', 'running')
    and (o.created_at, o.id) < (w.created_at, w.id)) as ahead`;

/** One of them. */
export const findShown = async (
  tx: Tx,
  jurisdictionId: string,
  id: string,
): Promise<(WorkRow & { hasFile: boolean; ahead: number }) | null> =>
  (
    await execute<WorkRow & { hasFile: boolean; ahead: number }>(
      tx,
      `select ${columns}, ${facts} from long_work w where w.jurisdiction_id = $1 and w.id = $2`,
      [jurisdictionId, id],
    )
  ).rows[0] ?? null;

/** Removes works that ended before a moment, and open ones nobody has touched since long before. */
export const forgetWork = async (tx: Tx, jurisdictionId: string, endedBefore: Date, begunBefore: Date): Promise<void> => {
  await execute(tx, 'delete from long_work where jurisdiction_id = $1 and (ended_at < $2 or (state = $4 and created_at < $3))', [
    jurisdictionId,
    endedBefore,
    begunBefore,
    'paused',
  ]);
};
