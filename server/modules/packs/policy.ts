import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';

/** Packs change what a whole jurisdiction works with. */
export const mayInstall = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'packs.install', rootPath);
/** Whether somebody may define what a pack brings. */
export const mayDefine = (viewer: Viewer, { permission }: { readonly permission: Permission }, rootPath: string): boolean =>
  can(viewer, permission, rootPath);
