import { can, type Viewer } from '#contract/accounts/viewer.ts';

/** Who sees merchants, offers and sheets of an area. */
export const mayRead = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'offers.read', areaPath);
/** Who keeps them. */
export const mayManage = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'offers.manage', areaPath);
/** Who agrees to what another proposed, and notes what was paid. */
export const mayApprove = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'offers.approve', areaPath);
