import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Honours: who follows them, who nominates in an area, who runs and decides them, who enters democratic appraisals. */
export const permissions = declarePermissions({
  'honours.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'honours.nominate': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'honours.read' },
  'honours.manage': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'honours.read' },
  'honours.appraise': { reach: 'area', roles: ['dispatcher'], needs: 'honours.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
