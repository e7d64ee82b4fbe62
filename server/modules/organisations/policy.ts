import type { Role } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** Whoever holds any post may look organisations up. */
export const mayListOrganisations = (viewer: Viewer): boolean => viewer.posts.length > 0;

const staffRoles: readonly Role[] = ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'];
/** Who manages organisations of the own area. */
export const managerRoles: readonly Role[] = ['clerk', 'dispatcher', 'supervisor'];

/** Organisations, offices and agreements are read by everybody who works here; the three administrators are not among them. */
export const mayReadOrganisations = (viewer: Viewer): boolean => viewer.posts.some((p) => staffRoles.includes(p.role));
/** Paths of the areas inside which the viewer manages organisations, offices and agreements. */
export const managedAreas = (viewer: Viewer): readonly string[] =>
  viewer.posts.flatMap((p) => (managerRoles.includes(p.role) && p.areaPath !== null ? [p.areaPath] : []));
export const mayManageIn = (viewer: Viewer, areaPath: string): boolean => managedAreas(viewer).some((root) => isWithin(areaPath, root));
/** A parent may stand in an area managed or in one above it: a community's branch hangs on the street's committee. */
export const mayStandUnder = (viewer: Viewer, parentPath: string): boolean =>
  managedAreas(viewer).some((root) => isWithin(parentPath, root) || isWithin(root, parentPath));
/** Areas whose people a viewer knows by name, with all above and below: {@link seesNames} as a condition. */
export const namedAreas = (viewer: Viewer): readonly string[] =>
  viewer.posts.flatMap((p) => (staffRoles.includes(p.role) && p.areaPath !== null ? [p.areaPath] : []));
/**
 * Names of those who hold office are public functions to whoever works in the place, in one above or below it, or in the organisation itself;
 * to everybody else they are masked.
 */
export const seesNames = (viewer: Viewer, areaPath: string, organisationId: string | null): boolean =>
  viewer.posts.some(
    (p) =>
      (organisationId !== null && p.organisationId === organisationId) ||
      (staffRoles.includes(p.role) && p.areaPath !== null && (isWithin(areaPath, p.areaPath) || isWithin(p.areaPath, areaPath))),
  );
