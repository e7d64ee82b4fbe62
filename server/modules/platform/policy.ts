import { can, type Viewer } from '#contract/accounts/viewer.ts';

/** Who looks after what the program could not do by itself. */
export const mayOperate = (viewer: Viewer): boolean => can(viewer, 'platform.operate');

/** Who opens accounts and grants roles. */
export const mayStaff = (viewer: Viewer): boolean => can(viewer, 'accounts.manage');

/** Who decides how the jurisdiction is set up. */
export const mayConfigure = (viewer: Viewer): boolean => can(viewer, 'settings.configure');
