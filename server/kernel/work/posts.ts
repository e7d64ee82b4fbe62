import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';

/** A post as far as it says what its holder may do. */
export interface KeptPost {
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  readonly permissions: readonly Permission[];
}

/** The posts of a viewer, to be kept beside what is made with them. */
export const postsOf = (viewer: Viewer): KeptPost[] =>
  viewer.posts.map(({ areaPath, organisationId, permissions }) => ({ areaPath, organisationId, permissions: [...permissions] }));

/** Whether a viewer still has every right of the posts something was made with. */
export const stillHolds = (viewer: Viewer, posts: readonly KeptPost[]): boolean =>
  posts.every(({ areaPath, organisationId, permissions }) =>
    permissions.every((one) =>
      viewer.posts.some((now) => now.areaPath === areaPath && now.organisationId === organisationId && now.permissions.has(one)),
    ),
  );
