/**
 * Roles a post can carry. Everyone signed in is a `resident` without a post.
 * The three administrators (三员分立, GB/T 22239) are kept apart: none of them sees cases, no account holds two of them.
 */
export const roles = [
  'resident',
  'grid_worker',
  'clerk',
  'dispatcher',
  'supervisor',
  'handler',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const;
export type Role = (typeof roles)[number];

/** Roles given by a post (all but `resident`). */
export const postRoles = roles.slice(1) as readonly Exclude<Role, 'resident'>[];

/** Roles that work on cases by area: they see every case inside their post's area subtree. */
export const areaRoles = ['grid_worker', 'clerk', 'dispatcher', 'supervisor'] as const satisfies readonly Role[];

/** Roles that work on cases given to their organisation. A grid worker may be a member of a grid team as well. */
export const organisationRoles = ['handler', 'grid_worker'] as const satisfies readonly Role[];

/** The three separate administrators. */
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[];
export const isAdministrator = (role: Role): boolean => (administratorRoles as readonly Role[]).includes(role);

/** How long a temporary password opens anything (days); after that the security administrator gives another. */
export const temporaryPasswordDays = 7;
