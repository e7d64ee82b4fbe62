import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** Who is scored, as far as rights depend on it. */
export interface Placed {
  readonly areaPath: string | null;
  readonly organisationId: string | null;
}

const readsAll = (viewer: Viewer): boolean => can(viewer, 'scorecards.run') || can(viewer, 'scorecards.review');
/** Whoever may look at the module at all. */
export const mayUse = (viewer: Viewer): boolean =>
  can(viewer, 'scorecards.read') || organisationsWith(viewer, 'scorecards.answer').length > 0;
export const mayDesign = (viewer: Viewer): boolean => can(viewer, 'scorecards.design');
export const mayRun = (viewer: Viewer): boolean => can(viewer, 'scorecards.run');
export const mayReview = (viewer: Viewer): boolean => can(viewer, 'scorecards.review');
export const mayGive = (viewer: Viewer, { areaPath }: Placed): boolean => can(viewer, 'scorecards.give', areaPath ?? undefined);

/** For whom somebody stands: organisations, and paths of the areas whose own scores they follow. */
export const standing = (viewer: Viewer): { organisations: readonly string[]; areas: readonly string[] } => ({
  organisations: organisationsWith(viewer, 'scorecards.answer'),
  areas: areasWith(viewer, 'scorecards.read'),
});
/** Whoever stands for the scored: for its organisation, or for an area by whoever follows scores of just that area. */
export const standsFor = (viewer: Viewer, { areaPath, organisationId }: Placed): boolean => {
  const { organisations, areas } = standing(viewer);
  return (organisationId !== null && organisations.includes(organisationId)) || (areaPath !== null && areas.includes(areaPath));
};

/** Whose scores somebody sees: all, those within the areas they follow, and their own. */
export const sees = (viewer: Viewer, placed: Placed): boolean =>
  readsAll(viewer) ||
  standsFor(viewer, placed) ||
  (placed.areaPath !== null && areasWith(viewer, 'scorecards.read').some((own) => isWithin(placed.areaPath as string, own)));
