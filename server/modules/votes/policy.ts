import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Codes of the areas whose votes a viewer looks after. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'votes.read')).map((path) => path.replaceAll('.', ''));
/** Codes of the areas whose votes a viewer looks after or enters papers of. */
export const workCodes = (viewer: Viewer): string[] =>
  outermost([...areasWith(viewer, 'votes.read'), ...areasWith(viewer, 'votes.papers')]).map((path) => path.replaceAll('.', ''));
export const mayRead = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'votes.read', areaPath);
export const mayManage = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'votes.manage', areaPath);
export const mayEnter = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'votes.papers', areaPath);
