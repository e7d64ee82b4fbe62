import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

/** Paths of the areas whose coverage a viewer may see, none within another. Empty: none. */
export const coveragePaths = (viewer: Viewer): readonly string[] => outermost(areasWith(viewer, 'coverage.read'));

/** The part of an asked area that a viewer reaches: the area itself inside the own posts' areas, else the own areas inside it. */
export const reachedPaths = (viewer: Viewer, askedPath: string): readonly string[] =>
  coveragePaths(viewer).flatMap((own) => (isWithin(askedPath, own) ? [askedPath] : isWithin(own, askedPath) ? [own] : []));

/** Rules hold in the whole jurisdiction and are changed by posts over all of it. */
export const mayEditRules = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'coverage.set_rules', rootPath);

/** Whether a viewer may look at the rules: whoever reads the coverage or may change them. */
export const mayReadRules = (viewer: Viewer, rootPath: string): boolean =>
  coveragePaths(viewer).length > 0 || mayEditRules(viewer, rootPath);
