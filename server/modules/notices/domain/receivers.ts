import type { Permission } from '#contract/kernel/permissions.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A post as far as it says who is to be told. */
export interface Post {
  readonly accountId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
}

/** Whom a notice names; see `Receivers` of the kernel. */
export type Named =
  | { readonly accounts: readonly string[] }
  | { readonly permission: Permission; readonly around: string }
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
  const able = posts.filter(({ permissions }) => permissions.has(to.permission));
  const told =
    'organisation' in to
      ? able.filter(({ organisationId }) => organisationId === to.organisation)
      : able.filter(({ areaPath }) => areaPath !== null && isWithin(to.around, areaPath));
  const nearest = 'organisation' in to ? 0 : Math.max(...told.map(({ areaPath }) => depth(areaPath ?? '')));
  return [...new Set(told.filter(({ areaPath }) => 'organisation' in to || depth(areaPath ?? '') === nearest).map((p) => p.accountId))];
};
