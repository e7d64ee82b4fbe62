import { execute, type Tx } from '#kernel/db.ts';

/** A browser that gets web push. */
export interface Subscription {
  readonly id: string;
  readonly accountId: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** Browsers an account may have; the oldest makes room. */
const most = 10;

/** Keeps a browser's subscription; it tells this account from now on. */
export const subscribe = async (tx: Tx, jurisdictionId: string, s: Subscription, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into push_subscriptions (jurisdiction_id, id, account_id, endpoint, p256dh, auth, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (jurisdiction_id, id) do update set account_id = excluded.account_id, p256dh = excluded.p256dh, auth = excluded.auth,
       created_at = excluded.created_at`,
    [jurisdictionId, s.id, s.accountId, s.endpoint, s.p256dh, s.auth, at],
  );
  await execute(
    tx,
    `delete from push_subscriptions where jurisdiction_id = $1 and account_id = $2 and id in
       (select id from push_subscriptions where jurisdiction_id = $1 and account_id = $2 order by created_at desc, id offset $3)`,
    [jurisdictionId, s.accountId, most],
  );
};

/** Forgets browsers; with an account, only where it is theirs. */
export const unsubscribe = async (tx: Tx, jurisdictionId: string, ids: readonly string[], accountId: string | null): Promise<void> => {
  await execute(
    tx,
    'delete from push_subscriptions where jurisdiction_id = $1 and id = any($2::uuid[]) and ($3::uuid is null or account_id = $3)',
    [jurisdictionId, ids, accountId],
  );
};

/** The browsers of accounts. */
export const subscriptionsOf = async (tx: Tx, jurisdictionId: string, accountIds: readonly string[]): Promise<Subscription[]> => {
  const { rows } = await execute<Subscription>(
    tx,
    `select id, account_id as "accountId", endpoint, p256dh, auth from push_subscriptions
     where jurisdiction_id = $1 and account_id = any($2::uuid[]) order by created_at, id`,
    [jurisdictionId, accountIds],
  );
  return rows;
};
