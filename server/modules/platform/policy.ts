import { can, type Viewer } from '#contract/accounts/viewer.ts';

/** Who looks after what the program could not do by itself. */
export const mayOperate = (viewer: Viewer): boolean => can(viewer, 'platform.operate');

/** Who decides how the jurisdiction is set up. */
export const mayConfigure = (viewer: Viewer): boolean => can(viewer, 'settings.configure');
