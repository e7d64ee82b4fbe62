import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A company, as far as rights depend on it. */
export interface Placed {
  readonly id: string;
  readonly areaPath: string;
}
export const readsAll = (viewer: Viewer): boolean => can(viewer, 'credits.read') || can(viewer, 'credits.review');
/** Whoever may look at the module at all. */
export const mayUse = (viewer: Viewer): boolean => readsAll(viewer) || organisationsWith(viewer, 'credits.answer').length > 0;
export const mayDesign = (viewer: Viewer): boolean => can(viewer, 'credits.design');
export const mayReview = (viewer: Viewer): boolean => can(viewer, 'credits.review');
/** Whoever enters something enters it of companies that serve their area, or a part of it, or more than it. */
export const mayEnter = (viewer: Viewer, { areaPath }: Placed): boolean =>
  can(viewer, 'credits.enter', areaPath) || areasWith(viewer, 'credits.enter').some((own) => isWithin(own, areaPath));
export const standsFor = (viewer: Viewer, { id }: Pick<Placed, 'id'>): boolean => organisationsWith(viewer, 'credits.answer').includes(id);
/** Ratings are public; who keeps them sees all entries, a company its own. */
export const sees = (viewer: Viewer, company: Pick<Placed, 'id'>): boolean => readsAll(viewer) || standsFor(viewer, company);
