import type { Permission } from '../kernel/permissions.ts';
import { isWithin } from '../territory/levels.ts';

export interface ViewerPost {
  id: string;
  /** Code of its role: that of a shipped one, or a local one's id. */
  role: string;
  /** What the jurisdiction calls a local role; null for shipped ones, which have words. */
  roleName: string | null;
  /** What the role lets its holder do, within what the post reaches. */
  permissions: ReadonlySet<Permission>;
  /** Root of the area subtree the post reaches, null for posts bound to an organisation alone. */
  areaPath: string | null;
  organisationId: string | null;
}

/** The signed-in account of a request inside one jurisdiction. */
export interface Viewer {
  accountId: string;
  name: string;
  /** A device session without a person behind it. */
  anonymous: boolean;
  mustChangePassword: boolean;
  /** A post of the viewer asks for a second factor, and the account has none. */
  mustSetUpSecondFactor: boolean;
  jurisdictionId: string;
  /** A bound phone without a session sends for the account: nothing is shown to it. */
  sendsOnly?: true;
  posts: readonly ViewerPost[];
}

/** Whether a post reaches an area. One over neither area nor organisation reaches the whole jurisdiction. */
export const reaches = (post: ViewerPost, areaPath: string): boolean =>
  post.areaPath === null ? post.organisationId === null : isWithin(areaPath, post.areaPath);

/** Whether some post of the viewer gives a permission – anywhere, or in the area named. */
export const can = (viewer: Viewer, permission: Permission, areaPath?: string): boolean =>
  viewer.posts.some((post) => post.permissions.has(permission) && (areaPath === undefined || reaches(post, areaPath)));

/** Paths of the areas over which posts of the viewer give a permission. */
export const areasWith = (viewer: Viewer, permission: Permission): string[] =>
  viewer.posts.flatMap(({ areaPath, permissions }) => (areaPath !== null && permissions.has(permission) ? [areaPath] : []));

/** Organisations for which posts of the viewer give a permission. */
export const organisationsWith = (viewer: Viewer, permission: Permission): string[] =>
  viewer.posts.flatMap(({ organisationId, permissions }) =>
    organisationId !== null && permissions.has(permission) ? [organisationId] : [],
  );
