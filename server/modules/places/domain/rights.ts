import type { Role } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

const managers: readonly Role[] = ['clerk', 'dispatcher', 'supervisor'];
const areaReaders: readonly Role[] = [...managers, 'grid_worker'];

const scopesOf = (viewer: Viewer, roles: readonly Role[]): string[] =>
  viewer.posts.flatMap(({ role, areaPath }) => (areaPath !== null && roles.includes(role) ? [areaPath] : []));

/**
 * Paths of the areas whose places a viewer may see, with everything below. A handler works for the whole jurisdiction and sees all of its
 * places, which are no secret. Empty: none.
 */
export const readablePaths = (viewer: Viewer, rootPath: string): readonly string[] => {
  if (viewer.posts.some(({ role }) => role === 'handler')) return [rootPath];
  const paths = [...new Set(scopesOf(viewer, areaReaders))];
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));
};

/** Whether a viewer may see the places of an area. */
export const isReadable = (viewer: Viewer, rootPath: string, areaPath: string): boolean =>
  readablePaths(viewer, rootPath).some((path) => isWithin(areaPath, path));

/** Whether a viewer may add and change places in an area: clerks, dispatchers and supervisors, each inside the area of the post. */
export const mayManagePlaces = (viewer: Viewer, areaPath: string): boolean =>
  scopesOf(viewer, managers).some((scope) => isWithin(areaPath, scope));

/** Whether a viewer may manage places anywhere. */
export const managesPlaces = (viewer: Viewer): boolean => scopesOf(viewer, managers).length > 0;

/** Rules of the jurisdiction are the system administrator's. */
export const mayConfigurePlaces = (viewer: Viewer): boolean => viewer.posts.some(({ role }) => role === 'system_admin');
