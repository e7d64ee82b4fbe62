import { can, type Viewer } from '#contract/accounts/viewer.ts';

/** Who looks after the gateways and sees what they could not send. */
export const mayRunGateways = (viewer: Viewer): boolean => can(viewer, 'notices.configure');
