import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'surveys.read');
export const mayRead = (viewer: Viewer, areaPath: string): boolean => readAreas(viewer).some((own) => isWithin(areaPath, own));
/** Whoever reads an area within that of the survey enters the sheets of those who live there; asking is for the area itself. */
export const mayManage = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'surveys.manage', areaPath);
/** Over the survey's area or one within it: a grid worker brings in the sheets of a survey of the community. */
export const mayEnter = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'surveys.enter').some((own) => isWithin(areaPath, own) || isWithin(own, areaPath));
/** Whose staff may answer in office for an area. */
export const mayAnswerFor = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'demands.answer', areaPath);
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
