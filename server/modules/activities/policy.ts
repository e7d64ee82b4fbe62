import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Joiners } from '#contract/activities/kind-values.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Whether somebody announces, records and certifies activities of an area. */
export const organises = (viewer: Viewer | null, areaPath: string): boolean =>
  viewer !== null && can(viewer, 'activities.organise', areaPath);
/** Whether somebody sees activities of an area that are not open to everybody. */
export const reads = (viewer: Viewer | null, areaPath: string): boolean => viewer !== null && can(viewer, 'activities.read', areaPath);
/** Codes of the areas whose activities somebody sees, and of those whose activities they organise. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'activities.read')).map(codeOf);
export const organisedCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'activities.organise')).map(codeOf);
const codeOf = (path: string): string => path.replaceAll('.', '');

/** Whether a kind lets somebody take part by themselves. Whom the platform cannot tell apart is approved by the organiser. */
export const mayJoin = (who: Joiners, viewer: Viewer): boolean => {
  if (viewer.anonymous || who === 'invited') return false;
  return who === 'staff' ? viewer.posts.length > 0 : true;
};
