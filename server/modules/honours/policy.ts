import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Nominator } from '#contract/honours/values.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

export const mayRead = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'honours.read', areaPath);
export const mayManage = (viewer: Viewer): boolean => can(viewer, 'honours.manage');
export const mayAppraise = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'honours.appraise', areaPath);
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'honours.read')).map((path) => path.replaceAll('.', ''));

/** Whether somebody nominates for an area: by a post over an area of a level that may. @param levelOf level of an area by its path */
export const mayNominate = (
  viewer: Viewer,
  areaPath: string,
  nominators: readonly Nominator[],
  levelOf: (path: string) => string | undefined,
): boolean =>
  areasWith(viewer, 'honours.nominate').some(
    (own) => isWithin(areaPath, own) && (nominators as readonly (string | undefined)[]).includes(levelOf(own)),
  );
