import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

export const mayUse = (viewer: Viewer): boolean => can(viewer, 'assemblies.read');
export const mayRead = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'assemblies.read').some((own) => isWithin(areaPath, own));
/** Keeps the register: whole names, import, transfers, doubts. */
export const mayKeep = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'assemblies.register', areaPath);
export const mayRun = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'assemblies.run', areaPath);
export const mayReview = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'assemblies.review', areaPath);
/** Codes of the areas in which the viewer reads registers. */
export const readableAreas = (viewer: Viewer): string[] =>
  outermost(areasWith(viewer, 'assemblies.read')).map((path) => path.replaceAll('.', ''));
