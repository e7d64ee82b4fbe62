import { execute, type Tx } from '#kernel/db.ts';

/** The ways a first step of a sign-in can go. */
export type FirstStep = 'password' | 'code';

export interface SecondFactorRow {
  /** The app's key, sealed. */
  sealed: Buffer;
  confirmed_at: Date | null;
  backup_codes: number;
}

export const findSecondFactor = async (tx: Tx, accountId: string): Promise<SecondFactorRow | null> => {
  const { rows } = await execute<SecondFactorRow>(
    tx,
    `select f.sealed, f.confirmed_at, (select count(*)::int from second_factor_backup_codes b where b.account_id = f.account_id) as backup_codes
     from second_factors f where f.account_id = $1`,
    [accountId],
  );
  return rows[0] ?? null;
};

/** Whether a sign-in to the account needs a second step. */
export const hasSecondFactor = async (tx: Tx, accountId: string): Promise<boolean> =>
  (await findSecondFactor(tx, accountId))?.confirmed_at != null;

/** Keeps a new key in place of one that was never confirmed; false when a confirmed one stands. */
export const putKey = async (tx: Tx, accountId: string, sealed: Buffer, at: Date): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into second_factors as f (account_id, sealed, created_at) values ($1, $2, $3)
     on conflict (account_id) do update set sealed = excluded.sealed, created_at = excluded.created_at where f.confirmed_at is null
     returning account_id`,
    [accountId, sealed, at],
  );
  return rows.length > 0;
};

/** Turns the factor on, once: of confirmations running in parallel the row's lock lets one through. */
export const confirm = async (tx: Tx, accountId: string, sealed: Buffer, step: number, at: Date): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update second_factors set confirmed_at = $4, last_step = $3
     where account_id = $1 and sealed = $2 and confirmed_at is null returning account_id`,
    [accountId, sealed, step, at],
  );
  return rows.length > 0;
};

export const putBackupCodes = async (tx: Tx, accountId: string, hashes: readonly Buffer[]): Promise<void> => {
  await execute(tx, 'insert into second_factor_backup_codes (account_id, hash) select $1, unnest($2::bytea[])', [accountId, hashes]);
};

/** Spends a code's step: false when it or a later one was spent before. The row's lock puts parallel attempts in line. */
export const spendStep = async (tx: Tx, accountId: string, step: number): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    'update second_factors set last_step = $2 where account_id = $1 and confirmed_at is not null and last_step < $2 returning account_id',
    [accountId, step],
  );
  return rows.length > 0;
};

/** Spends a backup code: false when there is none such, or none such any more. */
export const spendBackupCode = async (tx: Tx, accountId: string, hash: Buffer): Promise<boolean> => {
  const { rows } = await execute(tx, 'delete from second_factor_backup_codes where account_id = $1 and hash = $2 returning account_id', [
    accountId,
    hash,
  ]);
  return rows.length > 0;
};

/** Takes the factor off with its backup codes, and whatever sign-in waited for it; false when none was on. */
export const removeSecondFactor = async (tx: Tx, accountId: string): Promise<boolean> => {
  await endTickets(tx, accountId);
  const { rows } = await execute<{ was_on: boolean }>(
    tx,
    'delete from second_factors where account_id = $1 returning confirmed_at is not null as was_on',
    [accountId],
  );
  return rows[0]?.was_on ?? false;
};

export const putTicket = async (tx: Tx, ticket: { hash: Buffer; accountId: string; method: FirstStep; expiresAt: Date }): Promise<void> => {
  await execute(tx, 'insert into second_factor_tickets (hash, account_id, method, expires_at) values ($1, $2, $3, $4)', [
    ticket.hash,
    ticket.accountId,
    ticket.method,
    ticket.expiresAt,
  ]);
};

/** The account a ticket stands for, while it is good. */
export const findTicket = async (tx: Tx, hash: Buffer, at: Date): Promise<string | null> => {
  const { rows } = await execute<{ account_id: string }>(
    tx,
    'select account_id from second_factor_tickets where hash = $1 and expires_at > $2',
    [hash, at],
  );
  return rows[0]?.account_id ?? null;
};

/** Spends a ticket: the way of its first step, null when it is spent or no longer good. */
export const takeTicket = async (tx: Tx, hash: Buffer, at: Date): Promise<FirstStep | null> => {
  const { rows } = await execute<{ method: FirstStep }>(
    tx,
    'delete from second_factor_tickets where hash = $1 and expires_at > $2 returning method',
    [hash, at],
  );
  return rows[0]?.method ?? null;
};

/** Factors sealed with an older version than the given one, locked. */
export const lockSealedBefore = async (tx: Tx, version: number, limit: number): Promise<{ accountId: string; sealed: Buffer }[]> =>
  (
    await execute<{ accountId: string; sealed: Buffer }>(
      tx,
      `select account_id as "accountId", sealed from second_factors
       where get_byte(sealed, 0) * 256 + get_byte(sealed, 1) < $1 order by account_id limit $2 for update`,
      [version, limit],
    )
  ).rows;

export const resealFactor = async (tx: Tx, accountId: string, sealed: Buffer): Promise<void> => {
  await execute(tx, 'update second_factors set sealed = $2 where account_id = $1', [accountId, sealed]);
};

/** Ends the sign-ins that wait for a second step. */
export const endTickets = async (tx: Tx, accountId: string): Promise<void> => {
  await execute(tx, 'delete from second_factor_tickets where account_id = $1', [accountId]);
};
