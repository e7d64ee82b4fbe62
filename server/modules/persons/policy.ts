import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';

/** Paths of the areas inside which the viewer manages persons. */
export const managedAreas = (viewer: Viewer): readonly string[] => areasWith(viewer, 'persons.manage');
export const mayManageIn = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'persons.manage', areaPath);
/** Whoever decides what people ask for decides it for the whole jurisdiction. */
export const mayDecideRequests = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'persons.requests', rootPath);
