import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Property management: how often residents complain, by estate and company. Figures only. */
export const permissions = declarePermissions({
  'property.complaints': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
