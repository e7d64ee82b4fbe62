import type { Me } from '#contract/accounts/api.ts';
import type { Permission } from '#contract/kernel/permissions.ts';

/** What opens a page: a permission or one of several; `account` for everybody with an account, `anyone` without a session. */
export type Opening = Permission | readonly Permission[] | 'account' | 'anyone';

/** Whether the account may use what asks for this. The server decides again on every call; this only keeps the menu honest. */
export const mayOpen = (me: Me, opening: Opening): boolean =>
  opening === 'account' || opening === 'anyone' || [opening].flat().some((one) => me.permissions.includes(one));

/** Whether a page stands in the menu of an account, see `by` of pages. */
export const standsInMenu = (
  me: Me,
  opening: Opening,
  by: { readonly permission: Permission; readonly of: readonly string[] } | undefined,
): boolean => {
  if (!by) return mayOpen(me, opening);
  const others = [opening].flat().filter((one) => one !== by.permission) as Permission[];
  return (
    mayOpen(me, others) || (mayOpen(me, by.permission) && me.posts.some(({ organisation }) => by.of.includes(organisation?.kind ?? '')))
  );
};
