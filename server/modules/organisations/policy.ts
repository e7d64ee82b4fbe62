import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** Whoever holds any post may look organisations up. */
export const mayListOrganisations = (viewer: Viewer): boolean => viewer.posts.length > 0;

/** Organisations, offices and agreements are read by everybody who works here; the three administrators are not among them. */
export const mayReadOrganisations = (viewer: Viewer): boolean => can(viewer, 'organisations.read');
/** Paths of the areas inside which the viewer manages organisations, offices and agreements. */
export const managedAreas = (viewer: Viewer): readonly string[] => areasWith(viewer, 'organisations.manage');
export const mayManageIn = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'organisations.manage', areaPath);
/** A parent may stand in an area managed or in one above it: a community's branch hangs on the street's committee. */
export const mayStandUnder = (viewer: Viewer, parentPath: string): boolean =>
  managedAreas(viewer).some((root) => isWithin(parentPath, root) || isWithin(root, parentPath));
/** Areas whose people a viewer knows by name, with all above and below: {@link seesNames} as a condition. */
export const namedAreas = (viewer: Viewer): readonly string[] => areasWith(viewer, 'organisations.read');
/** Organisations whose people a viewer knows by name. */
export const namedOrganisations = (viewer: Viewer): readonly string[] => organisationsWith(viewer, 'organisations.read');
/**
 * Names of those who hold office are public functions to whoever works in the place, in one above or below it, or in the organisation itself;
 * to everybody else they are masked.
 */
export const seesNames = (viewer: Viewer, areaPath: string, organisationId: string | null): boolean =>
  (organisationId !== null && namedOrganisations(viewer).includes(organisationId)) ||
  namedAreas(viewer).some((own) => isWithin(areaPath, own) || isWithin(own, areaPath));
