import { execute, type Tx } from '#kernel/db.ts';

export interface ProxyRecord {
  readonly id: string;
  readonly voteId: string;
  readonly key: string;
  readonly holderId: string;
  readonly files: readonly string[];
  readonly endedAt: Date | null;
}
const columns = `p.id, p.vote_id as "voteId", p.key, p.holder_id as "holderId", p.files, p.ended_at as "endedAt"`;

export const findProxy = async (tx: Tx, id: string): Promise<ProxyRecord | null> =>
  (await execute<ProxyRecord>(tx, `select ${columns} from vote_proxies p where p.jurisdiction_id = :jurisdiction and p.id = $1`, [id]))
    .rows[0] ?? null;
/** Mandates somebody holds in a vote. */
export const mandatesOf = async (tx: Tx, voteId: string, holderId: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from vote_proxies p where p.jurisdiction_id = :jurisdiction and p.vote_id = $1 and p.holder_id = $2 and p.ended_at is null`,
      [voteId, holderId],
    )
  ).rows[0]?.n ?? 0;
export const insertProxy = (
  tx: Tx,
  p: Omit<ProxyRecord, 'endedAt'> & { readonly accountId: string | null; readonly at: Date; readonly by: string | null },
): Promise<unknown> =>
  execute(
    tx,
    `insert into vote_proxies (jurisdiction_id, id, vote_id, key, holder_id, holder_account_id, files, given_at, by_id)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [p.id, p.voteId, p.key, p.holderId, p.accountId, p.files, p.at, p.by],
  );
export const endProxyRow = async (tx: Tx, id: string, at: Date, reason: string): Promise<boolean> =>
  (
    await execute<{ id: string }>(
      tx,
      `update vote_proxies p set ended_at = $2, end_reason = $3 where p.jurisdiction_id = :jurisdiction and p.id = $1 and p.ended_at is null returning p.id`,
      [id, at, reason],
    )
  ).rows.length > 0;

/** Names of persons, to be masked. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (
          await execute<{ id: string; name: string }>(
            tx,
            'select p.id, p.name from persons p where p.jurisdiction_id = :jurisdiction and p.id = any($1::uuid[])',
            [ids],
          )
        ).rows.map(({ id, name }) => [id, name]),
      );

/** The account whose proven phone this is. */
export const accountOfPhone = async (tx: Tx, phone: string): Promise<string | null> =>
  (await execute<{ id: string }>(tx, 'select a.id from accounts a where a.phone = $1 and a.phone_verified', [phone])).rows[0]?.id ?? null;
