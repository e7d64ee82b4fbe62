import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Price lists of city-service companies: who looks at bookings of areas, who notes what others ask, who keeps a list and serves. */
export const permissions = declarePermissions({
  'tariffs.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'tariffs.survey': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'tariffs.read' },
  'tariffs.serve': { reach: 'organisation', roles: ['handler', 'property_manager'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
