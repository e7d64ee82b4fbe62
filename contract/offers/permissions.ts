import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Offers for points: who sees merchants, offers, stock and sheets of an area; who keeps them; who agrees to what another proposed and notes
 * what was paid. Buying needs none, and giving out goes by the accounts bound to a merchant.
 */
export const permissions = declarePermissions({
  'offers.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'offers.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'offers.read' },
  'offers.approve': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'offers.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
