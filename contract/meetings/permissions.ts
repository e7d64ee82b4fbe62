import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Meetings: who reads, who keeps bodies and runs their meetings, who chairs what was raised and follows resolutions, who says what kinds there are. */
export const permissions = declarePermissions({
  'meetings.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'meetings.run': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'meetings.read' },
  'meetings.lead': { reach: 'area', roles: ['supervisor', 'leader'], needs: 'meetings.read' },
  'meetings.design': { reach: 'jurisdiction', roles: ['supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
