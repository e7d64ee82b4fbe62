import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Owners' registers and assemblies: who reads, who keeps registers, who runs assemblies, who reviews results, who sets how the place votes. */
export const permissions = declarePermissions({
  'assemblies.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'assemblies.register': { reach: 'area', roles: ['clerk'], needs: 'assemblies.read' },
  'assemblies.run': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'assemblies.read' },
  'assemblies.review': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'assemblies.read' },
  'assemblies.set_rules': { reach: 'area', roles: ['supervisor'], needs: 'assemblies.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
