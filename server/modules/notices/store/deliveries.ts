import { v7 } from 'uuid';
import type { Channel } from '#contract/kernel/notices.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { dueTopic } from '../context.ts';
import type { Planned } from '../domain/choices.ts';

/** A message to be sent. */
export type NewDelivery = Planned & { readonly noticeId: string; readonly accountId: string; readonly kind: string; readonly at: Date };

export const addDeliveries = async (tx: Tx, jurisdictionId: string, rows: readonly NewDelivery[]): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `insert into notice_deliveries (jurisdiction_id, notice_id, channel, target, account_id, kind, digest, next_at, created_at)
     select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::boolean[], $8::timestamptz[], $9::timestamptz[])
     on conflict do nothing returning notice_id`,
    [
      jurisdictionId,
      rows.map((r) => r.noticeId),
      rows.map((r) => r.channel),
      rows.map((r) => r.target),
      rows.map((r) => r.accountId),
      rows.map((r) => r.kind),
      rows.map((r) => r.digest),
      rows.map((r) => r.nextAt),
      rows.map((r) => r.at),
    ],
  );
};

/** Tells workers that something is due. */
export const wakeSenders = async (tx: Tx, jurisdictionId: string): Promise<void> => {
  await execute(tx, "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, $3, '{}')", [v7(), jurisdictionId, dueTopic]);
};

/** A message this worker has taken, with the notice it tells; `attempts` counts this try and tells whether it is still ours. */
export interface Taken {
  readonly noticeId: string;
  readonly channel: Channel;
  readonly target: string;
  readonly accountId: string;
  readonly kind: string;
  readonly variant: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly digest: boolean;
  readonly attempts: number;
  /** The person has seen it in the inbox meanwhile. */
  readonly read: boolean;
}

/**
 * Takes messages that are due, longest waiting first, and leases them: whoever dies over one leaves it to another worker when the lease is
 * over. Rivals pass over what another is just taking.
 */
export const takeDue = async (tx: Tx, jurisdictionId: string, now: Date, leaseUntil: Date, most: number): Promise<Taken[]> => {
  const { rows } = await execute<Taken>(
    tx,
    `with due as (
       select notice_id, channel, target from notice_deliveries where jurisdiction_id = $1 and next_at <= $2
       order by next_at, account_id, notice_id limit $4 for update skip locked
     ), taken as (
       update notice_deliveries d set attempts = d.attempts + 1, next_at = $3 from due
       where d.jurisdiction_id = $1 and d.notice_id = due.notice_id and d.channel = due.channel and d.target = due.target
       returning d.notice_id, d.channel, d.target, d.account_id, d.kind, d.digest, d.attempts
     )
     select t.notice_id as "noticeId", t.channel, t.target, t.account_id as "accountId", t.kind, t.digest, t.attempts, n.variant, n.subject,
       n.data, n.read_at is not null as read
     from taken t join notices n on n.jurisdiction_id = $1 and n.account_id = t.account_id and n.id = t.notice_id
     order by t.account_id, t.notice_id`,
    [jurisdictionId, now, leaseUntil, most],
  );
  return rows;
};

/** How a try ended. */
export interface Ended {
  readonly state: 'waiting' | 'sent' | 'failed' | 'dropped';
  readonly nextAt: Date | null;
  readonly reason: string | null;
}

/** Records how a try ended; nothing when the message is no longer ours. */
export const endTry = async (tx: Tx, jurisdictionId: string, t: Taken, ended: Ended, at: Date): Promise<void> => {
  await execute(
    tx,
    `update notice_deliveries set state = $6, next_at = $7, reason = $8, done_at = case when $6 = 'waiting' then null else $9::timestamptz end
     where jurisdiction_id = $1 and notice_id = $2 and channel = $3 and target = $4 and attempts = $5 and state = 'waiting'`,
    [jurisdictionId, t.noticeId, t.channel, t.target, t.attempts, ended.state, ended.nextAt, ended.reason, at],
  );
};

export interface LogRow {
  readonly noticeId: string;
  readonly channel: Channel;
  readonly target: string;
  readonly kind: string;
  readonly state: Ended['state'];
  readonly attempts: number;
  readonly reason: string | null;
  readonly at: Date;
  readonly nextAt: Date | null;
}

/** Messages, newest first, before a key. */
export const pageOfDeliveries = async (
  tx: Tx,
  jurisdictionId: string,
  q: { before: readonly [string, string, string] | null; channel: string | null; state: string | null; limit: number },
): Promise<LogRow[]> => {
  const { rows } = await execute<LogRow>(
    tx,
    `select notice_id as "noticeId", channel, target, kind, state, attempts, reason, created_at as at, next_at as "nextAt" from notice_deliveries
     where jurisdiction_id = $1 and ($2::uuid is null or (notice_id, channel, target) < ($2, $3, $4))
       ${q.channel === null ? 'and $5::text is null' : 'and channel = $5'} ${q.state === null ? 'and $6::text is null' : 'and state = $6'}
     order by notice_id desc, channel desc, target desc limit $7`,
    [jurisdictionId, q.before?.[0] ?? null, q.before?.[1] ?? null, q.before?.[2] ?? null, q.channel, q.state, q.limit],
  );
  return rows;
};

/** How the channels did since a notice id. */
export const countByChannel = async (
  tx: Tx,
  jurisdictionId: string,
  since: string,
): Promise<{ channel: Channel; state: string; n: number }[]> => {
  const { rows } = await execute<{ channel: Channel; state: string; n: number }>(
    tx,
    'select channel, state, count(*)::int as n from notice_deliveries where jurisdiction_id = $1 and notice_id >= $2 group by channel, state',
    [jurisdictionId, since],
  );
  return rows;
};
