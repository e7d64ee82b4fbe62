import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Who sees the volunteers and hours of an area, masked. */
export const mayRead = (viewer: Viewer, path?: string): boolean => can(viewer, 'volunteers.read', path);
/** Who registers volunteers of an area, leads its teams' lists, records and certifies hours. */
export const mayManage = (viewer: Viewer, path?: string): boolean => can(viewer, 'volunteers.manage', path);
/** Who looks a second time, and draws spot checks. */
export const mayConfirm = (viewer: Viewer, path?: string): boolean => can(viewer, 'volunteers.confirm', path);
/** Codes of the outermost areas over which somebody has a permission. */
export const codesWith = (viewer: Viewer, permission: Permission): string[] =>
  outermost(areasWith(viewer, permission)).map((path) => path.replaceAll('.', ''));
