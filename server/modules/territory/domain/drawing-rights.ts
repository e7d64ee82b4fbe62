import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { DraftAct, DraftState } from '#contract/drawing/api.ts';
import { type AreaLevel, isWithin } from '#contract/territory/levels.ts';

/** The level below each level whose areas are drawn here; those above come from the state's registers. */
export const drawnBelow: Readonly<Partial<Record<AreaLevel, AreaLevel>>> = { street: 'community', community: 'grid', grid: 'micro_grid' };

/** Whether a viewer may change what is known of an area. */
export const mayManageArea = (viewer: Viewer, path: string): boolean => can(viewer, 'territory.manage', path);

/** Whether a viewer may draw the areas below an area, or those below any. */
export const mayDraw = (viewer: Viewer, path?: string): boolean => can(viewer, 'drawing.draw', path);

/**
 * Whose drawings somebody sees. A drawing concerns whoever works in its area, below or above it, published or not; and the organisation whose
 * own area it redraws. What has been published, everybody who handles cases may look up.
 */
export interface DrawingSight {
  /** Areas of the viewer's posts. */
  readonly scopes: readonly string[];
  /** Areas of the organisations for which the viewer handles cases; null for who handles none. */
  readonly workplaces: readonly string[] | null;
}

/** The areas of the posts by which a viewer sees drawings. */
export const drawingScopes = (viewer: Viewer): string[] => areasWith(viewer, 'drawing.read');

/** Whether there are drawings for this viewer at all. */
export const seesAnyDrawing = ({ scopes, workplaces }: DrawingSight): boolean => scopes.length > 0 || workplaces !== null;

const concerns = (scopes: readonly string[], path: string): boolean =>
  scopes.some((scope) => isWithin(path, scope) || isWithin(scope, path));

/** Whether there may be drawings of an area for this viewer. */
export const seesDrawings = ({ scopes, workplaces }: DrawingSight, path: string): boolean => workplaces !== null || concerns(scopes, path);

/** Whether the viewer sees a drawing of an area in its state. */
export const seesDrawing = ({ scopes, workplaces }: DrawingSight, path: string, state: DraftState): boolean =>
  concerns(scopes, path) || (workplaces !== null && (state === 'published' || workplaces.some((place) => isWithin(place, path))));

/** Whether a viewer may configure the lines of work. */
export const mayConfigureLines = (viewer: Viewer): boolean => can(viewer, 'territory.configure');

/** What may be done with a drawing in each state. */
export const draftTable: Readonly<Record<DraftState, readonly DraftAct[]>> = {
  open: ['save', 'publish', 'discard', 'reopen'],
  scheduled: ['reopen', 'discard'],
  failed: ['reopen', 'discard'],
  discarded: ['reopen'],
  published: ['restore'],
};
