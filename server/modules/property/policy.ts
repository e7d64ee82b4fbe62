import { areasWith, type Viewer } from '#contract/accounts/viewer.ts';

/** Paths of the areas whose complaints somebody may look at. */
export const complaintAreas = (viewer: Viewer): string[] => areasWith(viewer, 'property.complaints');
