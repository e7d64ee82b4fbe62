import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A dispute as far as rights depend on it. */
export interface Placed {
  readonly areaPath: string;
  readonly organisationId: string;
  readonly mediatorId: string | null;
}
export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'disputes.read');
export const handleAreas = (viewer: Viewer): string[] => areasWith(viewer, 'disputes.handle');
/** Organisations for which the viewer mediates. */
export const mediationOf = (viewer: Viewer): string[] => organisationsWith(viewer, 'disputes.mediate');
export const mayUseDisputes = (viewer: Viewer): boolean => can(viewer, 'disputes.read') || mediationOf(viewer).length > 0;
export const mayOpen = (viewer: Viewer): boolean => can(viewer, 'disputes.handle') || mediationOf(viewer).length > 0;
/** Who works on it: its mediator, who mediates for the organisation, or handles disputes in the area. They alone see names and records. */
export const worksOn = (viewer: Viewer, { areaPath, organisationId, mediatorId }: Placed): boolean =>
  (mediatorId === viewer.accountId && mayUseDisputes(viewer)) ||
  can(viewer, 'disputes.handle', areaPath) ||
  mediationOf(viewer).includes(organisationId);
export const seesDispute = (viewer: Viewer, dispute: Placed): boolean =>
  worksOn(viewer, dispute) || readAreas(viewer).some((own) => isWithin(dispute.areaPath, own));
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
