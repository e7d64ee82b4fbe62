import type { Permission } from '#contract/kernel/permissions.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A post as far as it says who is to be told. */
export interface Post {
  readonly accountId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  /** Over the whole jurisdiction: of its root area, or of no area and organisation, as those of administrators. */
  readonly isWhole: boolean;
}

/** Whom a notice names; see `Receivers` of the kernel. */
export type Named =
  | { readonly accounts: readonly string[] }
  | { readonly permission: Permission; readonly around: string; readonly unless?: Permission }
  | { readonly permission: Permission; readonly whole: true }
  | { readonly permission: Permission; readonly organisation: string };

/** An area's path with those of all areas around it. */
export const pathsAround = (path: string): string[] => {
  const labels = path.split('.');
  return labels.map((_, n) => labels.slice(0, n + 1).join('.'));
};

const depth = (path: string): number => path.split('.').length;

/** The accounts a notice is for, each once. */
export const receiversOf = (to: Named, posts: readonly Post[]): string[] => {
  if ('accounts' in to) return [...new Set(to.accounts)];
  const having = (permission: Permission) => posts.filter(({ permissions }) => permissions.has(permission));
  const accountsOf = (some: readonly Post[]): string[] => [...new Set(some.map(({ accountId }) => accountId))];
  if ('organisation' in to) return accountsOf(having(to.permission).filter(({ organisationId }) => organisationId === to.organisation));
  if ('whole' in to) return accountsOf(having(to.permission).filter(({ isWhole }) => isWhole));
  const around = (permission: Permission) =>
    having(permission).filter(({ areaPath }) => areaPath !== null && isWithin(to.around, areaPath));
  if (to.unless !== undefined && around(to.unless).length > 0) return [];
  const told = around(to.permission);
  const nearest = Math.max(...told.map(({ areaPath }) => depth(areaPath ?? '')));
  return accountsOf(told.filter(({ areaPath }) => depth(areaPath ?? '') === nearest));
};
