import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Community workers: who sees their grades, who keeps their rows, who promotes, who sees pay, who sets the scheme. */
export const permissions = declarePermissions({
  'workforce.read': { reach: 'area', roles: ['clerk', 'supervisor', 'leader'] },
  'workforce.write': { reach: 'area', roles: ['clerk'], needs: 'workforce.read' },
  'workforce.promote': { reach: 'area', roles: ['supervisor'], needs: 'workforce.read' },
  'workforce.pay': { reach: 'area', roles: ['supervisor'], needs: 'workforce.read' },
  'workforce.set_scheme': { reach: 'area', roles: ['supervisor'], needs: 'workforce.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
