import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

/**
 * Paths of the areas whose places a viewer may see, with everything below. Who works for the whole jurisdiction sees all of its places, which
 * are no secret. Empty: none.
 */
export const readablePaths = (viewer: Viewer, rootPath: string): readonly string[] =>
  can(viewer, 'places.read_all') ? [rootPath] : outermost(areasWith(viewer, 'places.read'));

/** Whether a viewer may see the places of an area. */
export const isReadable = (viewer: Viewer, rootPath: string, areaPath: string): boolean =>
  readablePaths(viewer, rootPath).some((path) => isWithin(areaPath, path));

/** Whether a viewer may add and change places in an area. */
export const mayManagePlaces = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'places.manage', areaPath);

/** Whether a viewer may manage places anywhere. */
export const managesPlaces = (viewer: Viewer): boolean => can(viewer, 'places.manage');

/** Whether a viewer may set the jurisdiction's rules for places. */
export const mayConfigurePlaces = (viewer: Viewer): boolean => can(viewer, 'places.configure');
