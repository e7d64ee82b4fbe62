import type { Role } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

const readers: readonly Role[] = ['clerk', 'dispatcher', 'supervisor'];

/** Paths of the areas whose coverage a viewer may see, none within another. Empty: none. */
export const coveragePaths = (viewer: Viewer): readonly string[] => {
  const paths = [...new Set(viewer.posts.flatMap(({ role, areaPath }) => (areaPath !== null && readers.includes(role) ? [areaPath] : [])))];
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));
};

/** The part of an asked area that a viewer reaches: the area itself inside the own posts' areas, else the own areas inside it. */
export const reachedPaths = (viewer: Viewer, askedPath: string): readonly string[] =>
  coveragePaths(viewer).flatMap((own) => (isWithin(askedPath, own) ? [askedPath] : isWithin(own, askedPath) ? [own] : []));

/** Rules are changed by the system administrator and by a supervisor of the whole jurisdiction. */
export const mayEditRules = (viewer: Viewer, rootPath: string): boolean =>
  viewer.posts.some(
    ({ role, areaPath }) => role === 'system_admin' || (role === 'supervisor' && areaPath !== null && isWithin(rootPath, areaPath)),
  );

/** Whether a viewer may look at the rules: whoever reads the coverage or may change them. */
export const mayReadRules = (viewer: Viewer, rootPath: string): boolean =>
  coveragePaths(viewer).length > 0 || mayEditRules(viewer, rootPath);
