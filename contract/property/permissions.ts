import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Property management: how often residents complain, by estate and company, as figures only; what follows from the red and yellow list, and who sets that. */
export const permissions = declarePermissions({
  'property.complaints': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'property.lists': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'property.carry': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'property.lists' },
  'property.set_rules': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'property.lists' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
