import { execute, type Tx } from '#kernel/db.ts';

/** The id of the person whom an account stands for; null where nobody is. */
export const tiedPerson = async (tx: Tx, accountId: string): Promise<string | null> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select p.id from persons p where p.jurisdiction_id = :jurisdiction and p.account_id = $1 and p.merged_into is null and p.erased_at is null`,
    [accountId],
  );
  return rows[0]?.id ?? null;
};

/** The account behind a person, where there is one that may sign in: whoever is to be told. */
export const accountsOfPersons = async (tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await execute<{ id: string; accountId: string }>(
    tx,
    `select p.id, p.account_id as "accountId" from persons p
     where p.jurisdiction_id = :jurisdiction and p.id = any($1) and p.account_id is not null and p.erased_at is null`,
    [personIds],
  );
  return new Map(rows.map(({ id, accountId }) => [id, accountId]));
};

/** The phone an account has proven to be its own. */
export const provenPhone = async (tx: Tx, accountId: string): Promise<string | null> =>
  (await execute<{ phone: string | null }>(tx, 'select phone from accounts where id = $1 and phone_verified', [accountId])).rows[0]
    ?.phone ?? null;

/** Holds whoever enters themselves by this account until the transaction ends. */
export const lockOwn = (tx: Tx, accountId: string): Promise<unknown> =>
  execute(tx, "select pg_advisory_xact_lock(hashtextextended('persons.own.' || $1::text, 0))", [accountId]);

/** An account stands for a known person whom none stands for. */
export const tieTo = async (tx: Tx, personId: string, accountId: string): Promise<void> => {
  await execute(tx, 'update persons set account_id = $2 where jurisdiction_id = :jurisdiction and id = $1 and account_id is null', [
    personId,
    accountId,
  ]);
};
