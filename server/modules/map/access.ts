import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { type Access, systemAccess } from '#kernel/db.ts';

/** Whether the map is for this viewer; its layers show what each may see. */
export const mayUseMap = (viewer: Viewer): boolean => can(viewer, 'map.view');

/** Sight of what is public within its jurisdiction. */
export const everything = (viewer: Viewer): Access => systemAccess(viewer.jurisdictionId);

/** Sight of what only those see who hold a permission in the area where it lies; null for who holds it nowhere. */
export const areasAllowedBy =
  (permission: Permission) =>
  (viewer: Viewer): Access | null => {
    const scopes = areasWith(viewer, permission);
    return scopes.length === 0 ? null : { ...systemAccess(viewer.jurisdictionId), scopes, all: false };
  };
