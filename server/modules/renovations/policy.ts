import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

export const mayRead = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'renovations.read').some((own) => isWithin(areaPath, own));
export const mayManage = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'renovations.manage', areaPath);
export const mayPay = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'renovations.pay', areaPath);
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
