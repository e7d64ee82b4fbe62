import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shippedRoles } from '#contract/accounts/roles.ts';
import type { Declaration, Permission } from '#contract/kernel/permissions.ts';

const contract = join(import.meta.dirname, '../../contract');
const files = readdirSync(contract)
  .filter((name) => name !== 'kernel')
  .map((name) => join(contract, name, 'permissions.ts'))
  .filter((file) => existsSync(file))
  .sort();
type File = { permissions: Readonly<Record<Permission, Declaration>> };
const loaded = await Promise.all(files.map(async (file) => ((await import(pathToFileURL(file).href)) as File).permissions));

/** Every permission some module declares. */
export const declarations: ReadonlyMap<Permission, Declaration> = new Map(
  loaded.flatMap((permissions) => Object.entries(permissions) as [Permission, Declaration][]),
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

const shipped = new Map<string, ReadonlySet<Permission>>(
  shippedRoles.map((role) => [role, withNeeds([...declarations].flatMap(([code, { roles }]) => (roles.includes(role) ? [code] : [])))]),
);

/** The permissions of a shipped role: always the same set. */
export const permissionsOf = (role: string): ReadonlySet<Permission> => shipped.get(role) ?? new Set();
