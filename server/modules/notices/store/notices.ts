import { execute, type Tx } from '#kernel/db.ts';

export interface NoticeRow {
  readonly accountId: string;
  readonly id: string;
  readonly kind: string;
  readonly variant: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Inserts notices; those that are there already stay as they are. @returns the ids of the new ones */
export const addNotices = async (tx: Tx, jurisdictionId: string, rows: readonly NoticeRow[]): Promise<Set<string>> => {
  if (rows.length === 0) return new Set();
  const { rows: added } = await execute<{ id: string }>(
    tx,
    `insert into notices (jurisdiction_id, account_id, id, kind, variant, subject, data, created_at)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::timestamptz[])
     on conflict do nothing returning id`,
    [
      jurisdictionId,
      rows.map((r) => r.accountId),
      rows.map((r) => r.id),
      rows.map((r) => r.kind),
      rows.map((r) => r.variant),
      rows.map((r) => r.subject),
      rows.map((r) => JSON.stringify(r.data)),
      rows.map((r) => r.at.toISOString()),
    ],
  );
  return new Set(added.map(({ id }) => id));
};

/** The inbox of an account, newest first, before an id. */
export const inboxOf = async (
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  page: { before: string | null; unread: boolean; limit: number },
): Promise<(NoticeRow & { read: boolean })[]> => {
  const { rows } = await execute<NoticeRow & { read: boolean }>(
    tx,
    `select account_id as "accountId", id, kind, variant, subject, data, created_at as at, read_at is not null as read
     from notices where jurisdiction_id = $1 and account_id = $2 and ($3::uuid is null or id < $3) ${page.unread ? 'and read_at is null' : ''}
     order by id desc limit $4`,
    [jurisdictionId, accountId, page.before, page.limit],
  );
  return rows;
};

/** How many notices of an account are unread, counted up to `most`. */
export const countUnread = async (tx: Tx, jurisdictionId: string, accountId: string, most: number): Promise<number> => {
  const { rows } = await execute<{ n: number }>(
    tx,
    `select count(*)::int as n from (select from notices where jurisdiction_id = $1 and account_id = $2 and read_at is null limit $3) u`,
    [jurisdictionId, accountId, most],
  );
  return rows[0]?.n ?? 0;
};

/** Marks notices of an account as read: some, or all up to one. */
export const markRead = async (
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  which: { ids: readonly string[] } | { upTo: string },
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `update notices set read_at = $3 where jurisdiction_id = $1 and account_id = $2 and read_at is null
       and ${'ids' in which ? 'id = any($4::uuid[])' : 'id <= $4::uuid'}`,
    [jurisdictionId, accountId, at, 'ids' in which ? which.ids : which.upTo],
  );
};

/** Removes notices and messages made before a moment. */
export const forgetBefore = async (tx: Tx, jurisdictionId: string, before: Date): Promise<void> => {
  await execute(tx, 'delete from notices where jurisdiction_id = $1 and created_at < $2', [jurisdictionId, before]);
  await execute(tx, 'delete from notice_deliveries where jurisdiction_id = $1 and created_at < $2', [jurisdictionId, before]);
};
