import { execute, type Tx } from '#kernel/db.ts';
import type { KnownAccount } from '../domain/account-plan.ts';

/** Accounts that bear one of these user names or phones, each with its posts in the jurisdiction that have not ended at `at`. */
export const findAccountsNamed = async (
  tx: Tx,
  jurisdictionId: string,
  named: { readonly usernames: readonly string[]; readonly phones: readonly string[] },
  at: Date,
): Promise<KnownAccount[]> => {
  const { rows: accounts } = await execute<{ id: string; username: string | null; phone: string | null; here: boolean }>(
    tx,
    'select id, username, phone, $3 = any (homes) as here from accounts where username = any($1) or phone = any($2)',
    [named.usernames, named.phones, jurisdictionId],
  );
  const { rows: posts } = await execute<{ accountId: string; role: string; areaId: string | null; organisationId: string | null }>(
    tx,
    `select account_id as "accountId", role, area_id as "areaId", organisation_id as "organisationId" from posts
     where jurisdiction_id = $1 and account_id = any($2) and (valid_to is null or valid_to > $3)`,
    [jurisdictionId, accounts.map(({ id }) => id), at],
  );
  const of = Map.groupBy(posts, ({ accountId }) => accountId);
  return accounts.map((account) => ({ ...account, posts: of.get(account.id) ?? [] }));
};

/** Accounts opened by a sheet, each with the role of its first post, by user name. */
export const readOpened = async (
  tx: Tx,
  jurisdictionId: string,
  ids: readonly string[],
): Promise<{ name: string; username: string; role: string; roleName: string | null }[]> => {
  const { rows } = await execute<{ name: string; username: string; role: string; roleName: string | null }>(
    tx,
    `select o.name, o.username, o.role, r.name as "roleName" from (
       select a.name, a.username, min(p.role) as role from accounts a join posts p on p.jurisdiction_id = $1 and p.account_id = a.id
       where a.id = any($2) and a.username is not null group by a.id, a.name, a.username) o
     left join roles r on r.jurisdiction_id = $1 and r.code = o.role order by o.username`,
    [jurisdictionId, ids],
  );
  return rows;
};
