import { v7 } from 'uuid';
import { phoneOf } from '#contract/kernel/typed.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import { forgetDevices } from './devices.ts';

/** An account with its sign-in data. */
export interface AccountRow {
  id: string;
  name: string;
  username: string | null;
  phone: string | null;
  is_anonymous: boolean;
  staff: boolean;
  disabled: boolean;
  /** Since when the password is a temporary one; null when it is the holder's own. */
  temporary_password_at: Date | null;
  last_sign_in_at: Date | null;
  created_at: Date;
  second_factor: boolean;
  /** Good in demos alone. */
  demo: boolean;
}

const columns = `a.id, a.name, a.username, a.phone, a.is_anonymous, a.staff, a.disabled, a.temporary_password_at, a.last_sign_in_at, a.created_at, a.demo,
  exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as second_factor`;

/** An account to be opened; the hash is the library's, null for accounts that sign in by phone code alone. */
export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
  readonly phone: string | null;
  readonly passwordHash: string | null;
  readonly staff: boolean;
  readonly mustChangePassword: boolean;
}

/** Inserts accounts and their passwords, however many, in two statements. Those opened in a demo are good in demos alone. */
export const insertAccounts = async (tx: Tx, jurisdictionId: string, accounts: readonly NewAccount[], at: Date): Promise<void> => {
  const rows = accounts.map((a) => ({ ...a, email: `${a.id}@${a.phone === null ? 'staff' : 'phone'}.invalid` }));
  await execute(
    tx,
    `insert into accounts (id, name, email, username, phone, phone_verified, staff, temporary_password_at, demo, created_at, updated_at)
     select r.id, r.name, r.email, r.username, r.phone, r.phone is not null, r.staff, case when r."mustChangePassword" then $2::timestamptz end,
       (select demo from jurisdictions where id = $3), $2, $2
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, email text, username text, phone text, staff boolean, "mustChangePassword" boolean)`,
    [JSON.stringify(rows), at, jurisdictionId],
  );
  await execute(
    tx,
    `insert into account_credentials (id, account_id, provider_id, provider_account_id, password, created_at, updated_at)
     select gen_random_uuid(), r.id, 'credential', r.id::text, r."passwordHash", $2, $2
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "passwordHash" text) where r."passwordHash" is not null`,
    [JSON.stringify(rows), at],
  );
};

export const findAccount = async (tx: Tx, id: string): Promise<AccountRow | null> =>
  (await execute<AccountRow>(tx, `select ${columns} from accounts a where a.id = $1`, [id])).rows[0] ?? null;

/** An account that holds or held a post in the transaction's jurisdiction; `lock` makes changes to one account queue up. */
export const findAccountOfJurisdiction = async (tx: Tx, id: string, lock: boolean): Promise<AccountRow | null> => {
  const text = `select ${columns} from accounts a
     where a.id = $1 and exists (select from posts p where p.jurisdiction_id = :jurisdiction and p.account_id = a.id)`;
  return (await execute<AccountRow>(tx, lock ? `${text} for no key update of a` : text, [id])).rows[0] ?? null;
};

/** The account behind a user name or phone, and whether it has a password. */
export const findByLogin = async (tx: Tx, login: string): Promise<(AccountRow & { has_password: boolean }) | null> => {
  const { rows } = await execute<AccountRow & { has_password: boolean }>(
    tx,
    `select ${columns}, exists (select from account_credentials c where c.account_id = a.id and c.provider_id = 'credential' and c.password is not null) as has_password
     from accounts a where a.username = $1 or a.phone = $1 order by a.username = $1 desc nulls last limit 1`,
    [login],
  );
  return rows[0] ?? null;
};

/** Names by id, for any accounts. */
export const readNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await execute<{ id: string; name: string }>(tx, 'select id, name from accounts where id = any($1)', [ids]);
  return new Map(rows.map((r) => [r.id, r.name]));
};

/** Names and phones by id, for any accounts. */
export const readContacts = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string; phone: string | null; disabled: boolean }[]> =>
  (
    await executeByKey<{ id: string; name: string; phone: string | null; disabled: boolean }>(
      tx,
      'select id, name, phone, disabled from accounts where id = any($1)',
      [ids],
    )
  ).rows;

/** Which of a phone and a user name are taken. */
export const readTaken = async (tx: Tx, username: string, phone: string): Promise<{ username: boolean; phone: boolean }> => {
  const { rows } = await execute<{ username: boolean; phone: boolean }>(
    tx,
    'select exists (select from accounts where username = $1) as username, exists (select from accounts where phone = $2) as phone',
    [username, phone],
  );
  return rows[0] ?? { username: false, phone: false };
};

export const setDisabled = async (tx: Tx, id: string, disabled: boolean): Promise<void> => {
  await execute(tx, 'update accounts set disabled = $2, updated_at = now() where id = $1', [id, disabled]);
};

/** From now on the accounts fall under the session rules of staff, and the jurisdiction is one of their homes. */
export const markStaff = async (tx: Tx, jurisdictionId: string, ids: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `update accounts set staff = true, homes = case when $2 = any (homes) then homes else homes || $2::uuid end
     where id = any($1) and not (staff and $2 = any (homes))`,
    [ids, jurisdictionId],
  );
};

/** Says whether the accounts of phones shown their codes on a screen, or of phones that got them, are good outside demos. */
export const setDemo = async (tx: Tx, id: string, demo: boolean): Promise<void> => {
  await execute(tx, 'update accounts set demo = $2, updated_at = now() where id = $1', [id, demo]);
};

/**
 * The holder has set an own password in place of the one given at `temporary`. Where another was given meanwhile, that one stands and stays
 * temporary.
 */
export const passwordChanged = async (tx: Tx, id: string, temporary: Date | null): Promise<void> => {
  await execute(
    tx,
    'update accounts set temporary_password_at = null, updated_at = now() where id = $1 and temporary_password_at is not distinct from $2',
    [id, temporary],
  );
};

/**
 * Sets the password of an account in place of whatever it had.
 * @param temporary since when it is a temporary one; null: it is the holder's own
 */
export const setPassword = async (tx: Tx, id: string, passwordHash: string, temporary: Date | null): Promise<void> => {
  await execute(tx, 'update accounts set temporary_password_at = $2, updated_at = now() where id = $1', [id, temporary]);
  await execute(
    tx,
    `insert into account_credentials (id, account_id, provider_id, provider_account_id, password) values ($3, $1::uuid, 'credential', $1::uuid::text, $2)
     on conflict (provider_id, provider_account_id) do update set password = excluded.password, updated_at = now()`,
    [id, passwordHash, v7()],
  );
};

/** Changes the name or the phone of an account; null leaves it. Guards: `accounts_phone_key`. */
export const setContact = async (tx: Tx, id: string, contact: { name: string | null; phone: string | null }): Promise<void> => {
  await execute(tx, 'update accounts set name = coalesce($2, name), phone = coalesce($3, phone), updated_at = now() where id = $1', [
    id,
    contact.name,
    contact.phone,
  ]);
};

/**
 * One page of accounts with posts in the jurisdiction, by id. Role and area look at posts that are active at `at`.
 * A whole phone number also finds a resident without any post, so that he can be given one; parts of it find by what a masked one shows.
 */
export const pageOfAccounts = async (
  tx: Tx,
  filter: {
    after: string | null;
    limit: number;
    q: string | null;
    roles: readonly string[] | null;
    areaPath: string | null;
    /** Only those that still have a temporary password. */
    temporary: boolean;
    at: Date;
    demo: boolean;
  },
): Promise<AccountRow[]> => {
  const pattern = filter.q === null ? null : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await execute<AccountRow>(
    tx,
    `select ${columns} from accounts a
     where ($1::uuid is null or a.id > $1) and ($3::text is null or a.name ilike $3 or a.username ilike $3 or a.phone = $7
         or strpos(left(a.phone, 3) || ' ' || right(a.phone, 4), $9) > 0)
       and ((a.phone = $7 and a.demo = $8) or exists (select from posts p where p.jurisdiction_id = :jurisdiction and p.account_id = a.id
         and (($4::text[] is null and $5::ltree is null) or (p.valid_from <= $6 and (p.valid_to is null or p.valid_to > $6)))
         and ($4::text[] is null or p.role = any($4))
         and ($5::ltree is null or p.area_path <@ $5 or exists (select from organisations o
           where o.jurisdiction_id = :jurisdiction and o.id = p.organisation_id and o.area_path <@ $5))))
       and (not $10 or a.temporary_password_at is not null)
     order by a.id limit $2`,
    [
      filter.after,
      filter.limit,
      pattern,
      filter.roles,
      filter.areaPath,
      filter.at,
      filter.q === null ? null : phoneOf(filter.q),
      filter.demo,
      filter.q,
      filter.temporary,
    ],
  );
  return rows;
};

/** Empties an account: nobody can sign in with it any more, and nothing tells whose it was. */
export const eraseAccount = async (tx: Tx, id: string): Promise<void> => {
  await execute(tx, 'delete from account_credentials where account_id = $1', [id]);
  await forgetDevices(tx, id, null);
  await execute(
    tx,
    `update accounts set name = '–', username = null, phone = null, phone_verified = false, email = id::text || '@erased.invalid', image = null, disabled = true
     where id = $1`,
    [id],
  );
};
