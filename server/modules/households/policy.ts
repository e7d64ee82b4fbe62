import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';

/** Whether a viewer may change buildings and households of an area, or of any. */
export const mayManage = (viewer: Viewer, path?: string): boolean => can(viewer, 'households.manage', path);

/** Whether a viewer may read households of an area, or of any. */
export const mayRead = (viewer: Viewer, path?: string): boolean => can(viewer, 'households.read', path);

/** Paths of the areas whose households a viewer reads. A post over the whole jurisdiction reaches its root. */
export const readablePaths = (viewer: Viewer, root: string): string[] => {
  const whole = viewer.posts.some(
    (post) => post.areaPath === null && post.organisationId === null && post.permissions.has('households.read'),
  );
  const paths = [...new Set(whole ? [root] : areasWith(viewer, 'households.read'))];
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(`${other}.`)));
};
