import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Disputes: the ledger without names for the area; the parties for those who mediate, each look noted. */
export const permissions = declarePermissions({
  'disputes.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'disputes.handle': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'disputes.read' },
  'disputes.mediate': { reach: 'organisation', roles: ['mediator'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
