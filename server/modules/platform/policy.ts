import type { Viewer } from '#contract/accounts/viewer.ts';

/** Who looks after what the program could not do by itself. */
export const mayOperate = (viewer: Viewer): boolean => viewer.posts.some((post) => post.role === 'system_admin');
