import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Codes of the areas whose orders somebody reads at the desk. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'orders.read')).map((path) => path.replaceAll('.', ''));
export const mayRead = (viewer: Viewer): boolean => can(viewer, 'orders.read');
/** Whether somebody checks and issues what is asked for in an area, and speaks there for those who come to the counter. */
export const mayIssue = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'orders.issue', areaPath);
