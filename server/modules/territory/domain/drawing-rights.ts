import type { Role } from '#contract/people/roles.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import type { DraftAct, DraftState } from '#contract/territory/drawing.ts';
import { type AreaLevel, isWithin } from '#contract/territory/levels.ts';

const managers: readonly Role[] = ['clerk', 'dispatcher', 'supervisor'];
const readers: readonly Role[] = [...managers, 'grid_worker'];

/** The level below each level whose areas are drawn here; those above come from the state's registers. */
export const drawnBelow: Readonly<Partial<Record<AreaLevel, AreaLevel>>> = { street: 'community', community: 'grid', grid: 'micro_grid' };

/** Whether a viewer may change an area and draw those below it: clerks, dispatchers and supervisors, each inside the area of the post. */
export const mayManageArea = (viewer: Viewer, path: string): boolean =>
  viewer.posts.some(({ role, areaPath }) => areaPath !== null && managers.includes(role) && isWithin(path, areaPath));

/** Whether there is any area a viewer may draw in. */
export const mayDraw = (viewer: Viewer): boolean =>
  viewer.posts.some(({ areaPath }) => areaPath !== null && mayManageArea(viewer, areaPath));

/** Paths of the areas whose drawings a viewer may see, with those above and below; the root's for a handler. */
export const drawingScopes = (viewer: Viewer, rootPath: string): string[] =>
  viewer.posts.flatMap(({ role, areaPath }) =>
    role === 'handler' ? [rootPath] : areaPath !== null && readers.includes(role) ? [areaPath] : [],
  );

/** Whether somebody with these scopes sees drawings of an area: they concern whoever works in it, below or above it. */
export const seesDrawings = (scopes: readonly string[], path: string): boolean =>
  scopes.some((scope) => isWithin(path, scope) || isWithin(scope, path));

/** The lines of work are the system administrator's to configure. */
export const mayConfigureLines = (viewer: Viewer): boolean => viewer.posts.some(({ role }) => role === 'system_admin');

/** What may be done with a drawing in each state. */
export const draftTable: Readonly<Record<DraftState, readonly DraftAct[]>> = {
  open: ['save', 'publish', 'discard', 'reopen'],
  scheduled: ['reopen', 'discard'],
  failed: ['reopen', 'discard'],
  discarded: ['reopen'],
  published: ['restore'],
};
