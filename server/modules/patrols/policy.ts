import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

/** A route as far as rights depend on it. */
export interface Walked {
  readonly areaPath: string;
  readonly organisationId: string | null;
  /** Accounts named to walk it. */
  readonly walkers: readonly string[];
}

/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
/** Codes of the areas, with all below, whose patrols the viewer reads. */
export const readCodes = (viewer: Viewer): string[] => codesOf(outermost(areasWith(viewer, 'patrols.read')));
/** Codes of the areas whose patrols the viewer plans and judges. */
export const ledCodes = (viewer: Viewer): string[] => codesOf(outermost(areasWith(viewer, 'patrols.manage')));
export const walksFor = (viewer: Viewer): string[] => organisationsWith(viewer, 'patrols.walk_for');
export const readsAt = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'patrols.read').some((own) => isWithin(areaPath, own));
export const leads = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'patrols.manage', areaPath);
export const approves = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'patrols.approve', areaPath);
export const mayUsePatrols = (viewer: Viewer): boolean => can(viewer, 'patrols.read') || walksFor(viewer).length > 0;

/** Whether the viewer walks a route: named, of its organisation or, where it names nobody, walking in its area. */
export const walks = (viewer: Viewer, { areaPath, organisationId, walkers }: Walked): boolean => {
  if (walkers.includes(viewer.accountId)) return true;
  if (organisationId !== null) return walksFor(viewer).includes(organisationId);
  return walkers.length === 0 && can(viewer, 'patrols.walk', areaPath);
};
/** Whether the viewer sees a route: reads there, or walks it. */
export const seesRoute = (viewer: Viewer, route: Walked): boolean => readsAt(viewer, route.areaPath) || walks(viewer, route);
