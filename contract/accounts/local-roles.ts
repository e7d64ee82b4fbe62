import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { done, id, moment } from '../kernel/values.ts';
import { roleCode, roleName } from './role-codes.ts';
import { administratorRoles, standings } from './roles.ts';

/** A permission as people choose it, worded in the language of the request. */
export const permission = z.object({
  code: z.string(),
  module: z.string().describe('what it is about, for people: a heading'),
  title: z.string(),
  what: z.string().describe('what its holder may do'),
  reach: z.enum(['area', 'organisation', 'jurisdiction']).describe('where it counts, within what the post stands over'),
  duty: z.enum(administratorRoles).nullable().describe('the administrator it belongs to alone; no local role may hold it'),
  needs: z.string().nullable().describe('the permission that comes with it'),
});
export type PermissionShown = z.infer<typeof permission>;

/** A role: shipped with the platform, or of the jurisdiction's own making. */
export const role = z.object({
  code: roleCode,
  shipped: z.boolean(),
  name: z.string(),
  standing: z.enum(standings).describe('what a post with it stands over'),
  permissions: z.array(z.string()).describe('codes, those included that others need'),
  holders: z.number().int().describe('posts with it that have not ended'),
  used: z.boolean().describe('some post gives or gave it: it stays'),
  version: z.number().int(),
});
export type RoleShown = z.infer<typeof role>;

export const listRoles = endpoint({
  method: 'GET',
  path: '/api/roles',
  access: 'session',
  summary: 'Every role of the jurisdiction and every permission there is (security and system administrators)',
  response: z.object({ roles: z.array(role), permissions: z.array(permission) }),
});

const name = line.min(2).max(40);
const chosen = z.array(z.string().max(60)).min(1).max(150);
const refused = ['accounts.role_name_taken', 'accounts.role_permission'] as const;

export const makeRole = endpoint({
  method: 'POST',
  path: '/api/roles',
  access: 'session',
  status: 201,
  summary: 'Make a role from what permissions there are (security administrator)',
  body: z.object({ id, name, standing: role.shape.standing.exclude(['jurisdiction']), permissions: chosen }),
  response: role,
  errors: [...refused],
});

export const changeRole = endpoint({
  method: 'PUT',
  path: '/api/roles/:role',
  access: 'session',
  summary: 'Change the name and the permissions of a local role; counts for everybody who holds it at once',
  params: z.object({ role: id }),
  body: z.object({ id, version: z.number().int(), name, permissions: chosen }),
  response: role,
  errors: [...refused, 'accounts.role_not_found', 'accounts.role_changed'],
});

export const removeRole = endpoint({
  method: 'POST',
  path: '/api/roles/:role/remove',
  access: 'session',
  summary: 'Remove a local role that no post has ever given',
  params: z.object({ role: id }),
  body: z.object({ id }),
  response: done,
  errors: ['accounts.role_not_found', 'accounts.role_in_use'],
});

/** A post as the reason of a right. */
const ground = z.object({
  postId: id,
  role: roleCode,
  roleName,
  place: z.string().nullable().describe('where it lets this be done: an area or an organisation; null: in the whole jurisdiction'),
  validFrom: moment,
  validTo: moment.nullable(),
});

/** What an account may do, where, and by which post; what it may not do has no ground. */
export const rights = z.object({
  account: z.object({ id, name: z.string() }),
  permissions: z.array(permission.extend({ by: z.array(ground) })),
});
export type Rights = z.infer<typeof rights>;

export const getRights = endpoint({
  method: 'GET',
  path: '/api/accounts/:accountId/rights',
  access: 'session',
  summary: 'What an account may do here, where, and by which post (security administrator; everybody their own)',
  params: z.object({ accountId: id }),
  response: rights,
  errors: ['accounts.account_not_found'],
});
