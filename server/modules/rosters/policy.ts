import { can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';

/** Whoever works here reads rosters and can be put on duty. */
export const mayRead = (viewer: Viewer): boolean => can(viewer, 'rosters.read');

/** Whose duty a roster arranges, as far as it says who may arrange it. */
export interface Whose {
  readonly organisationId: string | null;
  readonly areaPath: string;
}

/** Who manages the area, or the organisation whose duty it is. */
export const mayManage = (viewer: Viewer, { organisationId, areaPath }: Whose): boolean =>
  can(viewer, 'rosters.manage', areaPath) ||
  (organisationId !== null && organisationsWith(viewer, 'rosters.manage_own').includes(organisationId));
