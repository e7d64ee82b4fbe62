import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { outermost } from '#contract/territory/levels.ts';

type Guarded = Pick<RegisterContent, 'access'>;

/** Where a viewer reads rows of a register. */
export const readAreas = (viewer: Viewer, { access }: Guarded): string[] => outermost(areasWith(viewer, access.read as Permission));
export const reads = (viewer: Viewer, { access }: Guarded): boolean => can(viewer, access.read as Permission);
/** Whether a viewer may do something to rows in an area; rows of no area are for posts over the whole. */
export const mayOn = (viewer: Viewer, { access }: Guarded, what: 'write' | 'confirm', areaPath: string): boolean =>
  can(viewer, access[what] as Permission, areaPath) || (what === 'write' && can(viewer, access.confirm as Permission, areaPath));
export const mayReveal = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'registers.reveal', areaPath);
export const mayDesign = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'registers.design', rootPath);
