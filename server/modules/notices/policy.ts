import type { Viewer } from '#contract/accounts/viewer.ts';

/** Who looks after the gateways and sees what they could not send. */
export const mayRunGateways = (viewer: Viewer): boolean => viewer.posts.some((post) => post.role === 'system_admin');
