import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** Merchants for which the viewer stands. */
export const ownMerchants = (viewer: Viewer): string[] => organisationsWith(viewer, 'circles.merchant');
export const mayUse = (viewer: Viewer): boolean => can(viewer, 'circles.read') || ownMerchants(viewer).length > 0;
export const mayRead = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'circles.read').some((own) => isWithin(areaPath, own));
export const mayManage = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'circles.manage', areaPath);
export const mayDecide = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'circles.decide', areaPath);
/** Whoever looks after its circle, or the merchant itself. */
export const seesMerchant = (viewer: Viewer, { id, areaPath }: { id: string; areaPath: string }): boolean =>
  mayRead(viewer, areaPath) || ownMerchants(viewer).includes(id);
/** The merchant itself, or whoever writes it down for it. */
export const mayObject = (viewer: Viewer, { id, areaPath }: { id: string; areaPath: string }): boolean =>
  mayManage(viewer, areaPath) || ownMerchants(viewer).includes(id);
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
