import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Hazards: who keeps the ledger of an area, who orders rectification, who supervises. Grid staff remind and report; only enforcing bodies order. */
export const permissions = declarePermissions({
  'hazards.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'hazards.handle': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'hazards.read' },
  'hazards.order': { reach: 'organisation', roles: ['handler'] },
  'hazards.supervise': { reach: 'area', roles: ['supervisor'], needs: 'hazards.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
