import type { Role } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Access, accessOf, systemAccess } from '#kernel/db.ts';

const deskRoles: readonly Role[] = ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'];

/** The map is for everybody who works on cases. */
export const mayUseMap = (viewer: Viewer): boolean => viewer.posts.some((post) => deskRoles.includes(post.role));

/** Sight of what is public within its jurisdiction. */
export const everything = (viewer: Viewer): Access => systemAccess(viewer.jurisdictionId);

/** Sight of what only those see in whose areas it lies; null for who has no area. */
export const ownAreas = (viewer: Viewer): Access | null => {
  const access = accessOf(viewer);
  return access.scopes.length === 0 ? null : { ...access, accountId: null, organisations: [] };
};
