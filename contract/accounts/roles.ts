/**
 * Roles that come with the platform and run the loop of cases. Everyone signed in is a `resident` without a post. What each may do is said
 * by the permissions that name it (`contract/<module>/permissions.ts`); other roles are made in a jurisdiction from the same permissions.
 * The three administrators (三员分立, GB/T 22239) are kept apart: none of them sees cases, no account holds two of their duties.
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

/** Roles that come with the platform for those who work beside that loop. */
export const furtherRoles = ['leader', 'property_manager', 'mediator', 'unit_secretary', 'canteen_staff', 'merchant'] as const;

/** Roles given by a post that come with the platform. */
export const shippedRoles = [...(roles.slice(1) as readonly Exclude<Role, 'resident'>[]), ...furtherRoles] as const;
export type ShippedRole = (typeof shippedRoles)[number];

/** Whether a role is of a jurisdiction's own making: then its code is an id. */
export const isLocal = (role: string): boolean => role.includes('-');

/** The three separate administrators. */
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[];
export type AdministratorRole = (typeof administratorRoles)[number];
export const isAdministrator = (role: string): role is AdministratorRole => (administratorRoles as readonly string[]).includes(role);

/**
 * What a post with a role stands over: an area, an organisation, an area and – where it belongs to a team – an organisation, or nothing but
 * the jurisdiction, as the administrators' do.
 */
export const standings = ['area', 'organisation', 'area_and_team', 'jurisdiction'] as const;
export type PostStanding = (typeof standings)[number];

const organisational: readonly ShippedRole[] = ['handler', 'property_manager', 'mediator', 'unit_secretary', 'merchant'];
/** What posts with a shipped role stand over. */
export const standingOf = (role: ShippedRole): PostStanding => {
  if (isAdministrator(role)) return 'jurisdiction';
  if (role === 'grid_worker') return 'area_and_team';
  return organisational.includes(role) ? 'organisation' : 'area';
};

/** How long a temporary password opens anything (days); after that the security administrator gives another. */
export const temporaryPasswordDays = 7;
