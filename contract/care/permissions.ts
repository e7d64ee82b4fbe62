import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Care: figures of an area, without names; records, which those who are named in them alone read; visits; canteens, their tiers and tills. A till
 * sees nothing of a person but name and tier.
 */
export const permissions = declarePermissions({
  'care.figures': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'care.keep': { reach: 'area', roles: ['clerk'], needs: 'care.figures' },
  'care.visit': { reach: 'area', roles: ['grid_worker', 'clerk'] },
  'care.canteens': { reach: 'area', roles: ['clerk', 'supervisor'] },
  'care.set_tiers': { reach: 'area', roles: ['supervisor'], needs: 'care.canteens' },
  'care.till': { reach: 'area', roles: ['clerk', 'canteen_staff'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
