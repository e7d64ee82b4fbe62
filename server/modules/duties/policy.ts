import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Who sees the duties of an area, and who has them, masked. */
export const mayRead = (viewer: Viewer | null, areaPath?: string): boolean => viewer !== null && can(viewer, 'duties.read', areaPath);
/** Who announces duties of an area and confirms who has them. */
export const mayManage = (viewer: Viewer | null, areaPath?: string): boolean => viewer !== null && can(viewer, 'duties.manage', areaPath);

const codeOf = (path: string): string => path.replaceAll('.', '');
/** Codes of the areas whose duties somebody sees, or manages. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'duties.read')).map(codeOf);
export const managedCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'duties.manage')).map(codeOf);
