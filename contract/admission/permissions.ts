import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** What may be passed to communities: everybody reads, departments apply, the district decides. */
export const permissions = declarePermissions({
  'admission.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'admission.apply': { reach: 'organisation', roles: ['handler'] },
  'admission.decide': { reach: 'area', roles: ['supervisor'], needs: 'admission.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
