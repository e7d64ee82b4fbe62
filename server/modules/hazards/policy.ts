import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A hazard as far as rights depend on it. */
export interface Placed {
  readonly areaPath: string;
  readonly bodyId: string | null;
}

export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'hazards.read');
/** Enforcing bodies for which the viewer orders. */
export const bodiesOf = (viewer: Viewer): string[] => organisationsWith(viewer, 'hazards.order');
export const mayUseHazards = (viewer: Viewer): boolean => can(viewer, 'hazards.read') || bodiesOf(viewer).length > 0;
export const seesHazard = (viewer: Viewer, { areaPath, bodyId }: Placed): boolean =>
  readAreas(viewer).some((own) => isWithin(areaPath, own)) || ordersFor(viewer, { bodyId });
/** Whoever works for the body in charge: orders and re-inspects. */
export const ordersFor = (viewer: Viewer, { bodyId }: Pick<Placed, 'bodyId'>): boolean =>
  bodyId !== null && bodiesOf(viewer).includes(bodyId);
/** Whoever keeps the ledger there: enters, reminds, re-inspects. */
export const handles = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'hazards.handle', areaPath);
export const supervises = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'hazards.supervise', areaPath);
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
