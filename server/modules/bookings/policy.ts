import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { RoomRules } from '#contract/bookings/rules.ts';

/** Who sees when the rooms of a place are taken, and by whom. */
export const mayRead = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'bookings.read', areaPath);
/** Who keeps the rooms of a place. */
export const mayManage = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'bookings.manage', areaPath);

/** Whether the rules let somebody book: residents who signed in by phone, organisations through whoever works for them, staff. */
export const mayBook = ({ who }: RoomRules, viewer: Viewer, organisationId: string | null): boolean =>
  !viewer.anonymous && (who === 'residents' || (who === 'staff' ? viewer.posts.length > 0 : organisationId !== null));

/** Whether somebody works for an organisation. */
export const worksFor = (viewer: Viewer, organisationId: string): boolean =>
  viewer.posts.some((post) => post.organisationId === organisationId);
