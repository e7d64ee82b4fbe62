import { v7 } from 'uuid';
import type { z } from 'zod';
import type { changeRole as changeEndpoint, makeRole as makeEndpoint, RoleShown } from '#contract/accounts/local-roles.ts';
import { type PostStanding, shippedRoles } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { declarations, withNeeds } from '#kernel/permissions.ts';
import { isViolation } from '#kernel/violations.ts';
import { type Language, languages } from '#kernel/words.ts';
import { announceOrganisations } from '#modules/organisations/index.ts';
import { announce, type Context } from '../context.ts';
import { whyNot } from '../domain/role-rules.ts';
import { mayManageAccounts } from '../policy.ts';
import { presentRoles, roleWord } from '../queries/roles.ts';
import { deleteRole, findRole, insertRole, type LocalRole, updateRole } from '../store/roles.ts';

type Make = z.output<NonNullable<typeof makeEndpoint.body>>;
type Change = z.output<NonNullable<typeof changeEndpoint.body>>;

/** Checks what a role is to be called and to allow. @returns the permissions with all they need @throws accounts.role_name_taken, accounts.role_permission */
const checked = (name: string, standing: PostStanding, chosen: readonly string[]): string[] => {
  if (languages.some((language) => shippedRoles.some((role) => roleWord(language, role) === name)))
    fail('accounts.role_name_taken', { name });
  for (const code of chosen) {
    const why = whyNot(standing, declarations.get(code as Permission) ?? null);
    if (why !== null) fail('accounts.role_permission', { permission: code, why });
  }
  return [...withNeeds(chosen)].sort();
};

/** Runs a change; a name that another role bears is refused. */
const named = async (name: string, change: () => Promise<void>): Promise<void> => {
  try {
    await change();
  } catch (error) {
    if (isViolation(error, 'roles_name')) fail('accounts.role_name_taken', { name });
    throw error;
  }
};

/** One act of the security administrator on a role; what changes for its holders counts everywhere when it commits. */
const act = async <A>(
  context: Context,
  viewer: Viewer,
  given: { what: string; body: { id: string }; show: (tx: Tx, code: string) => Promise<A> },
  change: (running: Command) => Promise<string>,
): Promise<A> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const answer = await command(
    context.kernel,
    viewer,
    given.what,
    given.body,
    async (running) => {
      const code = await change(running);
      await announce(running.tx, { account: null });
      // a unit in which somebody may now handle cases becomes one that receives them
      await announceOrganisations(running.tx, viewer.jurisdictionId);
      return code;
    },
    ({ tx }, code) => given.show(tx, code),
  );
  context.forget(null);
  return answer;
};

const shown =
  (context: Context, language: Language) =>
  async (tx: Tx, code: string): Promise<RoleShown> => {
    const role = (await findRole(tx, code)) ?? fail('accounts.role_not_found');
    const roles = await presentRoles(context, tx, language, [role]);
    return roles.find((one) => one.code === code) ?? fail('accounts.role_not_found');
  };

const getRole = async (tx: Tx, code: string): Promise<LocalRole> => (await findRole(tx, code, true)) ?? fail('accounts.role_not_found');

/** Makes a role. @throws accounts.role_name_taken, accounts.role_permission */
export const makeRole = (context: Context, viewer: Viewer, body: Make, language: Language): Promise<RoleShown> =>
  act(context, viewer, { what: 'accounts.make_role', body, show: shown(context, language) }, async ({ tx, log }) => {
    const { name, standing } = body;
    const role = { code: v7(), name, standing, permissions: checked(name, standing, body.permissions) };
    await named(name, () => insertRole(tx, role));
    await log('accounts.role_made', role.code, { data: { name, standing, permissions: role.permissions } });
    return role.code;
  });

/** Changes what a role is called and allows. @throws accounts.role_not_found, accounts.role_changed, accounts.role_name_taken, accounts.role_permission */
export const changeRole = (context: Context, viewer: Viewer, code: string, body: Change, language: Language): Promise<RoleShown> =>
  act(context, viewer, { what: `accounts.change_role ${code}`, body, show: shown(context, language) }, async ({ tx, log }) => {
    const before = await getRole(tx, code);
    if (before.version !== body.version) fail('accounts.role_changed', { version: before.version });
    const permissions = checked(body.name, before.standing, body.permissions);
    await named(body.name, () => updateRole(tx, { code, name: body.name, permissions }));
    const data = {
      name: body.name,
      was: before.name,
      given: permissions.filter((one) => !before.permissions.includes(one)),
      taken: before.permissions.filter((one) => !permissions.includes(one)),
    };
    await log('accounts.role_changed', code, { data });
    return code;
  });

/** Removes a role that no post ever gave. @throws accounts.role_not_found, accounts.role_in_use */
export const removeRole = (context: Context, viewer: Viewer, code: string, body: { id: string }): Promise<{ ok: true }> =>
  act(context, viewer, { what: `accounts.remove_role ${code}`, body, show: async () => ({ ok: true as const }) }, async ({ tx, log }) => {
    const { name } = await getRole(tx, code);
    try {
      await deleteRole(tx, code);
    } catch (error) {
      if (isViolation(error, 'posts_role')) fail('accounts.role_in_use', { name });
      throw error;
    }
    await log('accounts.role_removed', code, { data: { name } });
    return code;
  });
