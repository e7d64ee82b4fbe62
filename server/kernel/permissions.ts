import { join } from 'node:path';
import { shippedRoles } from '#contract/accounts/roles.ts';
import type { Declaration, Permission } from '#contract/kernel/permissions.ts';
import { importEach } from './folders.ts';

const loaded = await importEach<{ permissions?: Readonly<Record<Permission, Declaration>> }>(
  join(import.meta.dirname, '../../contract'),
  'permissions.ts',
);

/** Every permission some module declares. */
export const declarations: ReadonlyMap<Permission, Declaration> = new Map(
  [...loaded.values()].flatMap(({ permissions }) => Object.entries(permissions ?? {}) as [Permission, Declaration][]),
);

/** The permissions among some codes, with all they need. Codes that nobody declares any more are left out. */
export const withNeeds = (codes: Iterable<string>): ReadonlySet<Permission> => {
  const held = new Set<Permission>();
  const waiting = [...codes];
  for (let code = waiting.pop() as Permission | undefined; code !== undefined; code = waiting.pop() as Permission | undefined) {
    const declared = declarations.get(code);
    if (!declared || held.has(code)) continue;
    held.add(code);
    if (declared.needs !== undefined) waiting.push(declared.needs);
  }
  return held;
};

const none: ReadonlySet<Permission> = new Set();
const shipped = new Map<string, ReadonlySet<Permission>>(
  shippedRoles.map((role) => [role, withNeeds([...declarations].flatMap(([code, { roles }]) => (roles.includes(role) ? [code] : [])))]),
);

const chosenOnly = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => declarations.get(code as Permission)?.duty === undefined);

/**
 * What a role allows: a shipped one always the same set, a local one what it was put together of. Those of an administrator's duty never come
 * with a local role.
 * @param chosen the permissions of a local role; null for a shipped one
 */
export const permissionsOf = (role: string, chosen: readonly string[] | null = null): ReadonlySet<Permission> =>
  chosen === null ? (shipped.get(role) ?? none) : withNeeds(chosenOnly(chosen));

/** How a statement asks which posts give a permission: shipped roles that hold it, and codes of permissions a local role holds it with. */
export interface Givers {
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}
export const givers = (permission: Permission): Givers => ({
  roles: [...shipped].flatMap(([role, held]) => (held.has(permission) ? [role] : [])),
  permissions: [...declarations.keys()].filter((code) => withNeeds([code]).has(permission)),
});
