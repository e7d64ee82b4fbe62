import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Who follows the covenants of an area from the draft on. */
export const mayRead = (viewer: Viewer | null, areaPath?: string): boolean => viewer !== null && can(viewer, 'covenants.read', areaPath);
/** Who makes covenants of an area. */
export const mayManage = (viewer: Viewer | null, areaPath?: string): boolean =>
  viewer !== null && can(viewer, 'covenants.manage', areaPath);
/** Who checks them for the street. */
export const mayCheck = (viewer: Viewer | null, areaPath?: string): boolean => viewer !== null && can(viewer, 'covenants.check', areaPath);

const codeOf = (path: string): string => path.replaceAll('.', '');
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'covenants.read')).map(codeOf);
