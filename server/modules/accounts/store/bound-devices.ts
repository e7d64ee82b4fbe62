import { type Database, execute, systemAccess, type Tx } from '#kernel/db.ts';
import { type AccountSeen, seen } from './sessions.ts';

/** A phone bound to an account. */
export interface BoundDeviceRow {
  id: string;
  public_key: Buffer;
  device: Buffer | null;
  words: string;
  bound_at: Date;
  signed_in_at: Date;
  sent_at: Date | null;
}
const columns = 'id, public_key, device, words, bound_at, signed_in_at, sent_at';

/** Phones bound to an account, the first bound first; waits for whoever else binds or ends one where they are to be changed. */
export const readBound = async (tx: Tx, accountId: string, lock = false): Promise<BoundDeviceRow[]> => {
  if (lock) await execute(tx, 'select from accounts where id = $1 for no key update', [accountId]);
  const text = `select ${columns} from bound_devices where account_id = $1 order by bound_at, id`;
  return (await execute<BoundDeviceRow>(tx, text, [accountId])).rows;
};

/** Binds a phone; one bound in the same browser before is replaced. @returns false where the id is another's */
export const insertBound = async (
  tx: Tx,
  accountId: string,
  row: Pick<BoundDeviceRow, 'id' | 'public_key' | 'device' | 'words'>,
  at: Date,
): Promise<boolean> => {
  if (row.device !== null) await execute(tx, 'delete from bound_devices where account_id = $1 and device = $2', [accountId, row.device]);
  const { rows } = await execute(
    tx,
    `insert into bound_devices (id, account_id, public_key, device, words, bound_at, signed_in_at) values ($1, $2, $3, $4, $5, $6, $6)
     on conflict do nothing returning id`,
    [row.id, accountId, row.public_key, row.device, row.words, at],
  );
  return rows.length > 0;
};

/** Unbinds a phone of an account. @returns its words, null when it was not bound */
export const deleteBound = async (tx: Tx, accountId: string, id: string): Promise<string | null> => {
  const { rows } = await execute<{ words: string }>(tx, 'delete from bound_devices where account_id = $1 and id = $2 returning words', [
    accountId,
    id,
  ]);
  return rows[0]?.words ?? null;
};

/** Asks a phone something anew: what it was asked before is void. */
export const putChallenge = async (tx: Tx, id: string, challenge: Buffer, at: Date): Promise<void> => {
  await execute(tx, 'update bound_devices set challenge = $2, challenged_at = $3 where id = $1', [id, challenge, at]);
};

/** Spends what a phone was asked, whether its answer is right or wrong. @returns its key; null when it was not asked that, or too long ago */
export const spendChallenge = async (tx: Tx, id: string, challenge: Buffer, since: Date): Promise<Buffer | null> => {
  const { rows } = await execute<{ public_key: Buffer }>(
    tx,
    'update bound_devices set challenge = null, challenged_at = null where id = $1 and challenge = $2 and challenged_at > $3 returning public_key',
    [id, challenge, since],
  );
  return rows[0]?.public_key ?? null;
};

export const noteSent = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(tx, 'update bound_devices set sent_at = $2 where id = $1', [id, at]);
};

/** A bound phone, and its account with the rights it has in a jurisdiction now. */
export const findBound = async (
  db: Database,
  jurisdictionId: string,
  id: string,
  at: Date,
): Promise<(AccountSeen & { signed_in_at: Date }) | null> => {
  const rows = await db.statement<AccountSeen & { signed_in_at: Date }>(systemAccess(jurisdictionId), {
    name: 'people-bound',
    text: `select b.signed_in_at, ${seen} from bound_devices b join accounts a on a.id = b.account_id where b.id = $2`,
    values: [jurisdictionId, id, at],
  });
  return rows[0] ?? null;
};
