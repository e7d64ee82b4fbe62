import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';

/** Paths of the areas inside which the viewer manages persons. */
export const managedAreas = (viewer: Viewer): readonly string[] => areasWith(viewer, 'persons.manage');
export const mayManageIn = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'persons.manage', areaPath);
