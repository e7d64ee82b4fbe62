import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { RegisterContent, Transition } from '#contract/registers/content.ts';
import { outermost, pathOfCode } from '#contract/territory/levels.ts';

type Guarded = Pick<RegisterContent, 'access'>;

/** Where a viewer reads rows of a register. */
export const readAreas = (viewer: Viewer, { access }: Guarded): string[] => outermost(areasWith(viewer, access.read as Permission));
export const reads = (viewer: Viewer, { access }: Guarded): boolean => can(viewer, access.read as Permission);
/** Whether a viewer may do something to rows in an area; rows of no area are for posts over the whole. */
export const mayOn = (viewer: Viewer, { access }: Guarded, what: 'write' | 'confirm', areaPath: string): boolean =>
  can(viewer, access[what] as Permission, areaPath) || (what === 'write' && can(viewer, access.confirm as Permission, areaPath));
/** Whether a viewer may take a row of an area by a step; those of other modules nobody takes by hand. */
export const mayTake = (viewer: Viewer, register: Guarded, { by }: Pick<Transition, 'by'>, areaPath: string): boolean =>
  by !== 'module' && mayOn(viewer, register, by, areaPath);
export const mayReveal = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'registers.reveal', areaPath);
/** Where a viewer designs registers: the whole, or areas that have registers of their own. */
export const designAreas = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'registers.design'));
/** Whether a viewer designs a register: that of the whole, or of an area of theirs. */
export const mayDesign = (viewer: Viewer, rootPath: string, { area }: Pick<RegisterContent, 'area'> = { area: null }): boolean =>
  can(viewer, 'registers.design', area === null ? rootPath : pathOfCode(area));
