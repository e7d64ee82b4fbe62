import type { PermissionShown, RoleShown } from '#contract/accounts/local-roles.ts';
import { type PostStanding, type ShippedRole, shippedRoles, standingOf } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { declarations, permissionsOf } from '#kernel/permissions.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { mayReadRoles } from '../policy.ts';
import { countHolders, type LocalRole, readRoles } from '../store/roles.ts';

/** The word for a shipped role. */
export const roleWord = (language: Language, role: ShippedRole): string => wordOf(language, `accounts.roles.${role}`);

/** A permission in words. */
export const presentPermission = (language: Language, code: Permission): PermissionShown => {
  const declared = declarations.get(code) ?? fail('request.not_found');
  const [module, what] = code.split('.');
  const word = (key: string): string => wordOf(language, `${module}-permissions.${key}`);
  return {
    code,
    module: word('module'),
    title: word(`${what}.title`),
    what: word(`${what}.what`),
    reach: declared.reach,
    duty: declared.duty ?? null,
    needs: declared.needs ?? null,
  };
};

/** Every permission in words, those of a module together. */
export const presentPermissions = (language: Language): PermissionShown[] =>
  [...declarations.keys()].map((code) => presentPermission(language, code));

/** Roles as a page shows them: the shipped ones in the order of the contract, then the local ones by name. */
export const presentRoles = async (context: Context, tx: Tx, language: Language, local: readonly LocalRole[]): Promise<RoleShown[]> => {
  const counts = await countHolders(tx, context.kernel.clock.now());
  const show = (
    code: string,
    shipped: boolean,
    rest: Pick<RoleShown, 'name' | 'standing' | 'version'>,
    chosen: string[] | null,
  ): RoleShown => ({
    code,
    shipped,
    ...rest,
    permissions: [...permissionsOf(code, chosen)].sort(),
    holders: counts.get(code)?.holders ?? 0,
    used: counts.has(code),
  });
  return [
    ...shippedRoles.map((code) => show(code, true, { name: roleWord(language, code), standing: standingOf(code), version: 1 }, null)),
    ...local.map(({ code, name, standing, version, permissions }) => show(code, false, { name, standing, version }, permissions)),
  ];
};

/** Every role and every permission. */
export const rolesPage = (
  context: Context,
  viewer: Viewer,
  language: Language,
): Promise<{ roles: RoleShown[]; permissions: PermissionShown[] }> => {
  if (!mayReadRoles(viewer)) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    roles: await presentRoles(context, tx, language, await readRoles(tx)),
    permissions: presentPermissions(language),
  }));
};

/** What posts with each role stand over, and the words people write for them. */
export interface RoleBook {
  standing(role: string): PostStanding | null;
  /** Words → codes; names of local roles too. */
  readonly words: Readonly<Record<string, string>>;
}
export const roleBook = (local: readonly LocalRole[]): RoleBook => {
  const standings = new Map<string, PostStanding>([
    ...shippedRoles.map((role) => [role, standingOf(role)] as const),
    ...local.map(({ code, standing }) => [code, standing] as const),
  ]);
  return {
    standing: (role) => standings.get(role) ?? null,
    words: Object.fromEntries([
      ...shippedRoles.map((role) => [role, roleWord('zh-CN', role)]),
      ...local.map(({ code, name }) => [code, name]),
    ]),
  };
};
