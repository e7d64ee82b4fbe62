import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Role } from '#contract/accounts/roles.ts';
import type { By } from '#kernel/audit.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import { grantPosts, hashOf, oneTimePassword, openAccounts } from '#modules/accounts/index.ts';

/** An account that was opened: told once, kept nowhere in the clear. */
export interface OpenedAccount {
  readonly role: string;
  readonly login: string;
  readonly oneTimePassword: string;
}

/** User names of the administrators; where one is taken, the district's code stands behind it. */
const names: Readonly<Partial<Record<Role, string>>> = { system_admin: 'sysadmin', security_admin: 'secadmin', audit_admin: 'audit' };

/** Opens an account for each of the roles that nobody holds, with a one-time password. */
export const openAdministrators = async (tx: Tx, by: By, code: string, roles: readonly Role[]): Promise<OpenedAccount[]> => {
  const { rows: held } = await execute<{ role: string }>(
    tx,
    `select distinct p.role from posts p join accounts a on a.id = p.account_id
     where p.jurisdiction_id = $1 and p.role = any($2) and not a.disabled and (p.valid_to is null or p.valid_to > now())`,
    [by.jurisdictionId, roles],
  );
  const opened: OpenedAccount[] = [];
  for (const role of roles.filter((one) => !held.some((row) => row.role === one))) {
    const plain = names[role] ?? role;
    const { rows: taken } = await execute(tx, 'select from accounts where username = $1', [plain]);
    const login = taken.length === 0 ? plain : `${plain}-${code}`;
    const password = oneTimePassword(randomBytes(12));
    const id = v7();
    const account = {
      id,
      name: wordOf('zh-CN', `accounts.roles.${role}`),
      username: login,
      phone: null,
      staff: true,
      mustChangePassword: true,
    };
    await openAccounts(tx, by, [{ ...account, passwordHash: await hashOf(password) }]);
    await grantPosts(tx, by, [{ id: v7(), accountId: id, role, areaId: null, areaPath: null, organisationId: null, validTo: null }]);
    opened.push({ role, login, oneTimePassword: password });
  }
  return opened;
};
