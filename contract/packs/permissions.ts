import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Packs: whoever installs one must be allowed to define each of the things it brings, too. */
export const permissions = declarePermissions({
  'packs.install': { reach: 'area', roles: ['clerk', 'supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
